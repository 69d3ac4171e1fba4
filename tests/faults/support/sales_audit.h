// SalesAudit: what has to be true of a sales file after any fault, looked at with plain SQLite beside the
// product's own verifier.
#pragma once

#include "controller/sales_file/journal.h"
#include "controller/sales_file/store_database.h"

#include <QByteArray>
#include <sqlite3.h>

#include <set>
#include <string>
#include <vector>

namespace kazasu::faults {

/// A SQLite file read by nothing of ours.
class PlainReader {
public:
    explicit PlainReader(const std::string& path) {
        sqlite3_open_v2(path.c_str(), &m_handle, SQLITE_OPEN_READWRITE, nullptr);
    }
    ~PlainReader() { sqlite3_close(m_handle); }
    PlainReader(const PlainReader&) = delete;
    PlainReader& operator=(const PlainReader&) = delete;

    /// The first column of every row; one row with the error's words if there is an error.
    [[nodiscard]] std::vector<std::string> column(const char* sql) const {
        std::vector<std::string> rows;
        const auto take = [](void* out, int, char** values, char**) {
            static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] ? values[0] : "NULL");
            return 0;
        };
        if (sqlite3_exec(m_handle, sql, take, &rows, nullptr) != SQLITE_OK) {
            return {std::string("error: ") + sqlite3_errmsg(m_handle)};
        }
        return rows;
    }
    [[nodiscard]] std::string value(const char* sql) const {
        const auto rows = column(sql);
        return rows.empty() ? std::string() : rows.front();
    }

private:
    sqlite3* m_handle = nullptr;
};

/// The sales that a seller called completed, from its lines `sold ID`.
inline std::vector<std::string> soldIn(const QByteArray& output) {
    std::vector<std::string> sold;
    for (const QByteArray& line : output.split('\n')) {
        if (line.startsWith("sold ")) sold.push_back(line.mid(5).toStdString());
    }
    return sold;
}

/// Empty when all is well; else what is wrong. At most `openSales` sales may be there that nobody was told
/// of: those under way when the fault came.
inline std::string auditSales(const std::string& path, const std::vector<std::string>& sold,
                              std::size_t openSales) {
    {
        const auto database = controller::openStoreDatabase(path, true);
        if (!database) return "does not open: " + describe(database.error());
        const auto verified = controller::Journal(**database).verify();
        if (!verified) return "journal: " + describe(verified.error());
    }
    const PlainReader file(path);
    if (const auto integrity = file.value("PRAGMA integrity_check"); integrity != "ok") return integrity;
    const auto stored = file.column("SELECT sale_id FROM sales");
    const std::set<std::string> storedIds(stored.begin(), stored.end());
    for (const std::string& sale : sold) {
        if (!storedIds.contains(sale)) return "LOST: " + sale;
    }
    if (storedIds.size() > sold.size() + openSales) return "more sales than were made";
    const auto broken = file.value(
        "SELECT (SELECT count(*) FROM sales) <> (SELECT count(*) FROM journal WHERE kind = 'sale')"
        " OR (SELECT count(*) FROM sales) <> (SELECT coalesce(max(receipt_number), 0) FROM sales)"
        " OR (SELECT count(*) FROM sales) <> (SELECT count(DISTINCT sale_id) FROM sale_lines)"
        " OR (SELECT count(*) FROM outbox) <> (SELECT count(*) FROM spent_codes)"
        " OR (SELECT count(*) FROM outbox) <>"
        "    (SELECT count(*) FROM sale_tenders WHERE kind = 'settlement_code' AND is_reversed = 0)"
        " OR EXISTS (SELECT 1 FROM spent_codes WHERE sale_id NOT IN (SELECT sale_id FROM outbox))");
    return broken == "0" ? std::string() : "the tables disagree: " + broken;
}

}  // namespace kazasu::faults

// Passes everything on to a real database and keeps the statements that change rows, transaction by
// transaction, so that the very same rows can be written again by plain SQLite: the peer of the benchmark.
#pragma once

#include "platform/sql/database.h"

#include <string>
#include <vector>

namespace kazasu::bench {

struct RecordedStatement {
    std::string sql;
    std::vector<SqlValue> parameters;
};
using RecordedTransaction = std::vector<RecordedStatement>;

/// Shared with the thread that owns the database; read it when that thread is done.
struct Recording {
    std::vector<RecordedTransaction> transactions;
    RecordedTransaction open;

    /// What was recorded so far is a transaction of its own, also in the midst of a larger commit.
    void endTransaction() {
        if (!open.empty()) transactions.push_back(std::move(open));
        open.clear();
    }
};

class RecordingDatabase final : public Database {
public:
    RecordingDatabase(Database& inner, Recording& recording) : m_inner(inner), m_recording(recording) {}

    [[nodiscard]] SqlEngine engine() const override { return m_inner.engine(); }
    Status reopen() override { return m_inner.reopen(); }

    Result<SqlResult> run(std::string_view sql, std::span<const SqlValue> parameters) override {
        auto result = m_inner.run(sql, parameters);
        if (result) keep(sql, parameters);
        return result;
    }
    using Database::run;

private:
    void keep(std::string_view sql, std::span<const SqlValue> parameters) {
        const std::string_view verb = sql.substr(0, 6);
        if (verb == "COMMIT") return m_recording.endTransaction();
        if (verb == "ROLLBA") return m_recording.open.clear();
        if (verb == "INSERT" || verb == "UPDATE" || verb == "DELETE")
            m_recording.open.push_back({std::string(sql), {parameters.begin(), parameters.end()}});
    }

    Database& m_inner;
    Recording& m_recording;
};

}  // namespace kazasu::bench

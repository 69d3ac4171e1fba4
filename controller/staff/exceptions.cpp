#include "controller/staff/exceptions.h"

#include "controller/sales_file/journal.h"
#include "controller/sales_file/sales_file.h"

#include <array>

namespace kazasu::controller {
namespace {

constexpr std::array kNames{
    std::string_view("void_sale"), std::string_view("void_line"),      std::string_view("lower_quantity"),
    std::string_view("park_sale"), std::string_view("reprint"),        std::string_view("return_goods"),
    std::string_view("no_sale"),   std::string_view("override_price"), std::string_view("discount"),
};
static_assert(kNames.size() == static_cast<std::size_t>(ExceptionKind::Discount) + 1);

constexpr std::int64_t kMaxReportRows = 10'000;  // a year of a large shop; a longer report is asked in parts

}  // namespace

std::string_view nameOf(ExceptionKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Json withPermit(Json content, const Permit& permit) {
    content.set("staff", permit.by.number);
    if (permit.grantedBy)
        content.set("granted_by", permit.grantedBy->number).set("reason", std::string_view(permit.reason));
    return content;
}

Status noteException(Database& database, const ExceptionNote& note, const std::optional<SaleId>& sale,
                     Instant at, const Json& content) {
    KAZASU_TRY(const auto before, database.run("SELECT 1 FROM staff_exceptions WHERE permit_id = ?",
                                               {note.permit.id.toString()}));
    if (!before.rows.empty()) return {};
    Json entry = withPermit(content, note.permit);
    entry.set("amount_minor", note.amount.minor());
    Journal journal(database);
    KAZASU_TRY_STATUS(sale ? journal.append(nameOf(note.kind), *sale, at, entry)
                           : journal.append(nameOf(note.kind), at, entry));
    return addExceptionRow(database, note, at);
}

Status addExceptionRow(Database& database, const ExceptionNote& note, Instant at) {
    const std::int64_t grantedBy = note.permit.grantedBy ? note.permit.grantedBy->number : 0;
    KAZASU_TRY_STATUS(
        database.run("INSERT INTO staff_exceptions (sequence, permit_id, kind, business_day,"
                     " staff_number, granted_by, amount_minor, currency)"
                     " SELECT MAX(sequence), ?, ?, ?, ?, NULLIF(?, 0), ?, ? FROM journal",
                     {note.permit.id.toString(), std::string(nameOf(note.kind)), businessDayAt(at).toString(),
                      std::int64_t{note.permit.by.number}, grantedBy, note.amount.minor(),
                      std::int64_t{note.amount.currency().numeric}}));
    return {};
}

Result<std::vector<api::ExceptionView>> exceptionReport(Database& database, const std::string& fromDay,
                                                        const std::string& toDay) {
    KAZASU_TRY(const auto found,
               database.run("SELECT e.business_day, e.staff_number, COALESCE(s.name, ''), e.kind, COUNT(*),"
                            " COUNT(e.granted_by), SUM(e.amount_minor), e.currency FROM staff_exceptions e"
                            " LEFT JOIN staff s ON s.number = e.staff_number"
                            " WHERE e.business_day BETWEEN ? AND ?"
                            " GROUP BY e.business_day, e.staff_number, e.kind, e.currency"
                            " ORDER BY e.business_day DESC, e.staff_number, e.kind LIMIT ?",
                            {fromDay, toDay, kMaxReportRows}));
    std::vector<api::ExceptionView> report;
    for (const auto& row : found.rows) {
        KAZASU_TRY(const Currency currency, currencyOf(row.number(7)));
        report.push_back({row.text(0), static_cast<int>(row.number(1)), row.text(2), row.text(3),
                          row.number(4), row.number(5), Money(row.number(6), currency)});
    }
    return report;
}

}  // namespace kazasu::controller

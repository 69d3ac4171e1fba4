#include "center/books/books.h"

#include "center/ledger/ledger.h"

namespace kazasu::center {
namespace {

Json countsBy(const SqlResult& rows) {
    Json counts = Json::object();
    for (const SqlRow& row : rows.rows) counts.set(row.text(0), row.number(1));
    return counts;
}

/// The balances of "GROUP:name", by name.
Result<Json> balancesOf(Database& database, const std::string& group) {
    KAZASU_TRY(const auto found, database.run("SELECT SUBSTR(account, ?), SUM(amount_minor) FROM ledger_line "
                                              "WHERE account LIKE ? GROUP BY account ORDER BY account",
                                              {static_cast<std::int64_t>(group.size() + 2), group + ":%"}));
    return countsBy(found);
}

Result<std::int64_t> oneNumber(Database& database, const char* sql) {
    KAZASU_TRY(const auto found, database.run(sql));
    return found.rows.at(0).number(0);
}

Result<Json> shopsOf(Database& database) {
    KAZASU_TRY(const auto found,
               database.run(
                   "SELECT s.number, s.name, COUNT(t.record_id), COALESCE(SUM(t.amount_used_minor), 0), "
                   "COALESCE(SUM(CASE WHEN t.credited_at IS NOT NULL THEN t.amount_used_minor END), 0), "
                   "(SELECT COUNT(*) FROM settlement r WHERE r.shop_number = s.number "
                   "AND r.state = 'refused'), "
                   "(SELECT COALESCE(SUM(r.amount_used_minor), 0) FROM settlement r "
                   "WHERE r.shop_number = s.number AND r.state = 'refused'), "
                   "(SELECT COALESCE(SUM(g.amount_minor), 0) FROM refund g WHERE g.shop_number = s.number "
                   "AND g.state = 'accepted' AND g.failed_at IS NULL), "
                   "(SELECT COALESCE(SUM(g.amount_minor), 0) FROM refund g WHERE g.shop_number = s.number "
                   "AND g.paid_at IS NOT NULL), "
                   "(SELECT COALESCE(SUM(u.amount_used_minor), 0) FROM settlement u JOIN code c ON "
                   "c.issue_number = u.issue_number WHERE u.shop_number = s.number AND u.state = 'accepted' "
                   "AND u.credited_at IS NULL AND c.undebited_at IS NOT NULL) "
                   "FROM shop s LEFT JOIN settlement t ON t.shop_number = s.number AND t.state = 'accepted' "
                   "GROUP BY s.number, s.name ORDER BY s.number"));
    Json shops = Json::array();
    for (const SqlRow& row : found.rows) {
        shops.push(Json::object()
                       .set("number", row.number(0))
                       .set("name", row.text(1))
                       .set("settlements", row.number(2))
                       .set("settled_minor", row.number(3))
                       .set("credited_minor", row.number(4))
                       .set("refused", row.number(5))
                       .set("refused_minor", row.number(6))
                       .set("refunded_minor", row.number(7))
                       .set("refund_paid_minor", row.number(8))
                       .set("uncollected_minor", row.number(9)));
    }
    return shops;
}

}  // namespace

Result<Json> booksOf(Database& database) {
    KAZASU_TRY(const auto sum, ledgerSum(database));
    const Status verdict = verifyLedger(database);
    if (!verdict && verdict.code() != ErrorCode::LedgerUnbalanced) return verdict.error();
    KAZASU_TRY(auto receivable, balancesOf(database, "receivable"));
    KAZASU_TRY(auto payable, balancesOf(database, "payable"));
    KAZASU_TRY(auto clearing, balancesOf(database, "clearing"));
    KAZASU_TRY(const auto live, oneNumber(database,
                                          "SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line "
                                          "WHERE account LIKE 'code:%'"));
    KAZASU_TRY(auto shops, shopsOf(database));
    KAZASU_TRY(const auto codes,
               database.run("SELECT state, COUNT(*) FROM code GROUP BY state ORDER BY state"));
    KAZASU_TRY(const auto waiting,
               oneNumber(database, "SELECT COUNT(*) FROM bank_message WHERE answered_at IS NULL"));
    KAZASU_TRY(const auto refused, oneNumber(database,
                                             "SELECT COUNT(*) FROM bank_message "
                                             "WHERE answered_at IS NOT NULL AND response_code <> '00'"));
    KAZASU_TRY(const auto suspended,
               oneNumber(database, "SELECT COUNT(*) FROM suspended_record WHERE resolved_at IS NULL"));
    KAZASU_TRY(auto refunding, balancesOf(database, "refunding"));
    KAZASU_TRY(auto suspense, balancesOf(database, "suspense"));
    KAZASU_TRY(auto uncollected, balancesOf(database, "uncollected"));
    KAZASU_TRY(const auto unsayable, oneNumber(database,
                                               "SELECT COUNT(*) FROM bank_message WHERE answered_at IS NULL "
                                               "AND response_code = 'cannot be composed'"));
    KAZASU_TRY(const auto conflicts, oneNumber(database, "SELECT COUNT(*) FROM settlement_conflict"));
    return Json::object()
        .set("ledger_sum", sum)
        .set("is_balanced", verdict.isOk())
        .set("accounts", Json::object()
                             .set("receivable", std::move(receivable))
                             .set("code", live)
                             .set("payable", std::move(payable))
                             .set("clearing", std::move(clearing))
                             .set("refunding", std::move(refunding))
                             .set("suspense", std::move(suspense))
                             .set("uncollected", std::move(uncollected)))
        .set("shops", std::move(shops))
        .set("codes", countsBy(codes))
        .set("bank_messages",
             Json::object().set("waiting", waiting).set("refused", refused).set("unsayable", unsayable))
        .set("settlement_conflicts", conflicts)
        .set("suspended_records", suspended);
}

}  // namespace kazasu::center

#include "center/ledger/ledger.h"

#include "center/base/rows.h"
#include "center/ledger/ledger_chain.h"

namespace kazasu::center {
namespace {

Status checkBalance(const PostingSet& set) {
    if (set.lines.empty()) return Error{ErrorCode::LedgerUnbalanced, set.id + ": no lines"};
    Money sum = Money::zero(set.lines.front().amount.currency());
    for (const auto& line : set.lines) {
        if (line.amount.currency() != sum.currency())
            return Error{ErrorCode::LedgerUnbalanced, set.id + ": two currencies"};
        sum += line.amount;
    }
    if (!sum.isZero())
        return Error{ErrorCode::LedgerUnbalanced, set.id + ": sums to " + std::to_string(sum.minor())};
    return {};
}

}  // namespace

std::string receivableAccount(const InstitutionId& institution) {
    return "receivable:" + institution.toString();
}
std::string uncollectedAccount(const InstitutionId& institution) {
    return "uncollected:" + institution.toString();
}
std::string codeAccount(const IssueNumber& issue) { return "code:" + issue.toString(); }
std::string payableAccount(ShopNumber shop) { return "payable:" + std::to_string(shop.value()); }
std::string refundingAccount(const InstitutionId& institution) {
    return "refunding:" + institution.toString();
}
std::string suspenseAccount() { return "suspense:rebuilt"; }
std::string clearingAccount(const InstitutionId& institution) { return "clearing:" + institution.toString(); }

Status post(Database& database, const PostingSet& set) {
    KAZASU_TRY_STATUS(checkBalance(set));
    KAZASU_TRY(const auto inserted,
               database.run("INSERT INTO ledger_set (id, authorisation_id, at, cause) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (id) DO NOTHING",
                            {set.id, sqlOf(set.authorisation), sqlOf(set.at), set.cause}));
    if (inserted.changedRows != 1) return Error{ErrorCode::AlreadyExists, set.id + " was posted before"};
    std::int64_t number = 0;
    std::vector<std::string> content{set.authorisation.toString(), std::to_string(set.at.msSinceEpoch),
                                     set.cause};
    for (const auto& line : set.lines) {
        if (line.amount.isZero()) continue;
        KAZASU_TRY(const auto written,
                   database.run(
                       "INSERT INTO ledger_line (set_id, line, account, amount_minor, currency) "
                       "VALUES (?, ?, ?, ?, ?)",
                       {set.id, ++number, line.account, line.amount.minor(), sqlOf(line.amount.currency())}));
        content.insert(content.end(),
                       {std::to_string(number), line.account, std::to_string(line.amount.minor()),
                        std::to_string(line.amount.currency().numeric)});
    }
    KAZASU_TRY(const auto closed,
               database.run("INSERT INTO ledger_closed_set (set_id) VALUES (?)", {set.id}));
    return enterChain(database, ChainKind::Posting, set.id, content);
}

Result<std::int64_t> ledgerSum(Database& database) {
    KAZASU_TRY(const auto sum, database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line"));
    return sum.rows.at(0).number(0);
}

Status verifyLedger(Database& database) {
    KAZASU_TRY(const auto unbalanced, database.run("SELECT set_id FROM ledger_line GROUP BY set_id, currency "
                                                   "HAVING SUM(amount_minor) <> 0 ORDER BY set_id LIMIT 1"));
    if (!unbalanced.rows.empty())
        return Error{ErrorCode::LedgerUnbalanced, unbalanced.rows[0].text(0) + " does not sum to zero"};
    KAZASU_TRY(const auto open, database.run("SELECT id FROM ledger_set WHERE id NOT IN "
                                             "(SELECT set_id FROM ledger_closed_set) ORDER BY id LIMIT 1"));
    if (!open.rows.empty())
        return Error{ErrorCode::LedgerUnbalanced, open.rows[0].text(0) + " was never closed"};
    KAZASU_TRY(const auto sum, ledgerSum(database));
    if (sum != 0) return Error{ErrorCode::LedgerUnbalanced, "the ledger sums to " + std::to_string(sum)};
    return {};
}

}  // namespace kazasu::center

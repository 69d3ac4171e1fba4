#include "bank/statement.h"

#include "core/text/whole_number.h"

namespace kazasu::bank {
namespace {

constexpr std::string_view kLinesSql =
    "SELECT p.kind, p.center, p.reference, p.booked_at, e.amount_minor, h.instalments, u.shop, u.used_at, "
    "u.amount_minor, u.goods, EXISTS (SELECT 1 FROM entry s WHERE s.posting = e.posting AND s.ledger = "
    "'suspense:' || p.center) FROM entry e JOIN posting p ON p.id = e.posting "
    "LEFT JOIN hold h ON p.kind = 'debit' AND h.center = p.center AND h.reference = p.reference AND h.state "
    "= 'debited' "
    "LEFT JOIN purchase u ON p.kind = 'debit' AND u.center = p.center AND u.reference = p.reference "
    "WHERE e.ledger = ? ORDER BY e.posting";

StatementLine lineOf(const SqlRow& row, AccountKind owner, Money before) {
    StatementLine line;
    line.kind = row.text(0);
    // What was not used comes back out of suspense, what was bought and returned from the shop; what comes
    // back to a shop had left it for a member.
    const bool isRefund = line.kind == postingKindName(PostingKind::Refund);
    line.isUndone = isRefund && owner == AccountKind::Shop;
    line.isFromShop = isRefund && !line.isUndone && row.number(10) == 0;
    line.reference = row.text(2);
    line.bookedAt = Instant{row.number(3)};
    line.amount = Money::yen(row.number(4));
    line.balance = before + line.amount;
    line.instalments = static_cast<int>(row.optNumber(5).value_or(1));
    if (!row.isNull(6)) {
        Purchase purchase;
        purchase.shop = row.text(6);
        purchase.usedAt = Instant{row.number(7)};
        purchase.amount = Money::yen(row.number(8));
        purchase.goods = row.text(9);
        line.purchase = std::move(purchase);
    }
    return line;
}

}  // namespace

Result<StatementMonth> StatementMonth::parse(std::string_view text) {
    const Error refused{ErrorCode::InvalidArgument, "a month is YYYY-MM"};
    if (text.size() != 7 || text[4] != '-') return refused;
    StatementMonth parsed;
    for (const auto& [digits, target] :
         {std::pair{text.substr(0, 4), &parsed.year}, {text.substr(5), &parsed.month}}) {
        const auto number = wholeNumber<int>(digits);
        if (!number) return refused;
        *target = *number;
    }
    if (parsed.year < 2000 || parsed.month < 1 || parsed.month > 12) return refused;
    return parsed;
}

Instant StatementMonth::begin() const { return instantOf({year, month, 1}, kJapanOffset); }

Instant StatementMonth::end() const {
    return month == 12 ? instantOf({year + 1, 1, 1}, kJapanOffset)
                       : instantOf({year, month + 1, 1}, kJapanOffset);
}

Result<Statement> makeStatement(Database& database, const std::string& accountNumber,
                                std::optional<StatementMonth> month) {
    Accounts accounts{database};
    KAZASU_TRY(auto account, accounts.find(accountNumber));
    if (!account) return Error{ErrorCode::AccountUnknown, "account " + maskedNumber(accountNumber)};
    Statement statement;
    statement.account = *std::move(account);
    statement.month = month;
    statement.opening = statement.closing = Money::zero();
    KAZASU_TRY(const SqlResult found, database.run(kLinesSql, {accountLedger(accountNumber)}));
    for (const auto& row : found.rows) {
        StatementLine line = lineOf(row, statement.account.kind, statement.closing);
        if (month && line.bookedAt >= month->end()) break;
        statement.closing = line.balance;
        if (month && line.bookedAt < month->begin()) {
            statement.opening = line.balance;
        } else {
            statement.lines.push_back(std::move(line));
        }
    }
    KAZASU_TRY(
        const SqlResult held,
        database.run("SELECT COALESCE(SUM(amount_minor), 0) FROM hold WHERE account = ? AND state = 'held'",
                     {accountNumber}));
    statement.held = Money::yen(held.rows.front().number(0));
    return statement;
}

}  // namespace kazasu::bank

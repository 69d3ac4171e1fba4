// Statement (618): what happened on one account, from an opening to a closing balance.
#pragma once

#include "bank/accounts.h"
#include "bank/purchase.h"

#include <optional>

namespace kazasu::bank {

/// A calendar month in Japan.
struct StatementMonth {
    int year = 0;
    int month = 0;
    /// "2026-11"
    static Result<StatementMonth> parse(std::string_view text);
    [[nodiscard]] Instant begin() const;
    [[nodiscard]] Instant end() const;
};

struct StatementLine {
    Instant bookedAt;
    std::string kind;         // of the posting, see postingKindName
    bool isFromShop = false;  // a refund of what was paid, not of what was left unused
    bool isUndone = false;    // the shop's again, because no bank could credit the member
    std::string reference;    // DE37
    int instalments = 1;
    std::optional<Purchase> purchase;  // 613, on the line of the debit it belongs to
    Money amount;
    Money balance;  // after this line
};

struct Statement {
    Account account;
    std::optional<StatementMonth> month;  // none: from the beginning
    Money opening;
    std::vector<StatementLine> lines;
    Money closing;
    Money held;  // not yet debited
};

/// AccountUnknown when there is no such account.
Result<Statement> makeStatement(Database& database, const std::string& accountNumber,
                                std::optional<StatementMonth> month);

}  // namespace kazasu::bank

// The ledger: append-only double entry. Every posting set sums to zero, is written once under its own id, and
// is never changed. Step 10 of a sale (patent 509).
#pragma once

#include "core/ids.h"
#include "core/money.h"
#include "platform/sql/database.h"

#include <string>
#include <vector>

namespace kazasu::center {

/// One line; debit is positive, credit negative.
struct LedgerLine {
    std::string account;
    Money amount;
};

struct PostingSet {
    std::string id;  // its meaning and its subject, so that it cannot be posted twice
    AuthorisationId authorisation;
    Instant at;
    std::string cause;
    std::vector<LedgerLine> lines;
};

/// What a member's bank 109 has debited and still holds for us.
std::string receivableAccount(const InstitutionId& institution);
/// What that bank refused to debit although the code was out: the center bears it until an operator has
/// collected it from the bank or the member.
std::string uncollectedAccount(const InstitutionId& institution);
/// What a code is still good for.
std::string codeAccount(const IssueNumber& issue);
/// What a shop has earned and its bank 110 has not yet credited, less what it gives back and still has.
std::string payableAccount(ShopNumber shop);
/// What members are to get back through their bank 109 for goods that came back, and have not yet.
std::string refundingAccount(const InstitutionId& institution);
/// What shops were promised for genuine codes whose payer nobody can tell yet; an operator resolves it.
std::string suspenseAccount();
/// Passing through 110 on its way from 109 to the shop; zero after every set.
std::string clearingAccount(const InstitutionId& institution);

/// LedgerUnbalanced when the lines do not sum to zero, AlreadyExists when the set was posted before.
Status post(Database& database, const PostingSet& set);

/// Zero, always.
Result<std::int64_t> ledgerSum(Database& database);
/// Every set is closed and sums to zero, and so does the whole; LedgerUnbalanced names the first that does
/// not.
Status verifyLedger(Database& database);

}  // namespace kazasu::center

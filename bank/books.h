// Books: the institution's own ledger in double entry (steps 609, 616, 617). Positive balances are what we
// owe, negative ones what we own; every posting sums to zero, and so does everything together.
#pragma once

#include "core/money.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu::bank {

enum class PostingKind { Opening, Debit, Refund, TransferOut, TransferIn, TransferInside };
std::string_view postingKindName(PostingKind kind);

/// Names of ledgers. An account's money; what was debited and not yet used or returned; what we owe an
/// institution (ourselves: what a shop gives back to a member here, until that has it) and what it owes us;
/// the cash that accounts were opened with.
std::string accountLedger(std::string_view accountNumber);
std::string suspenseLedger(std::string_view center);
std::string dueToLedger(std::string_view institution);
std::string dueFromLedger(std::string_view institution);
inline constexpr std::string_view kCashLedger = "cash";

struct Entry {
    std::string ledger;
    Money amount;
};

struct Posting {
    PostingKind kind;
    std::string center;     // DE32 of the center, empty for an opening
    std::string reference;  // DE37, or the account number for an opening
    Instant bookedAt;
};

struct TrialBalance {
    std::vector<Entry> ledgers;  // every ledger with its balance, by name
    Money sum;
    bool isConsistent = false;  // sum, each posting and each kept balance are what the entries say
};

class Books {
public:
    explicit Books(Database& database) : m_database(database) {}
    /// Inside the caller's transaction. Entries that do not sum to zero are our own mistake.
    Status post(const Posting& posting, std::span<const Entry> entries);
    Result<Money> balance(const std::string& ledger);
    /// What went from members to shops of this same bank (616 and 617 in one).
    Result<Money> movedInside();
    Result<TrialBalance> trialBalance();

private:
    Database& m_database;
};

}  // namespace kazasu::bank

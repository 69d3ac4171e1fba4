#include "bank/books.h"

namespace kazasu::bank {
namespace {

Result<std::int64_t> numberOf(Database& database, std::string_view sql) {
    KAZASU_TRY(const SqlResult counted, database.run(sql));
    return counted.rows.front().number(0);
}

}  // namespace

std::string_view postingKindName(PostingKind kind) {
    switch (kind) {
        case PostingKind::Opening:
            return "opening";
        case PostingKind::Debit:
            return "debit";
        case PostingKind::Refund:
            return "refund";
        case PostingKind::TransferOut:
            return "transfer_out";
        case PostingKind::TransferIn:
            return "transfer_in";
        case PostingKind::TransferInside:
            return "transfer_inside";
    }
    return "";
}

std::string accountLedger(std::string_view accountNumber) { return "account:" + std::string(accountNumber); }
std::string suspenseLedger(std::string_view center) { return "suspense:" + std::string(center); }
std::string dueToLedger(std::string_view institution) { return "due_to:" + std::string(institution); }
std::string dueFromLedger(std::string_view institution) { return "due_from:" + std::string(institution); }

Status Books::post(const Posting& posting, std::span<const Entry> entries) {
    Money sum = Money::zero();
    for (const auto& entry : entries) sum += entry.amount;
    KAZASU_CHECK(sum.isZero() && entries.size() >= 2);
    KAZASU_TRY(
        const SqlResult inserted,
        m_database.run(
            "INSERT INTO posting (kind, center, reference, booked_at) VALUES (?, ?, ?, ?) RETURNING id",
            {std::string(postingKindName(posting.kind)), posting.center, posting.reference,
             posting.bookedAt.msSinceEpoch}));
    const std::int64_t id = inserted.rows.front().number(0);
    for (const auto& entry : entries) {
        KAZASU_TRY_STATUS(m_database.run("INSERT INTO entry (posting, ledger, amount_minor) VALUES (?, ?, ?)",
                                         {id, entry.ledger, entry.amount.minor()}));
        KAZASU_TRY_STATUS(
            m_database.run("INSERT INTO ledger_balance (ledger, balance_minor) VALUES (?, ?) "
                           "ON CONFLICT (ledger) DO UPDATE SET balance_minor = balance_minor + "
                           "excluded.balance_minor",
                           {entry.ledger, entry.amount.minor()}));
    }
    return {};
}

Result<Money> Books::balance(const std::string& ledger) {
    KAZASU_TRY(const SqlResult found,
               m_database.run("SELECT balance_minor FROM ledger_balance WHERE ledger = ?", {ledger}));
    return Money::yen(found.rows.empty() ? 0 : found.rows.front().number(0));
}

Result<Money> Books::movedInside() {
    KAZASU_TRY(
        const std::int64_t moved,
        numberOf(m_database,
                 "SELECT COALESCE(SUM(e.amount_minor), 0) FROM entry e JOIN posting p ON p.id = e.posting "
                 "WHERE p.kind = 'transfer_inside' AND e.amount_minor > 0"));
    return Money::yen(moved);
}

Result<TrialBalance> Books::trialBalance() {
    TrialBalance trial;
    trial.sum = Money::zero();
    KAZASU_TRY(const SqlResult sums,
               m_database.run("SELECT ledger, SUM(amount_minor) FROM entry GROUP BY ledger ORDER BY ledger"));
    for (const auto& row : sums.rows) {
        trial.ledgers.push_back({row.text(0), Money::yen(row.number(1))});
        trial.sum += Money::yen(row.number(1));
    }
    KAZASU_TRY(const std::int64_t unbalanced,
               numberOf(m_database,
                        "SELECT COUNT(*) FROM (SELECT posting FROM entry GROUP BY posting "
                        "HAVING SUM(amount_minor) <> 0)"));
    KAZASU_TRY(const std::int64_t drifted,
               numberOf(m_database,
                        "SELECT COUNT(*) FROM ledger_balance b WHERE balance_minor <> "
                        "(SELECT COALESCE(SUM(amount_minor), 0) FROM entry e WHERE e.ledger = b.ledger)"));
    trial.isConsistent = trial.sum.isZero() && unbalanced == 0 && drifted == 0;
    return trial;
}

}  // namespace kazasu::bank

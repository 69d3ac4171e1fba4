#include "bank/holds.h"

namespace kazasu::bank {
namespace {

Hold holdOf(const SqlRow& row) {
    Hold hold;
    hold.id = row.number(0);
    hold.center = row.text(1);
    hold.reference = row.text(2);
    hold.trace = row.text(3);
    hold.transmitted = row.text(4);
    hold.account = row.text(5);
    hold.amount = Money::yen(row.number(6));
    hold.instalments = static_cast<int>(row.number(7));
    hold.approval = row.text(8);
    const std::string& state = row.text(9);
    hold.state = state == "held"      ? HoldState::Held
                 : state == "debited" ? HoldState::Debited
                                      : HoldState::Released;
    hold.debited = Money::yen(row.number(10));
    if (const auto refunded = row.optNumber(11)) hold.refunded = Money::yen(*refunded);
    if (const auto transferred = row.optNumber(12)) hold.transferred = Money::yen(*transferred);
    hold.transferredTo = row.optText(13).value_or("");
    return hold;
}

/// An update that must hit exactly the row that was just read in the same transaction.
Status changeHold(Database& database, std::string_view sql, std::initializer_list<SqlValue> parameters) {
    KAZASU_TRY(const SqlResult changed, database.run(sql, parameters));
    if (changed.changedRows != 1) return Error{ErrorCode::Internal, "a hold changed under its transaction"};
    return {};
}

}  // namespace

Money Hold::inSuspense() const {
    return debited - refunded.value_or(Money::zero()) - transferred.value_or(Money::zero());
}

Status Holds::add(const Hold& hold, Instant now) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO hold (center, reference, trace, transmitted, account, amount_minor, "
        "instalments, approval, state, held_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'held', ?)",
        {hold.center, hold.reference, hold.trace, hold.transmitted, hold.account, hold.amount.minor(),
         std::int64_t{hold.instalments}, hold.approval, now.msSinceEpoch}));
    return {};
}

Result<std::optional<Hold>> Holds::findOne(const std::string& where,
                                           std::initializer_list<SqlValue> parameters) {
    const std::string sql =
        "SELECT id, center, reference, trace, transmitted, account, amount_minor, instalments, approval, "
        "state, "
        "debited_minor, refunded_minor, transferred_minor, transferred_to FROM hold WHERE " +
        where;
    KAZASU_TRY(const SqlResult found, m_database.run(sql, parameters));
    if (found.rows.empty()) return std::optional<Hold>{};
    return std::optional{holdOf(found.rows.front())};
}

Result<std::optional<Hold>> Holds::findLive(const std::string& center, const std::string& reference) {
    return findOne("center = ? AND reference = ? AND state IN ('held', 'debited')", {center, reference});
}

Result<std::optional<Hold>> Holds::findByOriginal(const std::string& center,
                                                  const iso8583::OriginalData& original) {
    return findOne("center = ? AND trace = ? AND transmitted = ?",
                   {center, original.traceNumber, original.transmissionTime});
}

Status Holds::release(const Hold& hold) {
    return changeHold(m_database, "UPDATE hold SET state = 'released' WHERE id = ? AND state = 'held'",
                      {hold.id});
}

Status Holds::setDebited(const Hold& hold, Money amount) {
    return changeHold(m_database,
                      "UPDATE hold SET state = 'debited', debited_minor = ? WHERE id = ? AND state = 'held'",
                      {amount.minor(), hold.id});
}

Status Holds::setRefunded(const Hold& hold, Money amount) {
    return changeHold(m_database,
                      "UPDATE hold SET refunded_minor = ? WHERE id = ? AND refunded_minor IS NULL",
                      {amount.minor(), hold.id});
}

Status Holds::setTransferred(const Hold& hold, Money amount, const std::string& institution) {
    return changeHold(m_database,
                      "UPDATE hold SET transferred_minor = ?, transferred_to = ? WHERE id = ? AND "
                      "transferred_minor IS NULL",
                      {amount.minor(), institution, hold.id});
}

Status Holds::addTombstone(const std::string& center, const iso8583::OriginalData& original, Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO reversed_original (center, trace, transmitted, reversed_at) "
                       "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                       {center, original.traceNumber, original.transmissionTime, now.msSinceEpoch}));
    return {};
}

Result<bool> Holds::hasTombstone(const std::string& center, const std::string& trace,
                                 const std::string& transmitted) {
    KAZASU_TRY(const SqlResult found,
               m_database.run("SELECT 1 FROM reversed_original WHERE center = ? AND trace = ? "
                              "AND transmitted = ?",
                              {center, trace, transmitted}));
    return !found.rows.empty();
}

}  // namespace kazasu::bank

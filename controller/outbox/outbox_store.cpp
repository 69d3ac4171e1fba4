#include "controller/outbox/outbox_store.h"

namespace kazasu::controller {

Status OutboxStore::add(const SettlementRecord& record, Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO outbox (sale_id, issue_number, body, state, created_at, used_at)"
                       " VALUES (?, ?, ?, 'pending', ?, ?)",
                       {record.sale.toString(), record.issueNumber.toString(), toJson(record).dump(),
                        now.msSinceEpoch, record.usedAt.msSinceEpoch}));
    return {};
}

Result<std::optional<OutboxEntry>> OutboxStore::next() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sequence, sale_id, body FROM outbox WHERE state = 'pending'"
                              " AND set_aside_at IS NULL ORDER BY sequence LIMIT 1"));
    if (found.rows.empty()) return std::optional<OutboxEntry>{};
    const auto& row = found.rows[0];
    return std::optional{OutboxEntry{row.number(0), row.text(1), row.text(2)}};
}

Status OutboxStore::settle(std::int64_t sequence, SettlementState state, const std::string& answer,
                           Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("UPDATE outbox SET state = ?, answer = ?, answered_at = ?"
                       " WHERE sequence = ? AND state = 'pending'",
                       {std::string(state == SettlementState::Accepted ? "accepted" : "refused"), answer,
                        now.msSinceEpoch, sequence}));
    return {};
}

Status OutboxStore::refuseAgain(std::int64_t sequence, std::int64_t epoch, const std::string& answer,
                                Instant now) {
    KAZASU_TRY_STATUS(m_database.run(
        "UPDATE outbox SET state = 'refused', answer = ?, answered_at = ?, refused_in_epoch = ?"
        " WHERE sequence = ? AND state = 'accepted'",
        {answer, now.msSinceEpoch, epoch, sequence}));
    return {};
}

Result<bool> OutboxStore::hasLostIn(std::int64_t epoch) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT 1 FROM outbox WHERE state = 'refused'"
                                                " AND refused_in_epoch = ? LIMIT 1",
                                                {epoch}));
    return !found.rows.empty();
}

Status OutboxStore::setAside(std::int64_t sequence, Instant now) {
    KAZASU_TRY_STATUS(
        m_database.run("UPDATE outbox SET set_aside_at = ? WHERE sequence = ? AND state = 'pending'",
                       {now.msSinceEpoch, sequence}));
    return {};
}

Status OutboxStore::takeUpAll() {
    KAZASU_TRY_STATUS(
        m_database.run("UPDATE outbox SET set_aside_at = NULL WHERE state = 'pending'"
                       " AND set_aside_at IS NOT NULL"));
    return {};
}

Result<OutboxCounts> OutboxStore::counts() const {
    // Each question reads its own part of the index only: most of the table is accepted long ago.
    const auto countOf = [this](const char* state) -> Result<int> {
        KAZASU_TRY(const auto found,
                   m_database.run("SELECT count(*) FROM outbox WHERE state = ?", {std::string(state)}));
        return static_cast<int>(found.rows[0].number(0));
    };
    OutboxCounts counts;
    KAZASU_TRY(counts.pending, countOf("pending"));
    KAZASU_TRY(counts.refused, countOf("refused"));
    return counts;
}

Status OutboxStore::prune(Instant answeredBefore) {
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM outbox WHERE state = 'accepted' AND answered_at < ?",
                                     {answeredBefore.msSinceEpoch}));
    return {};
}

}  // namespace kazasu::controller

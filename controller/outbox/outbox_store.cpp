#include "controller/outbox/outbox_store.h"

namespace kazasu::controller {

Status OutboxStore::add(const SettlementRecord& record, Instant now) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO outbox (sale_id, issue_number, body, state, created_at) VALUES (?, ?, ?, 'pending', ?)",
        {record.sale.toString(), record.issueNumber.toString(), toJson(record).dump(), now.msSinceEpoch}));
    return {};
}

Result<std::optional<OutboxEntry>> OutboxStore::next() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sequence, sale_id, body FROM outbox WHERE state = 'pending'"
                              " ORDER BY sequence LIMIT 1"));
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

Result<OutboxCounts> OutboxStore::counts() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT state, count(*) FROM outbox WHERE state <> 'accepted' GROUP BY state"));
    OutboxCounts counts;
    for (const auto& row : found.rows) {
        (row.text(0) == "pending" ? counts.pending : counts.refused) = static_cast<int>(row.number(1));
    }
    return counts;
}

Status OutboxStore::prune(Instant answeredBefore) {
    KAZASU_TRY_STATUS(m_database.run("DELETE FROM outbox WHERE state = 'accepted' AND answered_at < ?",
                                     {answeredBefore.msSinceEpoch}));
    return {};
}

}  // namespace kazasu::controller

#include "bank/transfers.h"

namespace kazasu::bank {
namespace {

constexpr std::string_view kTransferColumns =
    "SELECT center, reference, refund, payer, shop_account, amount_minor, trace, transmitted, state, "
    "response_code FROM transfer ";

std::string transferStateName(TransferState state) {
    if (state == TransferState::Credited) return "credited";
    return state == TransferState::Refused ? "refused" : "requested";
}

Transfer transferOf(const SqlRow& row) {
    Transfer transfer{row.text(0), row.text(1),
                      row.text(2), row.text(3),
                      row.text(4), Money::yen(row.number(5)),
                      row.text(6), row.text(7),
                      {},          row.optText(9).value_or("")};
    for (const auto state : {TransferState::Requested, TransferState::Credited, TransferState::Refused}) {
        if (row.text(8) == transferStateName(state)) transfer.state = state;
    }
    return transfer;
}

}  // namespace

Status Transfers::add(const Transfer& transfer, Instant now) {
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO transfer (center, reference, refund, payer, shop_account, amount_minor, "
        "trace, transmitted, state, "
        "requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?)",
        {transfer.center, transfer.reference, transfer.refund, transfer.payer, transfer.shopAccount,
         transfer.amount.minor(), transfer.trace, transfer.transmitted, now.msSinceEpoch}));
    return {};
}

Result<std::optional<Transfer>> Transfers::find(const std::string& center, const std::string& reference,
                                                const std::string& refund) {
    static const std::string kSql =
        std::string(kTransferColumns) + "WHERE center = ? AND reference = ? AND refund = ?";
    KAZASU_TRY(const SqlResult found, m_database.run(kSql, {center, reference, refund}));
    if (found.rows.empty()) return std::optional<Transfer>{};
    return std::optional{transferOf(found.rows.front())};
}

Result<std::vector<Transfer>> Transfers::unfinished(std::size_t limit) {
    static const std::string kSql =
        std::string(kTransferColumns) +
        "WHERE state = 'requested' ORDER BY requested_at, center, reference, refund LIMIT ?";
    KAZASU_TRY(const SqlResult found, m_database.run(kSql, {static_cast<std::int64_t>(limit)}));
    std::vector<Transfer> transfers;
    for (const auto& row : found.rows) transfers.push_back(transferOf(row));
    return transfers;
}

Result<bool> Transfers::finish(const Transfer& transfer, TransferState state, std::string_view responseCode,
                               Instant now) {
    KAZASU_TRY(const SqlResult changed,
               m_database.run(
                   "UPDATE transfer SET state = ?, response_code = ?, finished_at = ? WHERE center = ? AND "
                   "reference = ? AND refund = ? AND state = 'requested'",
                   {transferStateName(state), std::string(responseCode), now.msSinceEpoch, transfer.center,
                    transfer.reference, transfer.refund}));
    return changed.changedRows == 1;
}

Result<std::uint32_t> Transfers::nextTraceNumber() {
    KAZASU_TRY(
        const SqlResult next,
        m_database.run("INSERT INTO trace_counter (k, value) VALUES (1, 1) ON CONFLICT (k) DO UPDATE SET "
                       "value = value % 999999 + 1 RETURNING value"));
    return static_cast<std::uint32_t>(next.rows.front().number(0));
}

}  // namespace kazasu::bank

// Transfers: what 110 remembers of each payment it was told about (614), until the money has come (617), and
// of what its shops give back, until the member has it.
#pragma once

#include "core/money.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu::bank {

enum class TransferState { Requested, Credited, Refused };

struct Transfer {
    std::string center;
    std::string reference;
    std::string refund;  // id of a payback, which runs the other way; empty for a payment
    std::string payer;   // the member's institution
    std::string shopAccount;
    Money amount;
    std::string trace, transmitted;  // of our 0200, the same for its repeats
    TransferState state = TransferState::Requested;
    std::string responseCode;  // why it was refused

    [[nodiscard]] bool isPayback() const { return !refund.empty(); }
};

/// Everything here runs inside the caller's transaction.
class Transfers {
public:
    explicit Transfers(Database& database) : m_database(database) {}
    Status add(const Transfer& transfer, Instant now);
    Result<std::optional<Transfer>> find(const std::string& center, const std::string& reference,
                                         const std::string& refund);
    /// The oldest ones that are requested.
    Result<std::vector<Transfer>> unfinished(std::size_t limit);
    /// From requested to credited or refused; false when it was finished before.
    Result<bool> finish(const Transfer& transfer, TransferState state, std::string_view responseCode,
                        Instant now);
    /// 1, 2, 3 ... over restarts, for DE11.
    Result<std::uint32_t> nextTraceNumber();

private:
    Database& m_database;
};

}  // namespace kazasu::bank

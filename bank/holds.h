// Holds: the money of one code, from authorisation (606) over debit (609) to its use (616) or its return.
#pragma once

#include "core/iso8583/original_data.h"
#include "core/money.h"
#include "platform/sql/database.h"

#include <optional>

namespace kazasu::bank {

enum class HoldState { Held, Released, Debited };

struct Hold {
    std::int64_t id = 0;
    std::string center;
    std::string reference;
    std::string trace, transmitted;  // of the 0100
    std::string account;
    Money amount;
    int instalments = 1;
    std::string approval;
    HoldState state = HoldState::Held;
    Money debited;
    std::optional<Money> refunded;     // once, in part or in whole
    std::optional<Money> transferred;  // once
    std::string transferredTo;

    /// What was debited and is neither returned nor transferred.
    [[nodiscard]] Money inSuspense() const;
};

/// Everything here runs inside the caller's transaction.
class Holds {
public:
    explicit Holds(Database& database) : m_database(database) {}
    Status add(const Hold& hold, Instant now);
    /// The hold of a code that is held or debited; released ones are history.
    Result<std::optional<Hold>> findLive(const std::string& center, const std::string& reference);
    /// The hold that this 0100 made, whatever became of it.
    Result<std::optional<Hold>> findByOriginal(const std::string& center,
                                               const iso8583::OriginalData& original);
    Status release(const Hold& hold);
    Status setDebited(const Hold& hold, Money amount);
    Status setRefunded(const Hold& hold, Money amount);
    Status setTransferred(const Hold& hold, Money amount, const std::string& institution);

    /// A reversal came before its original: remembered, so that the original is refused.
    Status addTombstone(const std::string& center, const iso8583::OriginalData& original, Instant now);
    Result<bool> hasTombstone(const std::string& center, const std::string& trace,
                              const std::string& transmitted);

private:
    Result<std::optional<Hold>> findOne(const std::string& where, std::initializer_list<SqlValue> parameters);
    Database& m_database;
};

}  // namespace kazasu::bank

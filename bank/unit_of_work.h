// One transaction around a piece of work: it all happens, durably, or nothing of it.
#pragma once

#include "bank/answers.h"
#include "platform/sql/database.h"

#include <type_traits>

namespace kazasu::bank {

/// work() -> Result<T> runs inside a transaction that is committed when it succeeds and rolled back
/// otherwise. After storage trouble the connection is opened anew. OutcomeUnknown: it may have been
/// committed; look before trying again.
template <class Work>
std::invoke_result_t<Work> inTransaction(Database& database, Work work) {
    const auto attempt = [&]() -> std::invoke_result_t<Work> {
        KAZASU_TRY(Transaction transaction, Transaction::begin(database));
        auto outcome = work();
        if (!outcome) return outcome;
        KAZASU_TRY_STATUS(transaction.commit());
        return outcome;
    };
    auto outcome = attempt();
    if (!outcome && isOwnTrouble(outcome.error())) {
        // A connection that cannot be opened again refuses everything, so its error shows with the next
        // message.
        static_cast<void>(database.reopen());
    }
    return outcome;
}

}  // namespace kazasu::bank

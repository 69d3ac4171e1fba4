#include "center/ledger/transition.h"

#include "center/base/rows.h"

namespace kazasu::center {

Status recordTransition(Database& database, Instant at, const Transition& transition) {
    KAZASU_TRY(
        const auto written,
        database.run(
            "INSERT INTO transition (authorisation_id, thing, at, from_state, to_state, cause) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            {sqlOf(transition.authorisation), std::string(transition.thing), sqlOf(at),
             std::string(transition.from), std::string(transition.to), std::string(transition.cause)}));
    return {};
}

}  // namespace kazasu::center

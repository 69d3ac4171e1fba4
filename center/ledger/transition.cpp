#include "center/ledger/transition.h"

#include "center/base/rows.h"
#include "center/ledger/ledger_chain.h"

namespace kazasu::center {

Status recordTransition(Database& database, Instant at, const Transition& transition) {
    KAZASU_TRY(
        const auto written,
        database.run(
            "INSERT INTO transition (authorisation_id, thing, at, from_state, to_state, cause) "
            "VALUES (?, ?, ?, ?, ?, ?) RETURNING sequence",
            {sqlOf(transition.authorisation), std::string(transition.thing), sqlOf(at),
             std::string(transition.from), std::string(transition.to), std::string(transition.cause)}));
    return enterChain(
        database, ChainKind::Transition, std::to_string(written.rows.at(0).number(0)),
        {transition.authorisation.toString(), std::string(transition.thing), std::to_string(at.msSinceEpoch),
         std::string(transition.from), std::string(transition.to), std::string(transition.cause)});
}

}  // namespace kazasu::center

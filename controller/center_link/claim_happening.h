// What an answer of the center, or its absence, means for a claim: the event of the table in claim_machine.h.
#pragma once

#include "controller/center_link/claim_store.h"

namespace kazasu::controller {

struct ClaimHappening {
    ClaimEvent event;
    std::optional<ClaimAnswer> answer = {};
    std::optional<Error> error = {};  // of an end: why
};

/// `asked`: ClaimNow, QueryNow or ReverseNow. `wasSent`: the center may know the claim from an earlier
/// request.
ClaimHappening happeningOf(const ClaimRow& row, ClaimAct asked, bool wasSent,
                           const Result<ClaimAnswer>& answer);

/// Whether a grant says what it must: an amount within what was asked for, of a code that is worth it, and
/// the same code that was asked for.
[[nodiscard]] Status checkGrant(const ClaimRow& row, const ClaimAnswer& answer);

}  // namespace kazasu::controller

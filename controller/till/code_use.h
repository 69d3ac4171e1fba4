// What a cashier is told of a code that had been used before: when, where, and on which receipt if it was
// here.
#pragma once

#include "controller/api/till.h"
#include "controller/till/till_rooms.h"

namespace kazasu::controller {

/// In this sales file, whatever the center says. None when it did not pay here.
std::optional<api::CodeUseView> useHere(const TillDoors& doors, const IssuerId& issuer,
                                        const IssueNumber& number);

/// As the center told it. Our own register or receipt is only named to us.
api::CodeUseView viewOf(const CodeUse& use);

}  // namespace kazasu::controller

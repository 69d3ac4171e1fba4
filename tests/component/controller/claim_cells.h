// Every state of a claim and every event that can come in it, as a whole till can be brought there: the rows
// of the tests over the table in claim_machine.h.
#pragma once

#include "tests/component/controller/test_store.h"

namespace kazasu::test {

struct ClaimCell {
    controller::ClaimStep step;
    controller::ClaimEvent event;
    std::function<void(TestStore&)> reach;   // from a new store to the state
    std::function<void(TestStore&)> happen;  // the event, and nothing that comes later
    [[nodiscard]] std::string name() const {
        return std::string(nameOf(step)) + ", " + std::string(nameOf(event));
    }
};

/// Those that can come.
const std::vector<ClaimCell>& claimCells();

}  // namespace kazasu::test

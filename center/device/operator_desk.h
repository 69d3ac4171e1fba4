// OperatorDesk: what an operator changes while the center serves or while it rests: shops, codes to enrol
// their machines, and machines that are sent away. One place for the command line and for the operator's
// door.
#pragma once

#include "center/device/devices.h"
#include "core/json.h"
#include "core/random.h"

#include <vector>

namespace kazasu::center {

struct OperatorSettings {
    std::vector<InstitutionId> banks;  // that this center has lines to
    std::string enrolmentUrl;          // empty: machines cannot be enrolled
    std::optional<TlsKeyHash> enrolmentDoor;
};

/// An operator's wish: "shop add", "shop enrol", "device list", "device revoke", with its options as members.
struct OperatorWish {
    std::string command;
    Json options;
};
bool isOperatorCommand(const std::string& command);

/// Inside a transaction. `shop add` {number, name, institution, account} -> {token}; `shop enrol` {number,
/// minutes} -> {code, expires_at}; `device list` -> {devices: [...]}; `device revoke` {key} -> {}.
/// InvalidArgument names the option that is wrong.
Result<Json> operate(Database& database, const OperatorSettings& settings, Random& random, Instant now,
                     const OperatorWish& wish);

}  // namespace kazasu::center

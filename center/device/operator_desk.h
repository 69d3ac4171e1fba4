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
    std::optional<IssuerId> issuer = {};  // of this center; always there but where nobody asks for keys
};

/// An operator's wish: "shop add", "shop enrol", "shop head", "device list", "device revoke", "keys trust",
/// "keys install", "keys list", with its options as members.
struct OperatorWish {
    std::string command;
    Json options;
};
bool isOperatorCommand(const std::string& command);

/// Inside a transaction. `shop add` {number, name, institution, account} -> {token}; `shop enrol` {number,
/// minutes} -> {code, expires_at}; `shop head` {number} -> journalHeadsOf; `device list` -> {devices: [...]};
/// `device revoke` {key} -> {}; `keys trust` {root} -> {}; `keys install` {list} and `keys list` -> {list}: the
/// one in force, as it was signed. InvalidArgument names the option that is wrong.
Result<Json> operate(Database& database, const OperatorSettings& settings, Random& random, Instant now,
                     const OperatorWish& wish);

}  // namespace kazasu::center

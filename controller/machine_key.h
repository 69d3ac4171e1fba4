// Which key is this machine's: that of its enrolment, or one of its own beside the database.
#pragma once

#include "controller/controller_config.h"
#include "platform/crypto/device_key.h"

namespace kazasu::controller {

/// Makes the key at the first start of a machine that is not enrolled. The errors of DeviceKey::fromFile.
Result<DeviceKey> openMachineKey(const ControllerConfig& config);
/// The keys that are here: after an enrolment, the one before it, too.
Result<std::vector<TlsKeyHash>> machineKeysHere(const ControllerConfig& config);

}  // namespace kazasu::controller

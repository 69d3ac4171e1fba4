#include "controller/machine_key.h"

#include "controller/center_link/enrolment.h"

#include <filesystem>

namespace kazasu::controller {
namespace {

std::string ownKeyOf(const ControllerConfig& config) { return config.database + ".key"; }

}  // namespace

Result<DeviceKey> openMachineKey(const ControllerConfig& config) {
    const std::string& enrolment = config.center.enrolmentFile;
    if (!enrolment.empty()) return DeviceKey::fromFile(keyFileOfEnrolment(enrolment));
    return DeviceKey::fromFileMadeOnce(ownKeyOf(config));
}

Result<std::vector<TlsKeyHash>> machineKeysHere(const ControllerConfig& config) {
    std::vector<std::string> files{ownKeyOf(config)};
    if (!config.center.enrolmentFile.empty())
        files.push_back(keyFileOfEnrolment(config.center.enrolmentFile));
    std::vector<TlsKeyHash> keys;
    for (const auto& file : files) {
        if (!std::filesystem::exists(file)) continue;
        KAZASU_TRY(const auto key, DeviceKey::fromFile(file));
        keys.push_back(key.hash());
    }
    return keys;
}

}  // namespace kazasu::controller

// The configuration file of kazasu-bank: JSON, every member known and checked.
#pragma once

#include "core/ids.h"
#include "core/json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kazasu::bank {

struct PeerConfig {
    std::string institution;
    std::string host;
    std::uint16_t port = 0;
    std::string macKey;  // path of the line's key, absolute after reading; empty: none, inside this machine
};

struct CenterConfig {
    std::string id;  // 8 digits
    std::string macKey;
};

struct Config {
    std::string institution;  // 8 digits
    std::string name;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    std::string database;    // absolute after reading
    std::vector<PeerConfig> peers;
    std::vector<CenterConfig> centers;
};

/// {"institution": {"id", "name"}, "listen": {"address", "port"}, "database": PATH, "peers": [{"institution",
/// "host", "port", "mac_key"}], "centers": [{"id", "mac_key"}]}. ConfigInvalid names what is wrong. A
/// relative path counts from `folder`. Without a key everybody and we ourselves must be on this machine.
Result<Config> configFrom(const Json& root, const std::string& folder);
/// ConfigInvalid also when the file cannot be read.
Result<Config> readConfig(const std::string& path);

}  // namespace kazasu::bank

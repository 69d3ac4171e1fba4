// The center's configuration file (docs/center.md): JSON, read once at the start, refused when anything in it
// is wrong.
#pragma once

#include "center/base/limits.h"
#include "core/ids.h"
#include "core/json.h"
#include "platform/crypto/tls_identity.h"

#include <string>
#include <vector>

namespace kazasu::center {

struct ListenAddress {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
};

/// Where machines of shops are enrolled, with the identity of the shops' door.
struct EnrolmentConfig {
    ListenAddress listen;
    std::string url;  // as shops reach it: https, without a path
};

struct BankLinkConfig {
    InstitutionId institution;
    std::string name, reading, host;
    std::uint16_t port = 0;
    std::string macKey = {};  // path of the line's key; empty: none, for a bank on this machine
};

struct CenterConfig {
    explicit CenterConfig(IssuerId id) : issuer(std::move(id)) {}

    IssuerId issuer;
    std::string name;
    ListenAddress member, shop;
    std::optional<TlsIdentityFiles> shopIdentity;  // without it the shops' door is plain and on loopback only
    std::optional<EnrolmentConfig> enrolment;
    std::string operatorSocket;  // path
    std::vector<BankLinkConfig> banks;
    std::string database, signingKey, secretKey;  // paths
    std::string web = "/usr/share/kazasu/web";    // a folder; served if it is there or was asked for
    bool isWebRequired = false;
    std::vector<std::string> origins, proxies;
    CenterLimits limits;
    Milliseconds codeLifetime = std::chrono::minutes{15};
    Milliseconds bankTimeout = std::chrono::seconds{10};
};

/// ConfigInvalid names the member. Paths in the file count from its folder.
Result<CenterConfig> readConfig(const std::string& path);
Result<CenterConfig> configFrom(const Json& body, const std::string& folder);

}  // namespace kazasu::center

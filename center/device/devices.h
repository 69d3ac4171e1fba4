// Devices: the machines of shops that may call on network 107, each known by the key of its TLS line. A key
// is made on the machine, becomes known by a code that is good once and for minutes, and can be revoked.
#pragma once

#include "core/ids.h"
#include "core/time.h"
#include "core/tls_key_hash.h"
#include "core/wire/enrolment.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>
#include <vector>

namespace kazasu::center {

struct Device {
    TlsKeyHash key;
    ShopNumber shop;
    std::string name, machine;
    Instant enrolledAt;
    std::optional<Instant> revokedAt, frozenAt;
    std::string frozenBecause;
    std::int64_t lastBoot = 0;  // of RequestOrigin, as is the run
    std::string lastRun;
};

/// ShopUnknown when there is no such shop.
Status insertEnrolment(Database& database, std::string_view secret, ShopNumber shop, Instant now,
                       Instant expiresAt);
/// EnrolmentCodeInvalid when the secret is unknown, too old or was used by another key. The same key may ask
/// again and becomes no second device.
Result<Device> enrol(Database& database, const EnrolmentRequest& request, const TlsKeyHash& key, Instant now);

Result<std::vector<Device>> readDevices(Database& database);
/// NotFound. Revoked once and for all: the machine makes a new key and is enrolled again.
Status revokeDevice(Database& database, const TlsKeyHash& key, Instant now);
Status freezeDevice(Database& database, const TlsKeyHash& key, std::string_view because, Instant now);
Status recordRun(Database& database, const TlsKeyHash& key, std::int64_t boot, const std::string& run);

}  // namespace kazasu::center

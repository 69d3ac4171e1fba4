// Callers: who calls on network 107. On a door that knows machines by their keys it is the machine; on a
// plain door, which only listens on loopback, it is whoever has the shop's token. Safe to use from several
// threads.
#pragma once

#include "center/base/parts.h"
#include "center/device/device_history.h"
#include "center/device/devices.h"
#include "center/shop/shop.h"
#include "platform/http/message.h"

#include <map>
#include <mutex>

namespace kazasu::center {

/// What is on record of shops and their machines.
struct CallerRecords {
    ShopDirectory shops;
    std::vector<Device> devices;
};
Result<CallerRecords> readCallerRecords(Database& database);

class Callers {
public:
    Callers(CenterParts& parts, CallerRecords records);

    /// What is on record has changed.
    void replace(CallerRecords records);
    /// Enrolled and not revoked; asked while a TLS line is being opened.
    [[nodiscard]] bool admits(const TlsKeyHash& key) const;
    /// Unauthorized, DeviceFrozen, or InvalidArgument for a request that does not say where it comes from.
    Result<Shop> callerOf(const HttpRequest& request);

private:
    struct Known {
        Device device;
        Shop shop;
        DeviceHistory history;
    };
    Result<Shop> deviceOf(const HttpRequest& request);
    Error freeze(Known& known, const std::string& because);

    CenterParts& m_parts;
    mutable std::mutex m_mutex;
    ShopDirectory m_shops;
    std::map<TlsKeyHash, Known> m_devices;  // those that are not revoked
};

}  // namespace kazasu::center

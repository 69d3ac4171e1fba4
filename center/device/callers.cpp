#include "center/device/callers.h"

#include "center/base/rows.h"

#include <QLoggingCategory>

#include <algorithm>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logCallers, "kazasu.center.callers")

std::string bearerToken(const HttpRequest& request) {
    constexpr std::string_view kScheme = "bearer ";  // in any case: RFC 9110, 11.1
    const std::string value = request.header("authorization").value_or("");
    const bool isBearer =
        value.size() > kScheme.size() &&
        std::equal(kScheme.begin(), kScheme.end(), value.begin(), [](char known, char given) {
            return known == (given >= 'A' && given <= 'Z' ? given - 'A' + 'a' : given);
        });
    return isBearer ? value.substr(kScheme.size()) : std::string{};
}

Error frozen() {
    return {ErrorCode::DeviceFrozen, "this machine's key was used by two programs: the operator has to look"};
}

}  // namespace

Result<CallerRecords> readCallerRecords(Database& database) {
    KAZASU_TRY(auto shops, ShopDirectory::read(database));
    KAZASU_TRY(auto devices, readDevices(database));
    return CallerRecords{std::move(shops), std::move(devices)};
}

Callers::Callers(CenterParts& parts, CallerRecords records) : m_parts(parts) { replace(std::move(records)); }

void Callers::replace(CallerRecords records) {
    const std::lock_guard lock(m_mutex);
    std::map<TlsKeyHash, Known> devices;
    for (Device& device : records.devices) {
        const Shop* shop = records.shops.find(device.shop);
        if (device.revokedAt || shop == nullptr) continue;
        const auto former = m_devices.find(device.key);
        DeviceHistory history = former != m_devices.end()
                                    ? std::move(former->second.history)
                                    : DeviceHistory(device.machine, device.lastBoot, device.lastRun);
        const TlsKeyHash key = device.key;
        if (former != m_devices.end() && former->second.device.frozenAt)
            device.frozenAt = former->second.device.frozenAt;
        devices.emplace(key, Known{std::move(device), *shop, std::move(history)});
    }
    m_devices = std::move(devices);
    m_shops = std::move(records.shops);
}

bool Callers::admits(const TlsKeyHash& key) const {
    const std::lock_guard lock(m_mutex);
    return m_devices.contains(key);
}

Result<Shop> Callers::callerOf(const HttpRequest& request) {
    const std::lock_guard lock(m_mutex);
    if (request.clientKey) return deviceOf(request);
    const std::string token = bearerToken(request);
    const Shop* shop = token.empty() ? nullptr : m_shops.findByToken(token);
    if (shop == nullptr) return Error{ErrorCode::Unauthorized, "no shop has this token"};
    return *shop;
}

Result<Shop> Callers::deviceOf(const HttpRequest& request) {
    const auto found = m_devices.find(*request.clientKey);
    if (found == m_devices.end()) return Error{ErrorCode::Unauthorized, "this machine's key was revoked"};
    Known& known = found->second;
    if (known.device.frozenAt) return frozen();
    KAZASU_TRY(const auto origin, RequestOrigin::parse(request.header(RequestOrigin::kHeader).value_or("")));
    const auto verdict = known.history.take(origin, m_parts.clock.monotonic());
    if (!verdict.whyNot.empty()) return freeze(known, verdict.whyNot);
    if (verdict.isNewRun) {
        m_parts.queue.submit(
            [key = known.device.key, origin](Database& database) {
                return recordRun(database, key, origin.boot, origin.run);
            },
            [](const Status&) {});  // if it is lost, the next start of the center learns it again
    }
    return known.shop;
}

Error Callers::freeze(Known& known, const std::string& because) {
    const Instant now = m_parts.clock.now();
    known.device.frozenAt = now;
    qCCritical(logCallers, "device %s of shop %lld is frozen: %s", known.device.key.hex.c_str(),
               static_cast<long long>(known.shop.number.value()), because.c_str());
    m_parts.queue.submit([key = known.device.key, because,
                          now](Database& database) { return freezeDevice(database, key, because, now); },
                         [](const Status& written) {
                             if (!written)
                                 qCCritical(logCallers, "not written: %s", describe(written.error()).c_str());
                         });
    return frozen();
}

}  // namespace kazasu::center

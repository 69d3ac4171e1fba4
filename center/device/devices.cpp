#include "center/device/devices.h"

#include "center/base/rows.h"
#include "center/member/sessions.h"
#include "center/shop/shop.h"

namespace kazasu::center {
namespace {

constexpr std::string_view kDeviceColumns =
    "SELECT key_hash, shop_number, name, machine, enrolled_at, revoked_at, frozen_at, frozen_because, "
    "last_boot, last_run FROM shop_device ";

Device deviceAt(const SqlRow& row) {
    return {idAt<TlsKeyHash>(row, 0),
            shopAt(row, 1),
            row.text(2),
            row.text(3),
            instantAt(row, 4),
            optInstantAt(row, 5),
            optInstantAt(row, 6),
            row.isNull(7) ? "" : row.text(7),
            row.number(8),
            row.text(9)};
}

Result<Device> deviceWith(Database& database, const TlsKeyHash& key) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kDeviceColumns) + "WHERE key_hash = ?", {sqlOf(key)}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no such device"};
    return deviceAt(found.rows[0]);
}

}  // namespace

Status insertEnrolment(Database& database, std::string_view secret, ShopNumber shop, Instant now,
                       Instant expiresAt) {
    KAZASU_TRY(const auto known, shopOf(database, shop));
    KAZASU_TRY(const auto inserted,
               database.run("INSERT INTO enrolment (secret_hash, shop_number, created_at, expires_at) "
                            "VALUES (?, ?, ?, ?)",
                            {tokenHash(secret), sqlOf(known.number), sqlOf(now), sqlOf(expiresAt)}));
    return {};
}

Result<Device> enrol(Database& database, const EnrolmentRequest& request, const TlsKeyHash& key,
                     Instant now) {
    const Error invalid{ErrorCode::EnrolmentCodeInvalid, "ask the operator for a new code"};
    KAZASU_TRY(const auto offers,
               database.run("SELECT shop_number, expires_at, used_by FROM enrolment WHERE secret_hash = ?",
                            {tokenHash(request.secret)}));
    if (offers.rows.empty()) return invalid;
    const SqlRow& offer = offers.rows[0];
    if (!offer.isNull(2)) {
        if (offer.text(2) != key.hex) return invalid;
        return deviceWith(database, key);
    }
    if (instantAt(offer, 1) <= now) return invalid;
    KAZASU_TRY(
        const auto inserted,
        database.run("INSERT INTO shop_device (key_hash, shop_number, name, machine, enrolled_at) "
                     "VALUES (?, ?, ?, ?, ?) ON CONFLICT (key_hash) DO NOTHING",
                     {sqlOf(key), sqlOf(shopAt(offer, 0)), request.name, request.machine, sqlOf(now)}));
    if (inserted.changedRows != 1) return invalid;  // a key belongs to one shop, and is enrolled once
    KAZASU_TRY(const auto used, database.run("UPDATE enrolment SET used_by = ? WHERE secret_hash = ?",
                                             {sqlOf(key), tokenHash(request.secret)}));
    return deviceWith(database, key);
}

Result<std::vector<Device>> readDevices(Database& database) {
    KAZASU_TRY(const auto found,
               database.run(std::string(kDeviceColumns) + "ORDER BY shop_number, enrolled_at, key_hash"));
    std::vector<Device> devices;
    for (const SqlRow& row : found.rows) devices.push_back(deviceAt(row));
    return devices;
}

Status revokeDevice(Database& database, const TlsKeyHash& key, Instant now) {
    KAZASU_TRY(const auto device, deviceWith(database, key));
    KAZASU_TRY(const auto revoked,
               database.run("UPDATE shop_device SET revoked_at = ? WHERE key_hash = ? AND revoked_at IS NULL",
                            {sqlOf(now), sqlOf(device.key)}));
    return {};
}

Status freezeDevice(Database& database, const TlsKeyHash& key, std::string_view because, Instant now) {
    KAZASU_TRY(const auto frozen, database.run("UPDATE shop_device SET frozen_at = ?, frozen_because = ? "
                                               "WHERE key_hash = ? AND frozen_at IS NULL",
                                               {sqlOf(now), std::string(because), sqlOf(key)}));
    return {};
}

Status recordRun(Database& database, const TlsKeyHash& key, std::int64_t boot, const std::string& run) {
    KAZASU_TRY(const auto recorded,
               database.run("UPDATE shop_device SET last_boot = ?, last_run = ? WHERE key_hash = ?",
                            {boot, run, sqlOf(key)}));
    return {};
}

}  // namespace kazasu::center

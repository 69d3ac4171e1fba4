#include "center/device/operator_desk.h"

#include "center/base/text_fields.h"
#include "center/keys/key_lists.h"
#include "center/keys/key_report.h"
#include "center/reports/journal_heads.h"
#include "center/shop/shop.h"
#include "core/code/check_digit.h"
#include "core/code/signed_text.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <array>

namespace kazasu::center {
namespace {

// A bank is told the name beside the goods (613): DE63 holds no more.
constexpr std::size_t kMaxShopNameBytes = 200;
constexpr std::int64_t kUsualMinutes = 15;
constexpr std::int64_t kMostMinutes = 24L * 60;

Error wrongOption(std::string_view name, const std::string& why) {
    return {ErrorCode::InvalidArgument, "--" + std::string(name) + ": " + why};
}

Result<ShopNumber> shopNumberIn(const Json& options) {
    const auto number = options.getNumber("number");
    if (!number) return wrongOption("number", "a shop's number");
    return ShopNumber::from(*number);
}

Result<Json> addShop(Database& database, const OperatorSettings& settings, Random& random, Instant now,
                     const Json& options) {
    KAZASU_TRY(const auto number, shopNumberIn(options));
    const auto name = lineIn(options, "name", kMaxShopNameBytes);
    if (!name) return Error{name.code(), "--name: " + name.error().detail};
    KAZASU_TRY(const auto institutionText, options.getText("institution"));
    KAZASU_TRY(const auto institution, InstitutionId::parse(institutionText));
    if (std::find(settings.banks.begin(), settings.banks.end(), institution) == settings.banks.end())
        return Error{ErrorCode::InstitutionUnknown, "the configuration has no line to --institution"};
    KAZASU_TRY(const auto account, options.getText("account"));
    if (account.size() < 4 || account.size() > 28 || !isDigits(account))
        return wrongOption("account", "4 to 28 digits");
    const std::string token = randomToken(random);
    KAZASU_TRY_STATUS(insertShop(database, {{number, *name, institution}, account, token}, now));
    return Json::object().set("token", token);
}

Result<Json> offerEnrolment(Database& database, const OperatorSettings& settings, Random& random, Instant now,
                            const Json& options) {
    if (settings.enrolmentUrl.empty() || !settings.enrolmentDoor)
        return Error{ErrorCode::Unsupported, "the configuration has no 'enrolment' door"};
    KAZASU_TRY(const auto number, shopNumberIn(options));
    KAZASU_TRY(const auto wanted, options.optNumber("minutes"));
    const std::int64_t minutes = wanted.value_or(kUsualMinutes);
    if (minutes < 1 || minutes > kMostMinutes) return wrongOption("minutes", "1 to 1440");
    const Instant expiresAt = now + std::chrono::minutes{minutes};
    const EnrolmentCode code{settings.enrolmentUrl, *settings.enrolmentDoor, randomToken(random)};
    KAZASU_TRY_STATUS(insertEnrolment(database, code.secret, number, now, expiresAt));
    return Json::object().set("code", code.toString()).set("expires_at", toRfc3339(expiresAt));
}

Json jsonOf(const Device& device) {
    Json json = Json::object()
                    .set("key", device.key.hex)
                    .set("shop_number", static_cast<std::int64_t>(device.shop.value()))
                    .set("name", device.name)
                    .set("enrolled_at", toRfc3339(device.enrolledAt))
                    .set("state", device.revokedAt  ? "revoked"
                                  : device.frozenAt ? "frozen"
                                                    : "good");
    if (device.revokedAt) json.set("revoked_at", toRfc3339(*device.revokedAt));
    if (device.frozenAt)
        json.set("frozen_at", toRfc3339(*device.frozenAt)).set("frozen_because", device.frozenBecause);
    return json;
}

Result<Json> listDevices(Database& database) {
    KAZASU_TRY(const auto devices, readDevices(database));
    Json list = Json::array();
    for (const Device& device : devices) list.push(jsonOf(device));
    return Json::object().set("devices", std::move(list));
}

Result<Json> revoke(Database& database, Instant now, const Json& options) {
    const auto text = options.getText("key");
    const auto key = text ? TlsKeyHash::parse(*text) : Result<TlsKeyHash>(text.error());
    if (!key) return wrongOption("key", "the 64 hex digits that `device list` prints");
    KAZASU_TRY_STATUS(revokeDevice(database, *key, now));
    return Json::object();
}

Result<Json> trustKeysOf(Database& database, Instant now, const Json& options) {
    KAZASU_TRY(const auto hex, options.getText("root"));
    KAZASU_TRY(const auto root, publicKeyFromHex(hex));
    KAZASU_TRY_STATUS(trustRoot(database, root, now));
    return Json::object();
}

Result<Json> installKeys(Database& database, const OperatorSettings& settings, Instant now,
                         const Json& options) {
    KAZASU_TRY(const auto text, options.getText("list"));
    KAZASU_CHECK(settings.issuer.has_value());
    KAZASU_TRY(const auto list, installKeyList(database, text, *settings.issuer, now));
    return jsonOf(list);
}

Result<Json> listKeys(Database& database) {
    KAZASU_TRY(const auto list, listInForce(database));
    if (!list) return Error{ErrorCode::NotFound, "no list of keys is installed yet"};
    return jsonOf(*list);
}

}  // namespace

bool isOperatorCommand(const std::string& command) {
    constexpr std::array kCommands{"shop add", "shop enrol", "shop head", "device list", "device revoke"};
    return std::find(kCommands.begin(), kCommands.end(), command) != kCommands.end();
}

Result<Json> operate(Database& database, const OperatorSettings& settings, Random& random, Instant now,
                     const OperatorWish& wish) {
    if (wish.command == "shop add") return addShop(database, settings, random, now, wish.options);
    if (wish.command == "shop enrol") return offerEnrolment(database, settings, random, now, wish.options);
    if (wish.command == "shop head") {
        KAZASU_TRY(const auto number, shopNumberIn(wish.options));
        return journalHeadsOf(database, number);
    }
    if (wish.command == "device list") return listDevices(database);
    if (wish.command == "device revoke") return revoke(database, now, wish.options);
    if (wish.command == "keys trust") return trustKeysOf(database, now, wish.options);
    if (wish.command == "keys install") return installKeys(database, settings, now, wish.options);
    if (wish.command == "keys list") return listKeys(database);
    return Error{ErrorCode::InvalidArgument, "no such command: " + wish.command};
}

}  // namespace kazasu::center

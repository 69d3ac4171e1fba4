#include "controller/controller_config.h"

#include "core/code/signed_text.h"
#include "core/receipt/named_receipt.h"
#include "core/sale/sale.h"
#include "core/text/clean_text.h"
#include "platform/system/config_file.h"
#include "platform/system/whole_file.h"
#include "platform/text/composed.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

// What a shop may risk at most; a typing error in a configuration must not open the door wide.
constexpr std::int64_t kMaxOfflineMinor = 100'000'000;
constexpr std::int64_t kMaxOfflineCodes = 100'000;

Error configError(std::string_view member, std::string_view why) {
    return {ErrorCode::ConfigInvalid, "'" + std::string(member) + "': " + std::string(why)};
}

/// A section that may be left out.
Result<Json> sectionIn(const Json& json, std::string_view key, const std::vector<std::string_view>& members) {
    if (!json.has(key)) return Json::object();
    auto section = json.getObject(key);
    if (!section) return configError(key, "expected an object");
    KAZASU_TRY_STATUS(allowOnlyMembers(*section, std::string(key), members));
    return section;
}

Result<std::string> textIn(const Json& json, std::string_view key, std::string fallback) {
    const auto value = json.optText(key);
    if (!value) return configError(key, "expected a text");
    return value->value_or(std::move(fallback));
}

/// Words that are printed on receipts.
Result<std::string> wordsIn(const Json& json, std::string_view section, std::string_view key,
                            std::string fallback = {}) {
    KAZASU_TRY(const auto words, textIn(json, key, std::move(fallback)));
    auto clean = cleanText(composed(words), Sale::kMaxTextBytes);
    if (!clean) return configError(std::string(section) + '.' + std::string(key), clean.error().detail);
    return clean;
}

/// A name that every settlement record carries: the center refuses records with longer ones for good.
Result<std::string> nameIn(const Json& json, std::string_view section, std::string fallback) {
    KAZASU_TRY(auto name, wordsIn(json, section, "name", std::move(fallback)));
    if (name.empty()) return configError(std::string(section) + ".name", "is missing");
    return name;
}

Result<std::int64_t> numberIn(const Json& json, std::string_view key, std::int64_t fallback,
                              std::int64_t least, std::int64_t most) {
    const auto value = json.optNumber(key);
    const std::int64_t number = value ? value->value_or(fallback) : least - 1;
    if (number < least || number > most) {
        return configError(key, "expected " + std::to_string(least) + " to " + std::to_string(most));
    }
    return number;
}

Result<std::vector<std::string>> textsIn(const Json& json, std::string_view key) {
    std::vector<std::string> texts;
    if (!json.has(key)) return texts;
    const auto list = json.getArray(key);
    if (!list) return configError(key, "expected a list of texts");
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto text = list->at(i).asText();
        if (!text) return configError(key, "expected a list of texts");
        texts.push_back(*text);
    }
    return texts;
}

/// The token alone: whatever an editor added behind it is left out.
Result<std::string> tokenAt(const std::string& path) {
    const auto content = readWholeFile(path, kMaxConfigBytes);
    if (!content) return Error{ErrorCode::ConfigInvalid, content.error().detail};
    return content->substr(0, content->find_first_of(" \t\r\n"));
}

Result<ShopProfile> profileFrom(const Json& json) {
    KAZASU_TRY(const auto shop,
               sectionIn(json, "shop", {"name", "address", "phone", "registration_number", "footer"}));
    ShopProfile profile;
    KAZASU_TRY(profile.name, nameIn(shop, "shop", {}));
    KAZASU_TRY(profile.address, wordsIn(shop, "shop", "address"));
    KAZASU_TRY(profile.phone, wordsIn(shop, "shop", "phone"));
    KAZASU_TRY(profile.footer, wordsIn(shop, "shop", "footer"));
    KAZASU_TRY(const auto number, textIn(shop, "registration_number", {}));
    if (number.empty()) return profile;
    const auto registration = RegistrationNumber::parse(number);
    if (!registration) return configError("shop.registration_number", "expected T and 13 digits");
    profile.registration = *registration;
    return profile;
}

Status readPurposes(const Json& receipt, StoreSettings& store) {
    constexpr std::size_t kMostPurposes = 5;  // keys on one page
    const bool isJapanese = store.language == ReceiptLanguage::Japanese;
    store.purposes = isJapanese ? std::vector<std::string>{"お品代", "飲食代", "文具代"}
                                : std::vector<std::string>{"goods", "food and drink", "stationery"};
    if (!receipt.has("purposes")) return {};
    KAZASU_TRY(store.purposes, textsIn(receipt, "purposes"));
    if (store.purposes.empty() || store.purposes.size() > kMostPurposes)
        return configError("receipt.purposes", "expected 1 to 5 texts");
    for (const auto& purpose : store.purposes) {
        if (purpose.empty() || !cleanText(purpose, NamedReceiptAsk::kMaxTextBytes))
            return configError("receipt.purposes", "expected plain words");
    }
    return {};
}

Status readReceipt(const Json& json, StoreSettings& store) {
    KAZASU_TRY(const auto receipt,
               sectionIn(json, "receipt", {"language", "columns", "revenue_stamps", "purposes"}));
    KAZASU_TRY(const auto language, textIn(receipt, "language", "ja"));
    if (language != "ja" && language != "en") return configError("receipt.language", "expected ja or en");
    store.language = language == "en" ? ReceiptLanguage::English : ReceiptLanguage::Japanese;
    KAZASU_TRY(const auto columns, numberIn(receipt, "columns", Receipt::kWideColumns, 32, 64));
    store.receiptColumns = static_cast<int>(columns);
    const auto hasStamps = receipt.optFlag("revenue_stamps");
    if (!hasStamps) return configError("receipt.revenue_stamps", "expected true or false");
    store.hasRevenueStamps = hasStamps->value_or(true);
    return readPurposes(receipt, store);
}

Status readTax(const Json& json, StoreSettings& store) {
    KAZASU_TRY(const auto tax, sectionIn(json, "tax", {"prices_include_tax", "rounding"}));
    const auto isInclusive = tax.optFlag("prices_include_tax");
    if (!isInclusive) return configError("tax.prices_include_tax", "expected true or false");
    store.taxPolicy.mode = isInclusive->value_or(true) ? TaxMode::Inclusive : TaxMode::Exclusive;
    KAZASU_TRY(const auto rounding, textIn(tax, "rounding", "down"));
    const auto known = roundingOf(rounding);
    if (!known) return configError("tax.rounding", "expected down, half-up or up");
    store.taxPolicy.rounding = *known;
    return {};
}

Result<bool> flagIn(const Json& json, std::string_view key, std::string_view member, bool fallback) {
    const auto value = json.optFlag(key);
    if (!value) return configError(member, "expected true or false");
    return value->value_or(fallback);
}

/// offline.bound and offline.unbound: whether codes of that kind are accepted, and how many.
Status readOfflineKind(const Json& offline, std::string_view kind, bool& accepts, OfflineLimits& limits) {
    const std::string section = "offline." + std::string(kind);
    KAZASU_TRY(const auto json, offline.has(kind) ? offline.getObject(kind) : Result<Json>(Json::object()));
    KAZASU_TRY_STATUS(allowOnlyMembers(json, section, {"accept", "code_minor", "codes", "total_minor"}));
    KAZASU_TRY(accepts, flagIn(json, "accept", section + ".accept", accepts));
    KAZASU_TRY(const auto code, numberIn(json, "code_minor", limits.perCode.minor(), 1, kMaxOfflineMinor));
    KAZASU_TRY(const auto codes, numberIn(json, "codes", limits.codes, 1, kMaxOfflineCodes));
    KAZASU_TRY(const auto total, numberIn(json, "total_minor", limits.total.minor(), 1, kMaxOfflineMinor));
    limits = {Money::yen(code), static_cast<int>(codes), Money::yen(total)};
    return {};
}

Status readOffline(const Json& json, OfflinePolicy& policy) {
    KAZASU_TRY(const auto offline, sectionIn(json, "offline",
                                             {"bound", "unbound", "warn_after_hours", "stop_after_hours",
                                              "key_age_hours", "old_keys"}));
    KAZASU_TRY_STATUS(readOfflineKind(offline, "bound", policy.acceptsBound, policy.bound));
    KAZASU_TRY_STATUS(readOfflineKind(offline, "unbound", policy.acceptsUnbound, policy.unbound));
    constexpr std::int64_t kMostHours = kLongestOffline / std::chrono::hours{1};
    KAZASU_TRY(const auto stop, numberIn(offline, "stop_after_hours", kMostHours, 1, kMostHours));
    KAZASU_TRY(const auto warn,
               numberIn(offline, "warn_after_hours", std::min<std::int64_t>(24, stop), 1, stop));
    KAZASU_TRY(const auto age, numberIn(offline, "key_age_hours", 24, 1, kMostHours));
    policy.stopAfter = std::chrono::hours{stop};
    policy.warnAfter = std::chrono::hours{warn};
    policy.keyAge = std::chrono::hours{age};
    KAZASU_TRY(const auto oldKeys, textIn(offline, "old_keys", "bound"));
    if (oldKeys != "none" && oldKeys != "bound" && oldKeys != "all")
        return configError("offline.old_keys", "expected none, bound or all");
    policy.oldKeys = oldKeys == "none"    ? OldKeys::Nothing
                     : oldKeys == "bound" ? OldKeys::BoundCodes
                                          : OldKeys::AllCodes;
    return {};
}

Status readPeople(const Json& json, StoreSettings& store) {
    constexpr std::int64_t kMostMinutes = 15;  // PCI DSS 8.2.8: after 15 idle minutes at the latest
    KAZASU_TRY(const auto people, sectionIn(json, "people", {"idle_lock_minutes"}));
    KAZASU_TRY(const auto minutes, numberIn(people, "idle_lock_minutes", 5, 1, kMostMinutes));
    store.idleLock = std::chrono::minutes{minutes};
    return {};
}

/// Whether selling waits for somebody to open the shift.
Status readShift(const Json& json, StoreSettings& store) {
    KAZASU_TRY(const auto shift, sectionIn(json, "shift", {"opens"}));
    KAZASU_TRY(const auto opens, textIn(shift, "opens", "by-itself"));
    if (opens != "by-itself" && opens != "by-hand")
        return configError("shift.opens", "expected by-itself or by-hand");
    store.mustOpenByHand = opens == "by-hand";
    return {};
}

Result<StoreSettings> storeFrom(const Json& json) {
    StoreSettings store;
    KAZASU_TRY(store.profile, profileFrom(json));
    KAZASU_TRY(const auto registerSection, sectionIn(json, "register", {"name", "number"}));
    KAZASU_TRY(store.registerName, nameIn(registerSection, "register", "1"));
    KAZASU_TRY(const auto number, numberIn(registerSection, "number", 1, 1, 9999));
    store.registerNumber = static_cast<int>(number);
    KAZASU_TRY_STATUS(readReceipt(json, store));
    KAZASU_TRY_STATUS(readTax(json, store));
    KAZASU_TRY_STATUS(readShift(json, store));
    KAZASU_TRY_STATUS(readOffline(json, store.offline));
    KAZASU_TRY_STATUS(readPeople(json, store));
    return store;
}

Result<CenterAddress> enrolledAddress(CenterAddress address, std::string enrolmentFile,
                                      const std::string& tokenFile) {
    if (!address.url.starts_with("https://"))
        return configError("center.url", "expected https:// beside 'enrolment'");
    if (!tokenFile.empty()) return configError("center.token_file", "either this or 'enrolment'");
    address.enrolmentFile = std::move(enrolmentFile);
    return address;
}

Result<CenterAddress> centerFrom(const Json& json, const std::string& folder) {
    if (!json.has("center")) return CenterAddress{};
    KAZASU_TRY(const auto center, sectionIn(json, "center", {"url", "token_file", "enrolment", "root"}));
    CenterAddress address;
    KAZASU_TRY(address.url, textIn(center, "url", {}));
    const bool isHttp = address.url.rfind("http://", 0) == 0 || address.url.rfind("https://", 0) == 0;
    if (!isHttp) return configError("center.url", "expected http:// or https://");
    while (address.url.back() == '/') address.url.pop_back();
    KAZASU_TRY(const auto enrolment, textIn(center, "enrolment", {}));
    KAZASU_TRY(const auto tokenFile, textIn(center, "token_file", {}));
    KAZASU_TRY(const auto root, textIn(center, "root", {}));
    if (!root.empty()) {
        const auto key = publicKeyFromHex(root);
        if (!key) return configError("center.root", "expected the 64 hex digits of a root key");
        address.root = *key;
    }
    if (!enrolment.empty())
        return enrolledAddress(std::move(address), pathFromFolder(folder, enrolment), tokenFile);
    if (address.url.starts_with("https://"))
        return configError("center.enrolment", "is missing: https goes by this machine's key");
    if (tokenFile.empty()) return configError("center.token_file", "is missing");
    KAZASU_TRY(address.token, tokenAt(pathFromFolder(folder, tokenFile)));
    if (address.token.empty()) return configError("center.token_file", "holds no token");
    return address;
}

}  // namespace

Result<ControllerConfig> controllerConfigFrom(const Json& json, const std::string& folder) {
    KAZASU_TRY_STATUS(allowOnlyMembers(json, "",
                                       {"shop", "register", "receipt", "tax", "center", "shift", "offline",
                                        "people", "database", "scanners", "printers"}));
    ControllerConfig config;
    KAZASU_TRY(config.store, storeFrom(json));
    KAZASU_TRY(config.center, centerFrom(json, folder));
    KAZASU_TRY(const auto database, textIn(json, "database", {}));
    if (database.empty()) return configError("database", "is missing");
    config.database = pathFromFolder(folder, database);
    KAZASU_TRY(config.scanners, textsIn(json, "scanners"));
    KAZASU_TRY(config.printers, textsIn(json, "printers"));
    return config;
}

Result<ControllerConfig> readControllerConfig(const std::string& path) {
    KAZASU_TRY(const auto file, readConfigFile(path));
    auto config = controllerConfigFrom(file.root, file.folder);
    if (!config) return Error{config.code(), path + ": " + config.error().detail};
    return config;
}

}  // namespace kazasu::controller

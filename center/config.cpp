#include "center/config.h"

#include "center/base/text_fields.h"
#include "platform/crypto/line_mac.h"
#include "platform/http/peer_network.h"
#include "platform/system/config_file.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxConfiguredNameBytes = 200;

Error inConfig(const Error& error) { return {ErrorCode::ConfigInvalid, error.detail}; }
Error inConfig(std::string_view key, std::string_view why) {
    return {ErrorCode::ConfigInvalid, "'" + std::string(key) + "': " + std::string(why)};
}

Result<std::uint16_t> portIn(const Json& body, std::int64_t fewest) {
    KAZASU_TRY(const auto port, body.getNumber("port"));
    if (port < fewest || port > 65'535) return inConfig("port", "0 to 65535");
    return static_cast<std::uint16_t>(port);
}

Result<ListenAddress> listenFrom(const Json& object) {
    ListenAddress listen;
    KAZASU_TRY(const auto address, object.optText("address"));
    listen.address = address.value_or(listen.address);
    KAZASU_TRY(listen.port, portIn(object, 0));
    return listen;
}

Result<ListenAddress> listenIn(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto object, body.getObject(key));
    KAZASU_TRY_STATUS(allowOnlyMembers(object, std::string(key), {"address", "port"}));
    return listenFrom(object);
}

/// The shops' door: with `identity` ("shop" for shop.pem and shop.key) it speaks TLS.
Status readShopDoor(const Json& body, const std::string& folder, CenterConfig& config) {
    KAZASU_TRY(const auto door, body.getObject("shop"));
    KAZASU_TRY_STATUS(allowOnlyMembers(door, "shop", {"address", "port", "identity"}));
    KAZASU_TRY(config.shop, listenFrom(door));
    KAZASU_TRY(const auto identity, door.optText("identity"));
    if (identity) {
        const std::string path = pathFromFolder(folder, *identity);
        config.shopIdentity = TlsIdentityFiles{path + ".pem", path + ".key"};
        return {};
    }
    if (!isThisMachine(config.shop.address))
        return inConfig("shop", "without 'identity' (TLS) only an address of this machine");
    return {};
}

Status readEnrolment(const Json& body, CenterConfig& config) {
    if (!body.has("enrolment")) return {};
    if (!config.shopIdentity) return inConfig("enrolment", "wants 'shop.identity'");
    KAZASU_TRY(const auto door, body.getObject("enrolment"));
    KAZASU_TRY_STATUS(allowOnlyMembers(door, "enrolment", {"address", "port", "url"}));
    EnrolmentConfig enrolment;
    KAZASU_TRY(enrolment.listen, listenFrom(door));
    KAZASU_TRY(const auto url, door.optText("url"));
    enrolment.url = url.value_or("");
    const bool isOrigin =
        enrolment.url.starts_with("https://") && enrolment.url.find_first_of("/#?@", 8) == std::string::npos;
    if (url && !isOrigin) return inConfig("enrolment.url", "like https://pay.example:8144, without a path");
    config.enrolment = std::move(enrolment);
    return {};
}

Result<BankLinkConfig> bankFrom(const Json& body, const std::string& where, const std::string& folder) {
    KAZASU_TRY_STATUS(
        allowOnlyMembers(body, where, {"institution", "name", "reading", "host", "port", "mac_key"}));
    KAZASU_TRY(const auto idText, body.getText("institution"));
    const auto id = InstitutionId::parse(idText);
    if (!id) return inConfig("institution", "8 digits");
    BankLinkConfig bank{*id, {}, {}, {}, 0};
    KAZASU_TRY(bank.name, lineIn(body, "name", kMaxConfiguredNameBytes));
    KAZASU_TRY(const auto reading, body.optText("reading"));
    bank.reading = reading.value_or(bank.name);
    KAZASU_TRY(bank.host, lineIn(body, "host", kMaxConfiguredNameBytes));
    KAZASU_TRY(bank.port, portIn(body, 1));
    KAZASU_TRY(const auto macKey, body.optText("mac_key"));
    if (macKey && macKey->empty()) return inConfig(where + ".mac_key", "must not be empty");
    if (!macKey && !isThisMachine(bank.host))
        return inConfig(where, "without 'mac_key' only a bank on this machine");
    if (macKey) bank.macKey = pathFromFolder(folder, *macKey);
    return bank;
}

Result<std::vector<BankLinkConfig>> banksIn(const Json& body, const std::string& folder) {
    KAZASU_TRY(const auto list, body.getArray("banks"));
    std::vector<BankLinkConfig> banks;
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(auto bank, bankFrom(list.at(i), "banks[" + std::to_string(i) + "]", folder));
        const bool isTwice = std::any_of(banks.begin(), banks.end(), [&bank](const auto& other) {
            return other.institution == bank.institution;
        });
        if (isTwice) return inConfig("banks", bank.institution.toString() + " is there twice");
        banks.push_back(std::move(bank));
    }
    return banks;
}

Result<std::vector<std::string>> proxiesIn(const Json& body) {
    std::vector<std::string> proxies;
    if (!body.has("proxies")) return proxies;
    KAZASU_TRY(const auto list, body.getArray("proxies"));
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(auto address, list.at(i).asText());
        if (!isAddress(address)) return inConfig("proxies", "addresses like 127.0.0.1");
        proxies.push_back(std::move(address));
    }
    return proxies;
}

Result<std::vector<std::string>> originsIn(const Json& body) {
    std::vector<std::string> origins;
    if (!body.has("origins")) return origins;
    KAZASU_TRY(const auto list, body.getArray("origins"));
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(auto origin, list.at(i).asText());
        const auto scheme = origin.find("://");
        const bool hasPath = scheme != std::string::npos && origin.find('/', scheme + 3) != std::string::npos;
        if ((!origin.starts_with("http://") && !origin.starts_with("https://")) || hasPath)
            return inConfig("origins", "like https://pay.example, without a path");
        origins.push_back(std::move(origin));
    }
    return origins;
}

Result<Milliseconds> durationIn(const Json& body, std::string_view key, Milliseconds usual,
                                Milliseconds shortest, Milliseconds longest) {
    KAZASU_TRY(const auto milliseconds, body.optNumber(key));
    if (!milliseconds) return usual;
    if (*milliseconds < shortest.count() || *milliseconds > longest.count())
        return inConfig(key,
                        std::to_string(shortest.count()) + " to " + std::to_string(longest.count()) + " ms");
    return Milliseconds{*milliseconds};
}

Result<std::int64_t> countIn(const Json& body, std::string_view key, std::int64_t usual, std::int64_t most) {
    KAZASU_TRY(const auto count, body.optNumber(key));
    if (!count) return usual;
    if (*count < 1 || *count > most) return inConfig(key, "1 to " + std::to_string(most));
    return *count;
}

Status readLimits(const Json& body, CenterLimits& limits) {
    if (!body.has("limits")) return {};
    using namespace std::chrono_literals;
    KAZASU_TRY(const auto object, body.getObject("limits"));
    KAZASU_TRY_STATUS(
        allowOnlyMembers(object, "limits",
                         {"session_idle_ms", "session_ms", "open_codes", "shop_claims_per_minute",
                          "shop_records_per_minute", "shop_reports_per_minute", "waiting_requests"}));
    KAZASU_TRY(limits.session.absolute,
               durationIn(object, "session_ms", limits.session.absolute, 1'000ms, 24h));
    KAZASU_TRY(limits.session.idle, durationIn(object, "session_idle_ms", limits.session.idle, 1'000ms, 1h));
    KAZASU_TRY(limits.openCodes, countIn(object, "open_codes", limits.openCodes, 100'000));
    KAZASU_TRY(limits.shopClaimsPerMinute,
               countIn(object, "shop_claims_per_minute", limits.shopClaimsPerMinute, 10'000'000));
    KAZASU_TRY(limits.shopRecordsPerMinute,
               countIn(object, "shop_records_per_minute", limits.shopRecordsPerMinute, 10'000'000));
    KAZASU_TRY(limits.shopReportsPerMinute,
               countIn(object, "shop_reports_per_minute", limits.shopReportsPerMinute, 10'000'000));
    KAZASU_TRY(const auto waiting, countIn(object, "waiting_requests",
                                           static_cast<std::int64_t>(limits.waitingRequests), 20'000));
    limits.waitingRequests = static_cast<std::size_t>(waiting);
    return {};
}

Result<CenterConfig> parseConfig(const Json& body, const std::string& folder) {
    KAZASU_TRY_STATUS(allowOnlyMembers(body, "",
                                       {"issuer", "name", "member", "shop", "enrolment", "operator_socket",
                                        "banks", "database", "signing_key", "secret_key", "web", "origins",
                                        "proxies", "limits", "code_lifetime_ms", "bank_timeout_ms"}));
    KAZASU_TRY(const auto issuerText, body.getText("issuer"));
    const auto issuer = IssuerId::parse(issuerText);
    if (!issuer) return inConfig("issuer", "8 digits");
    CenterConfig config{*issuer};
    KAZASU_TRY(config.name, lineIn(body, "name", kMaxConfiguredNameBytes));
    KAZASU_TRY(config.member, listenIn(body, "member"));
    KAZASU_TRY_STATUS(readShopDoor(body, folder, config));
    KAZASU_TRY_STATUS(readEnrolment(body, config));
    KAZASU_TRY(config.banks, banksIn(body, folder));
    KAZASU_TRY(const auto database, body.getText("database"));
    KAZASU_TRY(const auto signingKey, body.getText("signing_key"));
    KAZASU_TRY(const auto secretKey, body.getText("secret_key"));
    config.database = pathFromFolder(folder, database);
    config.signingKey = pathFromFolder(folder, signingKey);
    config.secretKey = pathFromFolder(folder, secretKey);
    KAZASU_TRY(const auto socket, body.optText("operator_socket"));
    config.operatorSocket = socket ? pathFromFolder(folder, *socket) : config.database + ".socket";
    KAZASU_TRY(const auto web, body.optText("web"));
    config.isWebRequired = web.has_value();
    if (web) config.web = pathFromFolder(folder, *web);
    KAZASU_TRY(config.origins, originsIn(body));
    KAZASU_TRY(config.proxies, proxiesIn(body));
    KAZASU_TRY_STATUS(readLimits(body, config.limits));
    using namespace std::chrono_literals;
    KAZASU_TRY(config.codeLifetime, durationIn(body, "code_lifetime_ms", config.codeLifetime, 1'000ms, 24h));
    KAZASU_TRY(config.bankTimeout, durationIn(body, "bank_timeout_ms", config.bankTimeout, 100ms, 30s));
    return config;
}

}  // namespace

Result<CenterConfig> configFrom(const Json& body, const std::string& folder) {
    auto config = parseConfig(body, folder);
    if (!config) return inConfig(config.error());
    return config;
}

Result<CenterConfig> readConfig(const std::string& path) {
    KAZASU_TRY(const auto file, readConfigFile(path));
    return configFrom(file.root, file.folder);
}

}  // namespace kazasu::center

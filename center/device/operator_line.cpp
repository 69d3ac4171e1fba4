#include "center/device/operator_line.h"

#include "core/wire/shop_api.h"
#include "platform/crypto/crypto.h"
#include "platform/http/client.h"
#include "platform/system/system_clock.h"

#include <filesystem>
#include <future>

namespace kazasu::center {
namespace {

Result<HttpResponse> callCenter(const CenterConfig& config, const OperatorWish& wish) {
    HttpCall call;
    call.method = "POST";
    call.url = "http://center/operator/v1/commands";
    call.headers = {{"content-type", "application/json"}};
    call.body = Json::object().set("command", wish.command).set("options", wish.options).dump();
    call.unixSocket = config.operatorSocket;
    std::promise<Result<HttpResponse>> promise;
    auto future = promise.get_future();
    CurlTransport transport;
    transport.send(std::move(call),
                   [&promise](Result<HttpResponse> response) { promise.set_value(std::move(response)); });
    return future.get();
}

Result<Json> answerIn(const HttpResponse& response) {
    KAZASU_TRY(auto body, Json::parse(response.body));
    constexpr int kOk = 200;
    if (response.status == kOk) return body;
    const auto error = errorFrom(body);
    return error ? *error : Error{ErrorCode::HttpStatus, std::to_string(response.status)};
}

Result<Json> askBooks(const CenterConfig& config, const OperatorWish& wish) {
    SystemClock clock;
    SystemRandom random;
    KAZASU_TRY(const auto door, openShopIdentity(config));
    KAZASU_TRY(const auto database, openSqlite({config.database, ":/migrations/center"}));
    KAZASU_TRY(Transaction transaction, Transaction::begin(*database));
    KAZASU_TRY(auto answer,
               operate(*database, operatorSettingsOf(config, door, 0), random, clock.now(), wish));
    KAZASU_TRY_STATUS(transaction.commit());
    return answer;
}

}  // namespace

Result<std::optional<TlsKeyHash>> openShopIdentity(const CenterConfig& config) {
    if (!config.shopIdentity) return std::optional<TlsKeyHash>{};
    if (!std::filesystem::exists(config.shopIdentity->key))
        KAZASU_TRY_STATUS(createTlsIdentity(*config.shopIdentity, config.name));
    KAZASU_TRY(auto key, checkTlsIdentity(*config.shopIdentity));
    return std::optional{std::move(key)};
}

OperatorSettings operatorSettingsOf(const CenterConfig& config, const std::optional<TlsKeyHash>& door,
                                    std::uint16_t enrolmentPort) {
    OperatorSettings settings;
    settings.issuer = config.issuer;
    for (const BankLinkConfig& bank : config.banks) settings.banks.push_back(bank.institution);
    settings.enrolmentDoor = door;
    if (!config.enrolment) return settings;
    const ListenAddress& listen = config.enrolment->listen;
    const std::uint16_t port = enrolmentPort != 0 ? enrolmentPort : listen.port;
    settings.enrolmentUrl = config.enrolment->url;
    if (settings.enrolmentUrl.empty() && port != 0)
        settings.enrolmentUrl = "https://" + listen.address + ':' + std::to_string(port);
    return settings;
}

Result<Json> askOperatorDesk(const CenterConfig& config, const OperatorWish& wish) {
    const auto response = callCenter(config, wish);
    if (response) return answerIn(*response);
    if (response.code() != ErrorCode::NetworkConnectFailed) return response.error();
    return askBooks(config, wish);
}

}  // namespace kazasu::center

#include "controller/center_link/center_client.h"

#include "controller/center_link/limits.h"
#include "core/code/key_list.h"
#include "core/text/whole_number.h"

namespace kazasu::controller {
namespace {

constexpr int kTooManyRequests = 429;
constexpr int kRequestTimeout = 408;

Result<Instant> timeIn(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto text, body.getText(key));
    return parseRfc3339(text);
}

/// A 5xx, 408 or 429 promises nothing about the request; a 4xx with the center's own words does.
Error errorOfStatus(const HttpResponse& response) {
    const std::string status = "HTTP " + std::to_string(response.status);
    const auto body = Json::parse(response.body);
    const auto error = body ? errorFrom(*body) : std::nullopt;
    const bool isTemporary =
        response.status >= 500 || response.status == kRequestTimeout || response.status == kTooManyRequests;
    if (isTemporary) return {ErrorCode::Unavailable, error ? status + ", " + describe(*error) : status};
    return error ? *error : Error{ErrorCode::HttpStatus, status};
}

Result<Json> bodyOf(const Result<HttpResponse>& response) {
    if (!response) return response.error();
    if (response->status < 200 || response->status >= 300) return errorOfStatus(*response);
    auto body = Json::parse(response->body);
    if (!body) return Error{ErrorCode::NetworkProtocol, "the center's answer: " + body.error().detail};
    return body;
}

/// An answer that cannot be read proves nothing: the request may have been carried out.
template <class T>
Result<T> understood(Result<T> value) {
    if (value) return value;
    return Error{ErrorCode::NetworkProtocol, "the center's answer: " + value.error().detail};
}

}  // namespace

Delivery deliveryOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::NetworkConnectFailed:
        case ErrorCode::NetworkPeerUnknown:
            return Delivery::NotSent;
        case ErrorCode::Timeout:
        case ErrorCode::Unavailable:
        case ErrorCode::Cancelled:
        case ErrorCode::Internal:
        case ErrorCode::OutcomeUnknown:
        case ErrorCode::NetworkClosed:
        case ErrorCode::NetworkProtocol:
        case ErrorCode::NetworkFrameTooLong:
        case ErrorCode::HttpStatus:
            return Delivery::Uncertain;
        default:
            return Delivery::Answered;
    }
}

Result<CenterKeys> centerKeysFrom(const Json& body) {
    KAZASU_TRY(const auto issuerText, body.getText("issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto number, body.getNumber("shop_number"));
    KAZASU_TRY(const auto shop, ShopNumber::from(number));
    KAZASU_TRY(auto shopName, body.getText("shop_name"));
    KAZASU_TRY(const auto centerTime, timeIn(body, "center_time"));
    KAZASU_TRY(auto keyList, body.getText("key_list"));
    return CenterKeys{issuer, shop, std::move(shopName), centerTime, std::move(keyList)};
}

CenterClient::CenterClient(HttpTransport& transport, Executor& executor, CenterAddress address)
    : m_transport(transport), m_executor(executor), m_address(std::move(address)) {}

CenterClient::~CenterClient() { *m_isAlive = false; }

void CenterClient::fetchKeys(Done<CenterKeys> done) {
    send("GET", "/shop/v1/keys", {}, [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(centerKeysFrom(*body)));
    });
}

void CenterClient::putClaim(const ClaimRequest& request, Done<ClaimAnswer> done) {
    sendClaim("PUT", request.id, toJson(request).dump(), std::move(done));
}

void CenterClient::queryClaim(const ClaimId& id, Done<ClaimAnswer> done) {
    sendClaim("GET", id, {}, std::move(done));
}

void CenterClient::reverseClaim(const ClaimId& id, Done<ClaimAnswer> done) {
    sendClaim("DELETE", id, {}, std::move(done));
}

void CenterClient::sendClaim(std::string method, const ClaimId& id, std::string body,
                             Done<ClaimAnswer> done) {
    send(std::move(method), "/shop/v1/claims/" + id.toString(), std::move(body),
         [id, done = std::move(done)](Result<Json> answer) {
             if (!answer) return done(answer.error());
             auto claim = understood(claimAnswerFrom(*answer));
             if (claim && claim->id != id) {
                 claim = Error{ErrorCode::NetworkProtocol, "the center answered for another claim"};
             }
             done(std::move(claim));
         });
}

void CenterClient::sendSettlement(const std::string& record, Done<SettlementAnswer> done) {
    send("POST", "/shop/v1/settlements", record, [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(settlementAnswerFrom(*body)));
    });
}

void CenterClient::reoffer(const std::string& record, Done<SettlementAnswer> done) {
    send("POST", "/shop/v1/reoffers", record, [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(settlementAnswerFrom(*body)));
    });
}

void CenterClient::sendRefund(const std::string& request, Done<RefundAnswer> done) {
    send("POST", "/shop/v1/refunds", request, [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(refundAnswerFrom(*body)));
    });
}

void CenterClient::queryRefund(const RefundId& id, Done<RefundAnswer> done) {
    send("GET", "/shop/v1/refunds/" + id.toString(), {}, [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(refundAnswerFrom(*body)));
    });
}

void CenterClient::sendReport(const ShopReport& report, Done<ReportAnswer> done) {
    send("POST", "/shop/v1/reports", toJson(report).dump(), [done = std::move(done)](Result<Json> body) {
        if (!body) return done(body.error());
        done(understood(reportAnswerFrom(*body)));
    });
}

void CenterClient::tell(const Result<HttpResponse>& response) {
    if (m_reachability) m_reachability(response.isOk());
    if (!response) return;
    for (const auto& [name, value] : response->headers) {
        if (name == kCenterTimeHeader && m_heard) {
            if (const auto time = parseRfc3339(value)) m_heard(*time);
        }
        if (name == kKeySerialHeader && m_keySerial) {
            if (const auto serial = wholeNumber<std::int64_t>(value)) m_keySerial(*serial);
        }
    }
}

void CenterClient::send(std::string method, const std::string& path, std::string body, Done<Json> done) {
    if (m_address.url.empty()) {
        m_executor.post([isAlive = m_isAlive, done = std::move(done)] {
            if (*isAlive) done(Error{ErrorCode::NetworkConnectFailed, "no center is configured"});
        });
        return;
    }
    HttpCall call;
    call.method = std::move(method);
    call.url = m_address.url + path;
    if (!m_address.token.empty()) call.headers.emplace_back("authorization", "Bearer " + m_address.token);
    if (m_stamp) call.headers.emplace_back(RequestOrigin::kHeader, m_stamp->next());
    if (!body.empty()) call.headers.emplace_back("content-type", "application/json");
    call.body = std::move(body);
    call.timeout = kTryLimit;
    m_transport.send(std::move(call), [this, isAlive = m_isAlive, &executor = m_executor,
                                       done = std::move(done)](Result<HttpResponse> response) {
        executor.post([this, isAlive, done, response = std::move(response)] {
            if (!*isAlive) return;
            tell(response);
            done(bodyOf(response));
        });
    });
}

}  // namespace kazasu::controller

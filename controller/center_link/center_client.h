// CenterClient: the requests of network 107, answered on the controller's executor. Tells apart what the
// center surely did not do from what it may have done.
#pragma once

#include "controller/center_link/request_stamp.h"
#include "core/executor.h"
#include "core/ids.h"
#include "core/signature.h"
#include "core/wire/refund.h"
#include "core/wire/shop_api.h"
#include "core/wire/shop_report.h"
#include "platform/http/client.h"

#include <functional>
#include <memory>

namespace kazasu::controller {

struct CenterAddress {
    std::string url;                 // "http://127.0.0.1:8142", without a path; empty: the shop has no center
    std::string token;               // names the shop on a plain line; never logged
    std::string enrolmentFile = {};  // path; names the machine on a TLS line instead
    std::optional<PublicKey> root = {};  // that signs the center's key lists; none: that of the first list
};

/// GET /shop/v1/keys
struct CenterKeys {
    IssuerId issuer;
    ShopNumber shop;
    std::string shopName;
    Instant centerTime;
    std::string keyList;  // as the root signed it (core/code/key_list.h); not verified
};
Result<CenterKeys> centerKeysFrom(const Json& body);

/// What an error of a call says about the request.
enum class Delivery {
    NotSent,    // it did not leave: nothing happened
    Uncertain,  // it may have been carried out
    Answered,   // the center said no, in its own words
};
Delivery deliveryOf(ErrorCode code);

class CenterClient {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    CenterClient(HttpTransport& transport, Executor& executor, CenterAddress address);
    /// Calls still under way are not answered any more. Destroyed on the executor.
    ~CenterClient();
    CenterClient(const CenterClient&) = delete;
    CenterClient& operator=(const CenterClient&) = delete;

    /// Every request says from now on where it comes from.
    void stampRequests(RequestStamp stamp) { m_stamp = std::move(stamp); }
    /// Told after every call whether the center answered at all.
    void onReachability(std::function<void(bool)> listener) { m_reachability = std::move(listener); }

    /// Told of every answer that names the center's time.
    void onHeard(std::function<void(Instant centerTime)> listener) { m_heard = std::move(listener); }

    /// Told of every answer that names the serial number of the center's key list.
    void onKeySerial(std::function<void(std::int64_t serial)> listener) { m_keySerial = std::move(listener); }
    [[nodiscard]] const std::optional<PublicKey>& root() const { return m_address.root; }

    void fetchKeys(Done<CenterKeys> done);
    void putClaim(const ClaimRequest& request, Done<ClaimAnswer> done);
    void queryClaim(const ClaimId& id, Done<ClaimAnswer> done);
    void reverseClaim(const ClaimId& id, Done<ClaimAnswer> done);
    void sendSettlement(const std::string& record, Done<SettlementAnswer> done);
    /// A record that the center acknowledged before.
    void reoffer(const std::string& record, Done<SettlementAnswer> done);
    /// POST /shop/v1/refunds; the request as it was stored.
    void sendRefund(const std::string& request, Done<RefundAnswer> done);
    void queryRefund(const RefundId& id, Done<RefundAnswer> done);
    void sendReport(const ShopReport& report, Done<ReportAnswer> done);

private:
    void tell(const Result<HttpResponse>& response);
    void send(std::string method, const std::string& path, std::string body, Done<Json> done);
    void sendClaim(std::string method, const ClaimId& id, std::string body, Done<ClaimAnswer> done);

    HttpTransport& m_transport;
    Executor& m_executor;
    CenterAddress m_address;
    std::function<void(bool)> m_reachability;
    std::optional<RequestStamp> m_stamp;
    std::function<void(Instant)> m_heard;
    std::function<void(std::int64_t)> m_keySerial;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);  // read on the executor only
};

}  // namespace kazasu::controller

// ShopApi: network 107, shop and center (docs/protocols.md; interface 142). Whoever calls names the shop
// (center/device/callers.h).
#pragma once

#include "center/api/answers.h"
#include "center/base/parts.h"
#include "center/device/callers.h"
#include "center/redemption/settlement_rules.h"
#include "center/shop/shop_rates.h"

namespace kazasu::center {

class BankOutbox;
struct ReportReceipt;

class ShopApi {
public:
    ShopApi(CenterParts& parts, Callers& callers, BankOutbox& outbox)
        : m_parts(parts),
          m_callers(callers),
          m_outbox(outbox),
          m_claimRates(parts.settings.limits.shopClaimsPerMinute),
          m_recordRates(parts.settings.limits.shopRecordsPerMinute),
          m_reofferRates(parts.settings.limits.shopRecordsPerMinute),
          m_refundRates(parts.settings.limits.shopClaimsPerMinute),
          m_reportRates(parts.settings.limits.shopReportsPerMinute) {}
    void addTo(HttpRouter& router);

private:
    using Serve = std::function<void(const RouteCall&, const Shop&, const SharedReply&)>;
    void add(HttpRouter& router, std::string method, const std::string& pattern, Serve serve);
    void addClaimRoutes(HttpRouter& router);
    [[nodiscard]] HttpHeaders announcements() const;
    [[nodiscard]] std::string receiptFor(const ReportReceipt& receipt, ShopNumber shop,
                                         const std::string& store) const;
    void sendKeys(const Shop& shop, const SharedReply& reply) const;
    void putClaim(const RouteCall& call, const Shop& shop, const SharedReply& reply);
    void postSettlement(const RouteCall& call, const Shop& shop, const SharedReply& reply,
                        RecordOrigin origin);
    void addRefundRoutes(HttpRouter& router);
    void postRefund(const RouteCall& call, const Shop& shop, const SharedReply& reply);
    void postReport(const RouteCall& call, const Shop& shop, const SharedReply& reply);
    /// Understands the code on a worker, then goes on with it.
    void withPresented(const std::string& text, const SharedReply& reply,
                       std::function<void(Result<PresentedCode>)> next);

    CenterParts& m_parts;
    Callers& m_callers;
    BankOutbox& m_outbox;
    ShopRates m_claimRates, m_recordRates, m_reofferRates, m_refundRates, m_reportRates;
};

}  // namespace kazasu::center

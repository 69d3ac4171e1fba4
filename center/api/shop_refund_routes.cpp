// Network 107: refunds of what was paid with a code.
#include "center/api/shop_api.h"
#include "center/bank_link/bank_outbox.h"
#include "center/refund/refunds.h"
#include "core/text/card_number.h"

namespace kazasu::center {
namespace {

HttpResponse refundResponse(const RefundAnswer& answer) { return jsonAnswer(200, toJson(answer)); }

}  // namespace

void ShopApi::addRefundRoutes(HttpRouter& router) {
    add(router, "POST", "/shop/v1/refunds",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            postRefund(call, shop, reply);
        });
    add(router, "GET", "/shop/v1/refunds/{refund_id}",
        [this](const RouteCall& call, const Shop& shop, const SharedReply& reply) {
            const auto id = capturedId<RefundId>(call, "refund_id");
            if (!id) return reply->send(errorAnswer(id.error()));
            m_parts.queue.submitFor(
                [shop = shop.number, id = *id](Database& database) { return refundOf(database, shop, id); },
                [reply](const Result<RefundAnswer>& answer) { answerWith(reply, answer, refundResponse); });
        });
}

void ShopApi::postRefund(const RouteCall& call, const Shop& shop, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    auto request = refundRequestFrom(*body);
    if (!request) return reply->send(errorAnswer(request.error()));
    if (request->shop != shop.number)
        return reply->send(errorAnswer({ErrorCode::Forbidden, "'shop_number' is not that of the caller"}));
    const Status allowed = m_refundRates.take(shop.number, m_parts.clock.monotonic());
    if (!allowed) return reply->send(errorAnswer(allowed.error()));
    // Goods that came back cannot be refused for a word on their receipt.
    request->registerName = withoutCardNumbers(request->registerName);
    request->receiptNumber = withoutCardNumbers(request->receiptNumber);
    m_parts.queue.submitFor([request = *request, now = m_parts.clock.now()](
                                Database& database) { return giveBack(database, request, now); },
                            [this, reply](const Result<RefundAnswer>& answer) {
                                if (answer) m_outbox.wake();
                                answerWith(reply, answer, refundResponse);
                            });
}

}  // namespace kazasu::center

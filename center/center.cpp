#include "center/center.h"

namespace kazasu::center {

Center::Center(CenterParts parts, ShopDirectory shops, RequestGuard guard, StaticFiles pages)
    : m_parts(std::move(parts)),
      m_shops(std::move(shops)),
      m_pages(std::move(pages)),
      m_outbox(m_parts),
      m_authorisations(m_parts, m_outbox),
      m_members(m_parts),
      m_expiry(m_parts, m_outbox),
      m_memberApi(m_parts, m_members, m_authorisations, m_outbox, std::move(guard)),
      m_shopApi(m_parts, m_shops, m_outbox) {
    m_memberApi.addTo(m_memberRouter);
    m_shopApi.addTo(m_shopRouter);
}

void Center::start() {
    m_outbox.wake();
    m_parts.lane.post([this] { m_expiry.runOnLane(); });
}

void Center::stopOnLane() {
    m_authorisations.stopOnLane();
    m_outbox.stopOnLane();
    m_expiry.stopOnLane();
}

void Center::serveMember(HttpRequest request, HttpReply reply) const {
    if (request.path.starts_with("/member/"))
        return m_memberRouter.route(std::move(request), std::move(reply));
    reply.send(m_pages.answer(request));
}

void Center::serveShop(HttpRequest request, HttpReply reply) const {
    m_shopRouter.route(std::move(request), std::move(reply));
}

}  // namespace kazasu::center

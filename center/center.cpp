#include "center/center.h"

namespace kazasu::center {

Center::Center(CenterParts parts, CallerRecords callers, RequestGuard guard, StaticFiles pages,
               DeviceDoors doors, KeyWatch::Renewal renewal, MarkKeeper::Keep keep)
    : m_parts(std::move(parts)),
      m_callers(m_parts, std::move(callers)),
      m_pages(std::move(pages)),
      m_outbox(m_parts),
      m_authorisations(m_parts, m_outbox),
      m_members(m_parts),
      m_expiry(m_parts, m_outbox),
      m_keyWatch(m_parts, std::move(renewal)),
      m_markKeeper(m_parts, std::move(keep)),
      m_memberApi(m_parts, m_members, m_authorisations, m_outbox, std::move(guard)),
      m_shopApi(m_parts, m_callers, m_outbox),
      m_deviceApi(m_parts, m_callers, std::move(doors.settings), std::move(doors.shopDoor)) {
    m_memberApi.addTo(m_memberRouter);
    m_shopApi.addTo(m_shopRouter);
    m_deviceApi.addEnrolmentTo(m_enrolmentRouter);
    m_deviceApi.addOperatorTo(m_operatorRouter);
}

void Center::start() {
    m_outbox.wake();
    m_parts.lane.post([this] {
        m_expiry.runOnLane();
        m_keyWatch.runOnLane();
        m_markKeeper.runOnLane();
    });
}

void Center::stopOnLane() {
    m_authorisations.stopOnLane();
    m_outbox.stopOnLane();
    m_expiry.stopOnLane();
    m_keyWatch.stopOnLane();
    m_markKeeper.stopOnLane();
}

bool Center::isRefusedAsBusy(HttpReply& reply) const {
    if (m_parts.queue.waiting() < m_parts.settings.limits.waitingRequests) return false;
    reply.send(errorAnswer({ErrorCode::Unavailable, "too many requests are waiting"}));
    return true;
}

void Center::serveMember(HttpRequest request, HttpReply reply) const {
    if (!request.path.starts_with("/member/")) return reply.send(m_pages.answer(request));
    if (!isRefusedAsBusy(reply)) m_memberRouter.route(std::move(request), std::move(reply));
}

void Center::serveShop(HttpRequest request, HttpReply reply) const {
    if (isRefusedAsBusy(reply)) return;
    m_shopRouter.route(std::move(request), std::move(reply));
}

void Center::serveEnrolment(HttpRequest request, HttpReply reply) const {
    m_enrolmentRouter.route(std::move(request), std::move(reply));
}

void Center::serveOperator(HttpRequest request, HttpReply reply) const {
    m_operatorRouter.route(std::move(request), std::move(reply));
}

}  // namespace kazasu::center

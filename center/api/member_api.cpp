#include "center/api/member_api.h"

#include "center/api/member_routes.h"

namespace kazasu::center {

MemberApi::MemberApi(CenterParts& parts, MemberService& members, AuthoriseService& authorisations,
                     BankOutbox& outbox, RequestGuard guard)
    : m_parts(parts),
      m_members(members),
      m_authorisations(authorisations),
      m_outbox(outbox),
      m_guard(std::move(guard)) {}

void MemberApi::addTo(HttpRouter& router) {
    addMemberRoutes(router);
    addMeansRoutes(router);
    addAuthorisationRoutes(router);
    addCodeRoutes(router);
}

void MemberApi::addChange(HttpRouter& router, std::string method, const std::string& pattern, Serve serve) {
    router.add(std::move(method), pattern, [this, serve](const RouteCall& call, HttpReply reply) {
        const SharedReply shared = shareReply(std::move(reply));
        const Status allowed = m_guard.checkChange(call.request);
        if (!allowed) return shared->send(errorAnswer(allowed.error()));
        (this->*serve)(call, shared);
    });
}

void MemberApi::addRead(HttpRouter& router, const std::string& pattern, Serve serve) {
    router.add("GET", pattern, [this, serve](const RouteCall& call, HttpReply reply) {
        (this->*serve)(call, shareReply(std::move(reply)));
    });
}

void MemberApi::addMemberRoutes(HttpRouter& router) {
    addRead(router, "/member/v1/institutions", &MemberApi::listInstitutions);
    addChange(router, "POST", "/member/v1/members", &MemberApi::signUp);
    addSessionRoutes(router);
}

void MemberApi::listInstitutions(const RouteCall&, const SharedReply& reply) {
    Json list = Json::array();
    for (const Bank& bank : m_parts.banks.all())
        list.push(
            Json::object().set("id", bank.id.toString()).set("name", bank.name).set("reading", bank.reading));
    reply->send(jsonAnswer(200, Json::object().set("institutions", std::move(list))));
}

void MemberApi::addMeansRoutes(HttpRouter& router) {
    addChange(router, "POST", "/member/v1/means", &MemberApi::addMeans);
    addRead(router, "/member/v1/means", &MemberApi::listMeans);
}

void MemberApi::addMeans(const RouteCall& call, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    auto wanted = newMeansFrom(*body);
    if (!wanted) return reply->send(errorAnswer(wanted.error()));
    if (m_parts.banks.find(wanted->institution) == nullptr)
        return reply->send(
            errorAnswer({ErrorCode::InstitutionUnknown, "'institution': there is no line to it"}));
    inSession(
        call, reply,
        [this, wanted = *std::move(wanted), id = MeansId::make(m_parts.clock, m_parts.random)](
            Database& database, const ClientId& client, Instant now) {
            return registerMeans(database, client, id, wanted, m_parts.box, m_parts.random, now);
        },
        [this](const Means& means) {
            return jsonAnswer(201, Json::object().set("means", toJson(means, m_parts.banks)));
        });
}

void MemberApi::listMeans(const RouteCall& call, const SharedReply& reply) {
    const auto order = meansOrderFrom(call.request.queryValue("order").value_or("registration"));
    if (!order) return reply->send(errorAnswer(order.error()));
    inSession(
        call, reply,
        [](Database& database, const ClientId& client, Instant) { return meansOf(database, client); },
        [this, order = *order](std::vector<Means> means) {
            sortMeans(means, order, m_parts.banks);
            Json list = Json::array();
            for (const Means& each : means) list.push(toJson(each, m_parts.banks));
            return jsonAnswer(200, Json::object().set("means", std::move(list)));
        });
}

}  // namespace kazasu::center

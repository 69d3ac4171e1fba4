// Who is at the door, who is in, and how one gets out again: routes 601 and 603 of MemberApi.
#include "center/api/member_routes.h"

namespace kazasu::center {

void MemberApi::addSessionRoutes(HttpRouter& router) {
    addChange(router, "POST", "/member/v1/sessions", &MemberApi::logIn);
    addRead(router, "/member/v1/sessions", &MemberApi::listSessions);
    addChange(router, "DELETE", "/member/v1/sessions", &MemberApi::endAllSessions);
    addRead(router, "/member/v1/sessions/current", &MemberApi::showSession);
    addChange(router, "DELETE", "/member/v1/sessions/current", &MemberApi::logOut);
    addChange(router, "DELETE", "/member/v1/sessions/{id}", &MemberApi::endSession);
}

CallerFacts MemberApi::callerOf(const HttpRequest& request) const {
    return {m_guard.networkOf(request), request.header("user-agent").value_or(""), m_guard.tokenIn(request)};
}

void MemberApi::signUp(const RouteCall& call, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    auto wanted = signUpFrom(*body);
    if (!wanted) return reply->send(errorAnswer(wanted.error()));
    m_members.signUp(*std::move(wanted), callerOf(call.request), [reply](const Result<Member>& member) {
        answerWith(reply, member, [](const Member& made) { return jsonAnswer(201, memberJson(made)); });
    });
}

void MemberApi::logIn(const RouteCall& call, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    auto given = logInFrom(*body);
    if (!given) return reply->send(errorAnswer(given.error()));
    m_members.logIn(
        *std::move(given), callerOf(call.request), [this, reply](const Result<OpenedSession>& opened) {
            answerWith(reply, opened, [this](const OpenedSession& session) {
                HttpResponse response = jsonAnswer(201, memberJson(session.member));
                response.headers.emplace_back(
                    "set-cookie", m_guard.cookieFor(session.token, m_parts.settings.limits.session));
                return response;
            });
        });
}

void MemberApi::showSession(const RouteCall& call, const SharedReply& reply) {
    inSession(
        call, reply,
        [](Database& database, const ClientId& client, Instant) { return memberOf(database, client); },
        [](const Member& member) { return jsonAnswer(200, memberJson(member)); });
}

void MemberApi::listSessions(const RouteCall& call, const SharedReply& reply) {
    inSession(
        call, reply,
        [limits = m_parts.settings.limits.session](Database& database, const ClientId& client, Instant now) {
            return sessionsOf(database, client, now, limits);
        },
        [current = sessionIdOf(m_guard.tokenIn(call.request))](const std::vector<Session>& sessions) {
            Json list = Json::array();
            for (const Session& session : sessions) {
                list.push(Json::object()
                              .set("id", session.id)
                              .set("agent", session.agent)
                              .set("opened_at", toRfc3339(session.openedAt))
                              .set("last_used_at", toRfc3339(session.lastUsedAt))
                              .set("is_current", session.id == current));
            }
            return jsonAnswer(200, Json::object().set("sessions", std::move(list)));
        });
}

void MemberApi::logOut(const RouteCall& call, const SharedReply& reply) {
    m_parts.queue.submit(
        [token = m_guard.tokenIn(call.request)](Database& database) { return closeSession(database, token); },
        [this, reply](const Status& closed) {
            if (!closed) return reply->send(errorAnswer(closed.error()));
            HttpResponse response = emptyAnswer(204);
            response.headers.emplace_back("set-cookie", m_guard.cookieThatEnds());
            reply->send(std::move(response));
        });
}

void MemberApi::endSession(const RouteCall& call, const SharedReply& reply) {
    inSession(
        call, reply,
        [id = call.captures.at("id")](Database& database, const ClientId& client, Instant) -> Result<bool> {
            KAZASU_TRY_STATUS(closeSessionOf(database, client, id));
            return true;
        },
        [](bool) { return emptyAnswer(204); });
}

void MemberApi::endAllSessions(const RouteCall& call, const SharedReply& reply) {
    inSession(
        call, reply,
        [](Database& database, const ClientId& client, Instant) -> Result<bool> {
            KAZASU_TRY_STATUS(closeAllSessionsOf(database, client));
            return true;
        },
        [this](bool) {
            HttpResponse response = emptyAnswer(204);
            response.headers.emplace_back("set-cookie", m_guard.cookieThatEnds());
            return response;
        });
}

}  // namespace kazasu::center

// What the files of MemberApi share: its template, and how a member looks in JSON.
#pragma once

#include "center/api/member_api.h"
#include "center/member/sessions.h"

namespace kazasu::center {

inline Json memberJson(const Member& member) {
    return Json::object().set("client_id", member.id.toString()).set("name", member.name);
}

template <class Job, class ToResponse>
void MemberApi::inSession(const RouteCall& call, const SharedReply& reply, Job job, ToResponse toResponse) {
    using Outcome = std::invoke_result_t<Job, Database&, const ClientId&, Instant>;
    m_parts.queue.submitFor(
        [token = m_guard.tokenIn(call.request), job = std::move(job),
         limits = m_parts.settings.limits.session, now = m_parts.clock.now()](Database& database) -> Outcome {
            KAZASU_TRY(const ClientId client, memberOfSession(database, token, now, limits));
            return job(database, client, now);
        },
        [this, reply, toResponse = std::move(toResponse),
         isChange = call.request.method != "GET"](const Outcome& outcome) {
            if (isChange && outcome) m_outbox.wake();
            answerWith(reply, outcome, toResponse);
        });
}

}  // namespace kazasu::center

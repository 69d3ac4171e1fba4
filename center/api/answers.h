// How the center's two interfaces read bodies and word their answers, the same for both.
#pragma once

#include "core/json.h"
#include "core/time.h"
#include "platform/http/message.h"
#include "platform/http/router.h"
#include "platform/http/server.h"

#include <memory>

namespace kazasu::center {

/// An HttpReply that outlives its call, and names the center's time when it is given a clock.
class OpenReply {
public:
    OpenReply(HttpReply reply, Clock* clock) : m_reply(std::move(reply)), m_clock(clock) {}
    void send(HttpResponse response);

private:
    HttpReply m_reply;
    Clock* m_clock;
};
using SharedReply = std::shared_ptr<OpenReply>;
SharedReply shareReply(HttpReply reply, Clock* clock = nullptr);

/// Never kept by a cache.
HttpResponse jsonAnswer(int status, const Json& body);
HttpResponse emptyAnswer(int status);
/// The error with its status; `param` when its words begin with the quoted name of a member.
HttpResponse errorAnswer(const Error& error);

/// The object in the body.
Result<Json> bodyOf(const HttpRequest& request);
/// The id captured from the path; NotFound for what cannot be one.
template <class Id>
Result<Id> capturedId(const RouteCall& call, const std::string& name) {
    const auto found = call.captures.find(name);
    KAZASU_CHECK(found != call.captures.end());
    auto id = Id::parse(found->second);
    if (!id) return Error{ErrorCode::NotFound, "'" + name + "': not an id"};
    return id;
}

/// Sends what `toResponse` makes of a value, or the error.
template <class T, class ToResponse>
void answerWith(const SharedReply& reply, const Result<T>& outcome, ToResponse toResponse) {
    reply->send(outcome ? toResponse(*outcome) : errorAnswer(outcome.error()));
}

}  // namespace kazasu::center

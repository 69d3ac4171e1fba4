// How the center's two interfaces read bodies and word their answers, the same for both.
#pragma once

#include "core/json.h"
#include "platform/http/message.h"
#include "platform/http/router.h"
#include "platform/http/server.h"

#include <functional>
#include <memory>

namespace kazasu::center {

/// Headers that are written when an answer leaves, not when it was asked for.
using LateHeaders = std::function<HttpHeaders()>;

/// An HttpReply that outlives its call.
class OpenReply {
public:
    OpenReply(HttpReply reply, LateHeaders headers)
        : m_reply(std::move(reply)), m_headers(std::move(headers)) {}
    void send(HttpResponse response);

private:
    HttpReply m_reply;
    LateHeaders m_headers;
};
using SharedReply = std::shared_ptr<OpenReply>;
SharedReply shareReply(HttpReply reply, LateHeaders headers = {});

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

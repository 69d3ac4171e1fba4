// Requests to the doors of a CenterBench without a socket: what the HTTP server would hand in, and the
// answer.
#pragma once

#include "tests/component/center/center_bench.h"
#include "tests/component/center/http_caller.h"

namespace kazasu::test {

class BenchCaller {
public:
    explicit BenchCaller(CenterBench& bench) : m_bench(bench) {}

    std::string token;  // of a member's session, or of a shop
    std::string peer = "203.0.113.7";
    HttpHeaders extra;
    std::optional<TlsKeyHash> key;  // of a machine

    Answer member(const std::string& method, const std::string& path, const Json& body = Json::object()) {
        if (!token.empty()) return ask(method, path, body, {"cookie", "kazasu_session=" + token}, true);
        return ask(method, path, body, {}, true);
    }
    Answer shop(const std::string& method, const std::string& path, const Json& body = Json::object()) {
        if (!token.empty()) return ask(method, path, body, {"authorization", "Bearer " + token}, false);
        return ask(method, path, body, {}, false);
    }

private:
    struct Kept final : HttpReply::Channel {
        std::optional<HttpResponse> response;
        void answer(HttpResponse given) override { response = std::move(given); }
    };

    Answer ask(const std::string& method, const std::string& path, const Json& body,
               const std::pair<std::string, std::string>& credential, bool isMember) {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.peer = peer;
        request.clientKey = key;
        request.headers = extra;
        if (!credential.first.empty()) request.headers.push_back(credential);
        if (method != "GET" && method != "DELETE") {
            request.headers.emplace_back("content-type", "application/json");
            request.body = body.dump();
        }
        const auto kept = std::make_shared<Kept>();
        if (isMember) {
            m_bench.center->serveMember(std::move(request), HttpReply(kept));
        } else {
            m_bench.center->serveShop(std::move(request), HttpReply(kept));
        }
        m_bench.drain();
        return answerOf(kept->response);
    }

    static Answer answerOf(const std::optional<HttpResponse>& response) {
        Answer answer;
        if (!response) return answer;
        answer.status = response->status;
        answer.headers = response->headers;
        answer.bytes = response->body;
        if (const auto body = Json::parse(response->body)) answer.body = *body;
        return answer;
    }

    CenterBench& m_bench;
};

/// The id in "/a/{id}/b" filled in.
inline std::string withId(const std::string& pattern, const std::string& id) {
    const auto begin = pattern.find('{');
    if (begin == std::string::npos) return pattern;
    return pattern.substr(0, begin) + id + pattern.substr(pattern.find('}') + 1);
}

}  // namespace kazasu::test

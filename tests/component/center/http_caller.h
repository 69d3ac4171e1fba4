// A phone or a shop: sends JSON to the center and waits for the answer, keeping its cookie as a browser does.
#pragma once

#include "core/json.h"
#include "platform/http/client.h"

#include <future>
#include <memory>

namespace kazasu::test {

struct Answer {
    int status = 0;  // 0: none came
    Json body = Json::object();
    HttpHeaders headers;
    std::string bytes;

    /// "CodeExpired", or "" when it is no error.
    [[nodiscard]] std::string error() const {
        const auto object = body.isObject() ? body.getObject("error") : Result<Json>{ErrorCode::NotFound};
        if (!object || !object->getNumber("code")) return {};
        return object->getText("name").isOk() ? *object->getText("name") : std::string{};
    }
    [[nodiscard]] std::string header(const std::string& name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return value;
        return {};
    }
};

class HttpCaller {
public:
    explicit HttpCaller(const std::string& port) : m_origin("http://127.0.0.1:" + port) {}

    std::string cookie, token;
    HttpHeaders extra;  // of every request
    std::string contentType = "application/json";

    Answer call(const std::string& method, const std::string& path, const std::string& body = {}) {
        HttpCall request{method, m_origin + path, extra, body, Milliseconds{20'000}};
        if (!body.empty()) request.headers.emplace_back("content-type", contentType);
        if (!cookie.empty()) request.headers.emplace_back("cookie", cookie);
        if (!token.empty()) request.headers.emplace_back("authorization", "Bearer " + token);
        std::promise<Result<HttpResponse>> promise;
        auto future = promise.get_future();
        m_transport->send(std::move(request), [&promise](Result<HttpResponse> response) {
            promise.set_value(std::move(response));
        });
        return keep(future.get());
    }
    Answer call(const std::string& method, const std::string& path, const Json& body) {
        return call(method, path, body.dump());
    }
    [[nodiscard]] const std::string& origin() const { return m_origin; }

private:
    Answer keep(const Result<HttpResponse>& response) {
        Answer answer;
        if (!response) return answer;
        answer.status = response->status;
        answer.headers = response->headers;
        answer.bytes = response->body;
        if (const auto body = Json::parse(response->body)) answer.body = *body;
        const std::string set = answer.header("set-cookie");
        if (!set.empty()) cookie = set.substr(0, set.find(';'));
        return answer;
    }

    std::string m_origin;
    std::unique_ptr<CurlTransport> m_transport = std::make_unique<CurlTransport>();
};

}  // namespace kazasu::test

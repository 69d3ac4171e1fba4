// A browser's share of HTTP for tests: asks, waits for the answer, keeps the cookies that it is given.
#pragma once

#include "core/check.h"
#include "core/json.h"
#include "platform/http/client.h"
#include "tests/support/json_path.h"

#include <future>
#include <map>
#include <string>

namespace kazasu::test {

struct HttpAnswer {
    int status = 0;  // 0: no answer came
    std::string body;
    HttpHeaders headers;

    [[nodiscard]] std::string header(std::string_view lowerCaseName) const {
        for (const auto& [name, value] : headers)
            if (name == lowerCaseName) return value;
        return {};
    }
    /// An empty object when the body is no JSON.
    [[nodiscard]] Json json() const {
        auto parsed = Json::parse(body);
        return parsed ? *std::move(parsed) : Json::object();
    }
    /// "CodeExpired" of {"error": {"name": "CodeExpired"}}; empty without an error.
    [[nodiscard]] std::string errorName() const { return textAt(json(), "error.name"); }
};

class HttpSession {
public:
    explicit HttpSession(std::string baseUrl) : m_baseUrl(std::move(baseUrl)) {}

    HttpAnswer get(const std::string& path) { return ask("GET", path, {}); }
    HttpAnswer post(const std::string& path, const Json& body) { return ask("POST", path, body.dump()); }
    HttpAnswer ask(const std::string& method, const std::string& path, std::string body) {
        constexpr Milliseconds kPatience{20'000};
        HttpCall call{method, m_baseUrl + path, m_headers, std::move(body), kPatience};
        if (!call.body.empty()) call.headers.emplace_back("content-type", "application/json");
        if (!m_cookies.empty()) call.headers.emplace_back("cookie", cookieHeader());
        std::promise<Result<HttpResponse>> promise;
        auto future = promise.get_future();
        m_transport.send(std::move(call),
                         [&promise](Result<HttpResponse> answer) { promise.set_value(std::move(answer)); });
        auto answer = future.get();
        if (!answer) return {};
        for (const auto& [name, value] : answer->headers)
            if (name == "set-cookie") keepCookie(value);
        return {answer->status, std::move(answer->body), std::move(answer->headers)};
    }

    void setHeader(const std::string& name, const std::string& value) { m_headers.emplace_back(name, value); }
    [[nodiscard]] std::string cookie(const std::string& name) const {
        const auto found = m_cookies.find(name);
        return found == m_cookies.end() ? std::string{} : found->second;
    }

private:
    void keepCookie(const std::string& line) {
        const auto pair = line.substr(0, line.find(';'));
        const auto equals = pair.find('=');
        if (equals != std::string::npos) m_cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    [[nodiscard]] std::string cookieHeader() const {
        std::string header;
        for (const auto& [name, value] : m_cookies)
            header.append(header.empty() ? "" : "; ").append(name).append("=").append(value);
        return header;
    }

    std::string m_baseUrl;
    HttpHeaders m_headers;
    std::map<std::string, std::string> m_cookies;
    CurlTransport m_transport;
};

}  // namespace kazasu::test

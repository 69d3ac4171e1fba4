#include "center/api/request_guard.h"

#include "center/member/sessions.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr const char* kCookieName = "kazasu_session";

bool isJson(const HttpRequest& request) {
    const std::string type = request.header("content-type").value_or("");
    return type == "application/json" || type.starts_with("application/json;");
}

}  // namespace

Status RequestGuard::checkChange(const HttpRequest& request) const {
    if (const auto origin = request.header("origin")) {
        const std::string ownHost = "http://" + request.header("host").value_or("");
        const bool isOurs = m_origins.empty()
                                ? *origin == ownHost
                                : std::find(m_origins.begin(), m_origins.end(), *origin) != m_origins.end();
        if (!isOurs) return Error{ErrorCode::Forbidden, "'Origin' is not this center"};
    }
    const bool needsBody = request.method != "DELETE";
    if ((needsBody || !request.body.empty()) && !isJson(request))
        return Error{ErrorCode::InvalidArgument, "'Content-Type' must be application/json"};
    return {};
}

std::string RequestGuard::tokenIn(const HttpRequest& request) {
    return request.cookie(kCookieName).value_or("");
}

std::string RequestGuard::cookieFlags() const {
    const bool isUnderTls = std::any_of(m_origins.begin(), m_origins.end(), [](const std::string& origin) {
        return origin.starts_with("https://");
    });
    return std::string("; HttpOnly; SameSite=Strict; Path=/") + (isUnderTls ? "; Secure" : "");
}

std::string RequestGuard::cookieFor(const std::string& token) const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(kSessionAbsoluteLimit).count();
    return std::string(kCookieName) + '=' + token + "; Max-Age=" + std::to_string(seconds) + cookieFlags();
}

std::string RequestGuard::cookieThatEnds() const {
    return std::string(kCookieName) + "=; Max-Age=0" + cookieFlags();
}

}  // namespace kazasu::center

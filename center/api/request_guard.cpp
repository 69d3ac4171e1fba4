#include "center/api/request_guard.h"

#include "platform/http/peer_network.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr const char* kCookieName = "kazasu_session";

bool isJson(const HttpRequest& request) {
    const std::string type = request.header("content-type").value_or("");
    return type == "application/json" || type.starts_with("application/json;");
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// The last address of the list: the one that the proxy itself has seen. Those before it are hearsay.
std::string lastIn(const std::string& list) {
    const auto comma = list.rfind(',');
    const std::string last = comma == std::string::npos ? list : list.substr(comma + 1);
    const auto begin = last.find_first_not_of(" \t");
    if (begin == std::string::npos) return {};
    return last.substr(begin, last.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

Status RequestGuard::checkChange(const HttpRequest& request) const {
    if (const auto origin = request.header("origin")) {
        const std::string ownHost = "http://" + request.header("host").value_or("");
        const bool isOurs = m_origins.empty() ? *origin == ownHost : contains(m_origins, *origin);
        if (!isOurs) return Error{ErrorCode::Forbidden, "'Origin' is not this center"};
    }
    // Every browser says so since 2023; whoever does not is no browser, or sends an Origin.
    const std::string site = request.header("sec-fetch-site").value_or("same-origin");
    if (site != "same-origin" && site != "none")
        return Error{ErrorCode::Forbidden, "'Sec-Fetch-Site': asked by another page"};
    const bool needsBody = request.method != "DELETE";
    if ((needsBody || !request.body.empty()) && !isJson(request))
        return Error{ErrorCode::InvalidArgument, "'Content-Type' must be application/json"};
    return {};
}

std::string RequestGuard::networkOf(const HttpRequest& request) const {
    if (!contains(m_proxies, request.peer)) return kazasu::networkOf(request.peer);
    const std::string client = lastIn(request.header("x-forwarded-for").value_or(""));
    return kazasu::networkOf(isAddress(client) ? client : request.peer);
}

bool RequestGuard::isUnderTls() const {
    return std::any_of(m_origins.begin(), m_origins.end(),
                       [](const std::string& origin) { return origin.starts_with("https://"); });
}

/// The prefix makes browsers refuse the cookie from anywhere but this host by https (RFC 6265bis, 4.1.3).
std::string RequestGuard::cookieName() const {
    return isUnderTls() ? std::string("__Host-") + kCookieName : kCookieName;
}

std::string RequestGuard::tokenIn(const HttpRequest& request) const {
    return request.cookie(cookieName()).value_or("");
}

std::string RequestGuard::cookieFlags() const {
    return std::string("; HttpOnly; SameSite=Strict; Path=/") + (isUnderTls() ? "; Secure" : "");
}

std::string RequestGuard::cookieFor(const std::string& token, const SessionLimits& limits) const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.absolute).count();
    return cookieName() + '=' + token + "; Max-Age=" + std::to_string(seconds) + cookieFlags();
}

std::string RequestGuard::cookieThatEnds() const { return cookieName() + "=; Max-Age=0" + cookieFlags(); }

}  // namespace kazasu::center

// RequestGuard: which requests of browsers may change something (docs/security.md, row 23), whose network
// they come from, and the session cookie.
#pragma once

#include "center/base/limits.h"
#include "core/result.h"
#include "platform/http/message.h"

#include <string>
#include <vector>

namespace kazasu::center {

class RequestGuard {
public:
    /// The origins under which phones reach this center, e.g. "https://pay.example". None: the host that the
    /// request itself names, without TLS. `proxies` are addresses of who stands in front of the center and
    /// says in X-Forwarded-For for whom it asks.
    explicit RequestGuard(std::vector<std::string> origins, std::vector<std::string> proxies = {})
        : m_origins(std::move(origins)), m_proxies(std::move(proxies)) {}

    /// Forbidden for a page of another origin, InvalidArgument for a body that is not JSON.
    [[nodiscard]] Status checkChange(const HttpRequest& request) const;
    /// The network that limits are counted for.
    [[nodiscard]] std::string networkOf(const HttpRequest& request) const;

    /// The token of the session cookie; empty without one.
    [[nodiscard]] std::string tokenIn(const HttpRequest& request) const;
    [[nodiscard]] std::string cookieFor(const std::string& token, const SessionLimits& limits) const;
    [[nodiscard]] std::string cookieThatEnds() const;
    /// Phones reach it by https.
    [[nodiscard]] bool isUnderTls() const;

private:
    [[nodiscard]] std::string cookieName() const;
    [[nodiscard]] std::string cookieFlags() const;
    std::vector<std::string> m_origins, m_proxies;
};

}  // namespace kazasu::center

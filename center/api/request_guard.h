// RequestGuard: which requests of browsers may change something (safety.md, row 23), and the session cookie.
#pragma once

#include "core/result.h"
#include "platform/http/message.h"

#include <string>
#include <vector>

namespace kazasu::center {

class RequestGuard {
public:
    /// The origins under which phones reach this center, e.g. "https://pay.example". None: the host that the
    /// request itself names, without TLS.
    explicit RequestGuard(std::vector<std::string> origins) : m_origins(std::move(origins)) {}

    /// Forbidden for a page of another origin, InvalidArgument for a body that is not JSON.
    [[nodiscard]] Status checkChange(const HttpRequest& request) const;
    /// The token of the session cookie; empty without one.
    [[nodiscard]] static std::string tokenIn(const HttpRequest& request);
    [[nodiscard]] std::string cookieFor(const std::string& token) const;
    [[nodiscard]] std::string cookieThatEnds() const;

private:
    [[nodiscard]] std::string cookieFlags() const;
    std::vector<std::string> m_origins;
};

}  // namespace kazasu::center

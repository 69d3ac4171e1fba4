// HttpRouter: from method and path to the function that serves them. "/shop/v1/claims/{id}" captures one
// segment.
#pragma once

#include "platform/http/server.h"

#include <map>
#include <string>
#include <vector>

namespace kazasu {

struct RouteCall {
    HttpRequest request;
    std::map<std::string, std::string> captures;  // by name, percent-decoded, never empty
};

class HttpRouter {
public:
    using Serve = std::function<void(RouteCall, HttpReply)>;

    void add(std::string method, const std::string& pattern, Serve serve);
    /// 404 (NotFound) for an unknown path, 405 with Allow for a known path and another method.
    void route(HttpRequest request, HttpReply reply) const;
    /// Every route as "METHOD /path/{capture}", in the order in which they were added.
    [[nodiscard]] std::vector<std::string> routes() const;

private:
    struct Route {
        std::string method, pattern;
        std::vector<std::string> segments;
        Serve serve;
    };
    std::vector<Route> m_routes;
};

}  // namespace kazasu

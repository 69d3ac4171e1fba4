#include "platform/http/router.h"

#include "core/check.h"

#include <algorithm>

namespace kazasu {
namespace {

std::vector<std::string> segmentsOf(const std::string& path) {
    std::vector<std::string> segments;
    std::size_t start = 1;
    while (start <= path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        segments.push_back(path.substr(start, end - start));
        start = end + 1;
    }
    return segments;
}

bool isCapture(const std::string& segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// Fills `captures` when the path has the pattern's shape.
bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path,
             std::map<std::string, std::string>& captures) {
    if (pattern.size() != path.size()) return false;
    captures.clear();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (isCapture(pattern[i])) {
            if (path[i].empty()) return false;
            captures[pattern[i].substr(1, pattern[i].size() - 2)] = path[i];
        } else if (pattern[i] != path[i]) {
            return false;
        }
    }
    return true;
}

}  // namespace

void HttpRouter::add(std::string method, const std::string& pattern, Serve serve) {
    KAZASU_CHECK(pattern.starts_with('/'));
    m_routes.push_back({std::move(method), pattern, segmentsOf(pattern), std::move(serve)});
}

std::vector<std::string> HttpRouter::routes() const {
    std::vector<std::string> names;
    for (const auto& route : m_routes) names.push_back(route.method + ' ' + route.pattern);
    return names;
}

void HttpRouter::route(HttpRequest request, HttpReply reply) const {
    const auto path = segmentsOf(request.path);
    std::map<std::string, std::string> captures;
    std::string allowed;
    for (const auto& route : m_routes) {
        if (!matches(route.segments, path, captures)) continue;
        if (route.method == request.method)
            return route.serve({std::move(request), std::move(captures)}, std::move(reply));
        allowed += (allowed.empty() ? "" : ", ") + route.method;
    }
    if (allowed.empty()) return reply.send(HttpResponse::error({ErrorCode::NotFound, "no such path"}));
    HttpResponse refusal = HttpResponse::error({ErrorCode::Unsupported, "this path takes " + allowed});
    refusal.status = 405;
    refusal.headers.emplace_back("allow", allowed);
    reply.send(std::move(refusal));
}

}  // namespace kazasu

#include "platform/http/request_head.h"

#include "platform/http/percent.h"

#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace kazasu {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::ptrdiff_t kMaxHeaders = 64;

Error notAcceptable(std::string why) { return {ErrorCode::NetworkProtocol, std::move(why)}; }

std::string lowerCase(beast::string_view name) {
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// Visible ASCII only, and no fragment: what RFC 9112 lets a client send.
bool isPlainTarget(std::string_view target) {
    return std::all_of(target.begin(), target.end(),
                       [](char c) { return c > ' ' && c < '\x7F' && c != '#'; });
}

bool isNumber(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// One length or one "chunked", never both, never a list (RFC 9112, section 6). Beast takes equal lengths for
/// one and a coding that it does not know for no body at all.
Status checkFraming(const http::request_header<>& head) {
    const auto lengths = head.count(http::field::content_length);
    const auto codings = head.count(http::field::transfer_encoding);
    if (lengths + codings > 1) return notAcceptable("more than one length or transfer coding");
    if (lengths == 1 && !isNumber(head[http::field::content_length]))
        return notAcceptable("the content length is no number");
    if (codings == 0) return {};
    if (head.version() < 11) return notAcceptable("a transfer coding in HTTP/1.0");
    if (!beast::iequals(head[http::field::transfer_encoding], "chunked"))
        return notAcceptable("a transfer coding other than chunked");
    return {};
}

}  // namespace

std::optional<std::size_t> endOfHead(std::string_view bytes) {
    constexpr std::string_view kEnd = "\r\n\r\n";
    const auto found = bytes.find(kEnd);
    if (found == std::string_view::npos) return std::nullopt;
    return found + kEnd.size();
}

bool hasFoldedLine(std::string_view head) {
    return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

Result<HttpRequest> acceptedHead(const http::request_header<>& head) {
    if (head.version() != 10 && head.version() != 11) return notAcceptable("HTTP/1.0 or HTTP/1.1");
    HttpRequest request;
    request.method = std::string(head.method_string());
    const std::string target(head.target());
    if (!isPlainTarget(target)) return notAcceptable("a target with bytes that have to be escaped");
    const auto question = target.find('?');
    auto path = decodedPath(std::string_view(target).substr(0, question));
    if (!path) return notAcceptable("a target that is no plain path");
    request.path = std::move(*path);
    if (question != std::string::npos) request.query = target.substr(question + 1);
    if (!percentDecoded(request.query)) return notAcceptable("a query with a broken escape");
    if (std::distance(head.begin(), head.end()) > kMaxHeaders) return notAcceptable("too many headers");
    const auto hosts = head.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && head.version() == 11)) return notAcceptable("one host is needed");
    KAZASU_TRY_STATUS(checkFraming(head));
    for (const auto& field : head)
        request.headers.emplace_back(lowerCase(field.name_string()), std::string(field.value()));
    return request;
}

}  // namespace kazasu

// The head of a request as the server takes it: where it is accepted, a reader of its lines who knows nothing
// of Beast finds the same end of the request.
#include "core/check.h"
#include "platform/http/request_head.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

using namespace kazasu;
namespace http = boost::beast::http;

namespace {

struct PlainFraming {
    int lengths = 0;
    int codings = 0;
    std::string length;
};

std::string lowerCaseOf(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return lower;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Lines end with CR LF, names with a colon: all there is to know. No other control character is in there.
PlainFraming framingOf(std::string_view head) {
    PlainFraming framing;
    head.remove_prefix(head.find("\r\n") + 2);
    while (!head.starts_with("\r\n")) {
        const auto line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(line.size() + 2);
        KAZASU_CHECK(line.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
        const auto name = lowerCaseOf(line.substr(0, line.find(':')));
        KAZASU_CHECK(name.find_first_of(" \t") == std::string::npos);
        const auto value = trimmed(line.substr(line.find(':') + 1));
        if (name == "content-length") {
            ++framing.lengths;
            framing.length = value;
        }
        if (name == "transfer-encoding") {
            ++framing.codings;
            KAZASU_CHECK(lowerCaseOf(value) == "chunked");
        }
    }
    return framing;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto end = endOfHead(bytes);
    if (!end || hasFoldedLine(bytes.substr(0, *end))) return 0;
    http::request_parser<http::string_body> parser;
    boost::beast::error_code error;
    const auto used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error || !parser.is_header_done()) return 0;
    const auto request = acceptedHead(parser.get());
    if (!request) return 0;
    KAZASU_CHECK(used == *end && request->path.starts_with('/'));
    const auto framing = framingOf(bytes.substr(0, *end));
    KAZASU_CHECK(framing.lengths + framing.codings <= 1);
    KAZASU_CHECK(parser.chunked() == (framing.codings == 1));
    KAZASU_CHECK(parser.content_length().has_value() == (framing.lengths == 1));
    if (framing.lengths == 1) {
        const auto zeros = std::min(framing.length.find_first_not_of('0'), framing.length.size() - 1);
        KAZASU_CHECK(std::to_string(*parser.content_length()) == framing.length.substr(zeros));
    }
    return 0;
}

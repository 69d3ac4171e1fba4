// Targets, queries and cookies off the wire: what is decoded holds no control character and no way out of its
// folder, and decodes from its escaped form to itself.
#include "core/check.h"
#include "platform/http/message.h"
#include "platform/http/percent.h"

#include <algorithm>

using namespace kazasu;

namespace {

std::string escaped(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string all;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        all += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
    return all;
}

void checkPath(std::string_view text) {
    const auto path = decodedPath(text);
    if (!path) return;
    KAZASU_CHECK(path->starts_with('/') && percentDecoded(text).has_value());
    for (std::size_t start = 1; start <= path->size();) {
        const auto end = std::min(path->find('/', start), path->size());
        const auto segment = path->substr(start, end - start);
        KAZASU_CHECK(segment != "." && segment != ".." && (!segment.empty() || end == path->size()));
        start = end + 1;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto decoded = percentDecoded(text)) {
        const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
        KAZASU_CHECK(std::none_of(decoded->begin(), decoded->end(), isControl));
        KAZASU_CHECK(decoded->size() <= text.size() && percentDecoded(escaped(*decoded)) == *decoded);
    }
    checkPath(text);
    checkPath("/" + text);
    HttpRequest request;
    request.query = text;
    request.headers = {{"cookie", text}};
    static_cast<void>(request.queryValue("code"));
    const auto cookie = request.cookie("kazasu_session");
    KAZASU_CHECK(!cookie || cookie->find(';') == std::string::npos);
    if (!percentDecoded(text)) return 0;
    // Hidden behind any other member, a member of our own is found with its own value.
    request.query = "other=" + escaped(text) + "&code=" + escaped(text);
    KAZASU_CHECK(request.queryValue("code") == percentDecoded(escaped(text)));
    return 0;
}

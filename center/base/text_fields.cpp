#include "center/base/text_fields.h"

#include "core/text/clean_text.h"
#include "platform/text/composed.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxEmailBytes = 254;  // RFC 5321, 4.5.3.1.3

Error wrong(std::string_view key, std::string_view why) {
    return {ErrorCode::InvalidArgument, "'" + std::string(key) + "': " + std::string(why)};
}

}  // namespace

Result<std::string> lineIn(const Json& body, std::string_view key, std::size_t maxBytes) {
    KAZASU_TRY(const auto text, body.getText(key));
    auto clean = cleanText(composed(text), maxBytes);
    if (!clean) return Error{clean.code(), "'" + std::string(key) + "': " + clean.error().detail};
    if (clean->find_first_not_of(' ') == std::string::npos) return wrong(key, "must not be empty");
    return clean;
}

Result<std::string> emailIn(const Json& body, std::string_view key) {
    KAZASU_TRY(auto text, lineIn(body, key, kMaxEmailBytes));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto at = text.find('@');
    const bool hasBothParts = at != std::string::npos && at > 0 && at + 1 < text.size();
    if (!hasBothParts || text.find('@', at + 1) != std::string::npos || text.find(' ') != std::string::npos)
        return wrong(key, "is not a mail address");
    return text;
}

}  // namespace kazasu::center

#include "center/base/text_fields.h"

#include "core/text/card_number.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr std::size_t kMaxEmailBytes = 254;  // RFC 5321, 4.5.3.1.3

bool hasControlCharacter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, in UTF-8.
bool hasDirectionControl(std::string_view text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        if (text[i] != '\xE2') continue;
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const auto third = static_cast<unsigned char>(text[i + 2]);
        if (second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)))
            return true;
        if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return true;
    }
    return false;
}

Error wrong(std::string_view key, std::string_view why) {
    return {ErrorCode::InvalidArgument, "'" + std::string(key) + "': " + std::string(why)};
}

}  // namespace

Result<std::string> lineIn(const Json& body, std::string_view key, std::size_t maxBytes) {
    KAZASU_TRY(auto text, body.getText(key));
    if (text.size() > maxBytes) return Error{ErrorCode::TooLong, "'" + std::string(key) + "' is too long"};
    if (text.find_first_not_of(' ') == std::string::npos) return wrong(key, "must not be empty");
    if (hasControlCharacter(text) || hasDirectionControl(text)) return wrong(key, "has control characters");
    KAZASU_TRY_STATUS(refuseCardNumber(key, text));
    return text;
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

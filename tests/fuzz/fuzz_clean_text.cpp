// Any bytes as a name: what the door for words lets through is UTF-8 without controls, directions and card
// numbers and stays as it is; what it refuses is still one line in a log.
#include "core/check.h"
#include "core/text/card_number.h"
#include "core/text/clean_text.h"
#include "core/text/one_line.h"
#include "core/text/utf8.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kMaxBytes = 400;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string line = oneLine(text);
    KAZASU_CHECK(isPlainText(line, line.size()) && oneLine(line) == line);
    for (const char32_t c : toCodePoints(line)) KAZASU_CHECK(!isHidden(c) || c == 0xFFFD);
    const auto clean = cleanText(text, kMaxBytes);
    if (!clean) {
        KAZASU_CHECK(clean.code() == ErrorCode::TextRefused || clean.code() == ErrorCode::TooLong ||
                     clean.code() == ErrorCode::CardNumberRefused);
        KAZASU_CHECK(!holdsCardNumber(clean.error().detail));
        return 0;
    }
    KAZASU_CHECK(*clean == text && line == text);
    KAZASU_CHECK(isPlainText(text, kMaxBytes) && !holdsCardNumber(text));
    for (const char32_t c : toCodePoints(text)) KAZASU_CHECK(!isHidden(c));
    return 0;
}

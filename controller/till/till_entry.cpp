#include "controller/till/till_entry.h"

#include "core/sale/sale.h"
#include "core/text/utf8.h"
#include "core/text/whole_number.h"

namespace kazasu::controller {
namespace {

std::string narrowed(std::string_view text) {
    constexpr char32_t kFirstFullWidth = 0xFF01;
    constexpr char32_t kLastFullWidth = 0xFF5E;
    constexpr char32_t kFullWidthToAscii = 0xFEE0;
    constexpr char32_t kMultiplicationSign = 0xD7;
    std::string narrow;
    for (char32_t c : toCodePoints(text)) {
        if (c >= kFirstFullWidth && c <= kLastFullWidth) c -= kFullWidthToAscii;
        appendUtf8(narrow, c == kMultiplicationSign ? U'*' : c);
    }
    return narrow;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace

Result<TillEntry> parseTillEntry(std::string_view text) {
    const std::string typed = trimmed(text);
    // A settlement code holds '*' and ':' itself: it is taken as it stands.
    if (typed.rfind("KZ1", 0) == 0) return TillEntry{std::nullopt, typed};
    const std::string narrow = trimmed(narrowed(typed));
    const auto star = narrow.find('*');
    if (star == std::string::npos) {
        if (narrow.empty()) return Error{ErrorCode::InvalidArgument, "nothing was typed"};
        return TillEntry{std::nullopt, narrow};
    }
    const std::string digits = trimmed(std::string_view(narrow).substr(0, star));
    const auto quantity = wholeNumber<int>(digits, 1, Sale::kMaxQuantity);
    if (!quantity) return Error{ErrorCode::SaleQuantityInvalid, "expected 1 to 9999 before *"};
    TillEntry entry{quantity, trimmed(std::string_view(narrow).substr(star + 1))};
    if (entry.code.empty()) return Error{ErrorCode::InvalidArgument, "no code after *"};
    return entry;
}

}  // namespace kazasu::controller

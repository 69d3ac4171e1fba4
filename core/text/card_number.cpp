#include "core/text/card_number.h"

#include "core/check.h"
#include "core/code/check_digit.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace kazasu {
namespace {

constexpr std::size_t kMaxDigits = 19;     // ISO/IEC 7812-1, 4.2
constexpr std::size_t kShownDigits = 4;    // PCI DSS 3.4.1 allows as many
constexpr std::size_t kMaxSeparators = 3;  // "4111 - 1111"
constexpr std::size_t kLeadingDigits = 6;  // as many as tell the brands below apart

/// Numbers whose first six digits are within these, of these lengths.
struct Brand {
    int first, last;
    std::array<std::size_t, 2> lengths;
};
constexpr std::array kBrands{
    Brand{400000, 499999, {16, 19}},  // Visa
    Brand{510000, 559999, {16, 16}},  // Mastercard
    Brand{222100, 272099, {16, 16}},  // Mastercard
    Brand{340000, 349999, {15, 15}},  // American Express
    Brand{370000, 379999, {15, 15}},  // American Express
    Brand{352800, 358999, {16, 16}},  // JCB
    Brand{300000, 305999, {14, 16}},  // Diners Club
    Brand{309500, 309599, {14, 16}},  // Diners Club
    Brand{360000, 369999, {14, 16}},  // Diners Club
    Brand{380000, 399999, {14, 16}},  // Diners Club
    Brand{601100, 601199, {16, 19}},  // Discover
    Brand{644000, 659999, {16, 19}},  // Discover, RuPay
    Brand{620000, 629999, {16, 19}},  // UnionPay
    Brand{810000, 819999, {16, 19}},  // UnionPay, RuPay
    Brand{501800, 501899, {16, 19}},  // Maestro
    Brand{502000, 503899, {16, 19}},  // Maestro
    Brand{589300, 589399, {16, 19}},  // Maestro
    Brand{630400, 630499, {16, 19}},  // Maestro
    Brand{675900, 676399, {16, 19}},  // Maestro
    Brand{220000, 220499, {16, 19}},  // Mir
};

bool isCardNumber(std::string_view digits) {
    if (digits.size() < kLeadingDigits) return false;
    int leading = 0;
    for (const char digit : digits.substr(0, kLeadingDigits)) leading = leading * 10 + (digit - '0');
    const bool isOfABrand = std::any_of(kBrands.begin(), kBrands.end(), [&](const Brand& brand) {
        return leading >= brand.first && leading <= brand.last && digits.size() >= brand.lengths[0] &&
               digits.size() <= brand.lengths[1];
    });
    return isOfABrand && hasLuhnCheckDigit(digits);
}

constexpr bool isSeparator(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'.' || c == U'_' || c == U'-' || c == 0xA0 || c == 0xAD ||
           (c >= 0x2000 && c <= 0x2015) || c == 0x202F || c == 0x2212 || c == 0x3000 || c == 0xFF0D;
}

/// The digit's character; 0 for anything else.
constexpr char digitOf(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<char>(c);
    if (c >= 0xFF10 && c <= 0xFF19) return static_cast<char>('0' + (c - 0xFF10));
    return 0;
}

/// Where a digit stands in the text.
struct Place {
    std::size_t begin, end;
};

/// Digits that stand together, with where each of them stands and where each group of them begins.
struct Run {
    std::string digits;
    std::vector<Place> places;
    std::vector<std::size_t> groups;
};

std::vector<Run> runsOf(std::string_view text) {
    std::vector<Run> runs;
    std::size_t sinceDigit = kMaxSeparators + 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto next = nextCodePoint(text, at);
        if (!next) ++at;
        const char32_t c = next.value_or(0);
        if (const char digit = digitOf(c); digit != 0) {
            if (sinceDigit > kMaxSeparators) runs.emplace_back();
            if (sinceDigit > 0) runs.back().groups.push_back(runs.back().digits.size());
            runs.back().digits += digit;
            runs.back().places.push_back({begin, at});
            sinceDigit = 0;
        } else {
            sinceDigit = isSeparator(c) ? sinceDigit + 1 : kMaxSeparators + 1;
        }
    }
    return runs;
}

/// The digits of a run that are a card number.
struct Found {
    std::size_t begin, length;
};

std::optional<Found> cardNumberIn(const Run& run) {
    std::vector<std::size_t> ends(run.groups.begin() + 1, run.groups.end());
    ends.push_back(run.digits.size());
    const std::string_view digits = run.digits;
    for (std::size_t group = 0; group < run.groups.size(); ++group) {
        const std::size_t begin = run.groups[group];
        for (std::size_t last = group; last < ends.size() && ends[last] - begin <= kMaxDigits; ++last) {
            const std::size_t length = ends[last] - begin;
            if (isCardNumber(digits.substr(begin, length))) return Found{begin, length};
        }
        // Longer than any card number: one with its expiry or more behind it, typed or read from a stripe.
        const bool isTooLong = ends[group] - begin > kMaxDigits;
        for (std::size_t length = kLeadingDigits; isTooLong && length <= kMaxDigits; ++length) {
            if (isCardNumber(digits.substr(begin, length))) return Found{begin, length};
        }
    }
    return std::nullopt;
}

/// Makes the first card number of the text unreadable; false when there is none.
bool coverOne(std::string& text) {
    for (const Run& run : runsOf(text)) {
        const auto found = cardNumberIn(run);
        if (!found) continue;
        for (std::size_t i = found->begin + found->length - kShownDigits; i-- > found->begin;)
            text.replace(run.places[i].begin, run.places[i].end - run.places[i].begin, "*");
        return true;
    }
    return false;
}

}  // namespace

bool hasLuhnCheckDigit(std::string_view digits) {
    KAZASU_CHECK(isDigits(digits));
    int sum = 0;
    bool isDoubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (isDoubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        isDoubled = !isDoubled;
    }
    return sum % 10 == 0;
}

bool holdsCardNumber(std::string_view text) {
    const auto runs = runsOf(text);
    return std::any_of(runs.begin(), runs.end(),
                       [](const Run& run) { return cardNumberIn(run).has_value(); });
}

std::string withoutCardNumbers(std::string_view text) {
    std::string covered(text);
    while (coverOne(covered)) {
    }
    return covered;
}

Status refuseCardNumber(std::string_view field, std::string_view text) {
    if (!holdsCardNumber(text)) return {};
    return Error{ErrorCode::CardNumberRefused,
                 "'" + std::string(field) + "': looks like a payment card's number"};
}

}  // namespace kazasu

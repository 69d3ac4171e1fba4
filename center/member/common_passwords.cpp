#include "center/member/common_passwords.h"

#include "core/code/check_digit.h"
#include "platform/system/built_in_text.h"

#include <QLoggingCategory>

#include <algorithm>
#include <unordered_set>

void initCommonPasswordsResource() {
    Q_INIT_RESOURCE(common_passwords);
}  // outside of any namespace, as Qt wants

namespace kazasu::center {
namespace {

constexpr std::size_t kShortestOwn = 4;  // shorter names are inside everything

std::unordered_set<std::string> readWords() {
    initCommonPasswordsResource();
    const std::string text = builtInText(":/passwords/common.txt");
    std::unordered_set<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin && text[begin] != '#') words.insert(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// "password" of "123password!2024": what is put around a word makes it no better.
std::string_view withoutTrimmings(std::string_view text) {
    while (!text.empty() && !isLetter(text.front())) text.remove_prefix(1);
    while (!text.empty() && !isLetter(text.back())) text.remove_suffix(1);
    return text;
}

/// "password" of "p@ssw0rd".
std::string withLetters(std::string_view text) {
    constexpr std::string_view kSigns = "@4013$57!";
    constexpr std::string_view kLetters = "aaoiessti";
    std::string plain(text);
    for (char& c : plain)
        if (const auto at = kSigns.find(c); at != std::string_view::npos) c = kLetters[at];
    return plain;
}

/// "abcabcabc", "11111111", "12121212".
bool isRepetition(std::string_view text) {
    constexpr std::size_t kLongestUnit = 4;
    for (std::size_t unit = 1; unit <= kLongestUnit && unit * 2 <= text.size(); ++unit)
        if (text.substr(unit) == text.substr(0, text.size() - unit)) return true;
    return false;
}

/// "12345678", "87654321", "abcdefgh"; nought follows nine.
bool isCount(std::string_view text) {
    const auto steps = [text](int step) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            const bool isWrap =
                step > 0 ? text[i - 1] == '9' && text[i] == '0' : text[i - 1] == '0' && text[i] == '9';
            if (text[i] - text[i - 1] != step && !isWrap) return false;
        }
        return true;
    };
    return steps(1) || steps(-1);
}

/// "19870521": a day of the last or this century.
bool isDate(std::string_view text) {
    if (text.size() != 8 || !isDigits(text)) return false;
    const int month = (text[4] - '0') * 10 + text[5] - '0';
    const int day = (text[6] - '0') * 10 + text[7] - '0';
    return (text.starts_with("19") || text.starts_with("20")) && month >= 1 && month <= 12 && day >= 1 &&
           day <= 31;
}

bool isOwn(std::string_view password, const std::vector<std::string>& own) {
    return std::any_of(own.begin(), own.end(), [password](const std::string& word) {
        const std::string lower = lowered(word);
        const std::string_view core = withoutTrimmings(lower);  // nothing is left of a number
        return password == lower || (core.size() >= kShortestOwn && withoutTrimmings(password) == core);
    });
}

}  // namespace

bool isCommonPassword(std::string_view password, const std::vector<std::string>& own) {
    static const std::unordered_set<std::string> kWords = readWords();
    const std::string lower = lowered(password);
    if (isRepetition(lower) || isCount(lower) || isDate(lower) || isOwn(lower, own)) return true;
    const auto isWord = [](std::string_view text) {
        return kWords.contains(std::string(text)) || (text.size() >= kShortestOwn && isRepetition(text));
    };
    if (isWord(lower) || isWord(withoutTrimmings(lower)) || isWord(withLetters(lower))) return true;
    return isWord(withoutTrimmings(withLetters(lower))) || isWord(withLetters(withoutTrimmings(lower)));
}

}  // namespace kazasu::center

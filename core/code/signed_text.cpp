#include "core/code/signed_text.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::string_view kSignatureName = "signature";

template <std::size_t kSize>
Result<std::array<std::uint8_t, kSize>> fixedBytes(std::string_view hex) {
    KAZASU_TRY(const auto bytes, fromHex(hex));
    std::array<std::uint8_t, kSize> fixed{};
    if (bytes.size() != kSize) return Error{ErrorCode::ParseFailed, "another number of hex digits"};
    std::copy(bytes.begin(), bytes.end(), fixed.begin());
    return fixed;
}

/// Cuts the first line off. False when no line is left that ends.
bool takeLine(std::string_view& rest, std::string_view& line) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return false;
    line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return true;
}

}  // namespace

std::string signText(std::string body, const Signer& signer) {
    KAZASU_CHECK(body.ends_with('\n'));
    const Signature signature = signer.sign(viewOf(body));
    return body + std::string(kSignatureName) + ' ' + toHex(signature) + '\n';
}

Result<SignedText> splitSignedText(std::string_view text, std::string_view title, std::size_t maxBytes) {
    if (text.size() > maxBytes) return Error{ErrorCode::TooLong, std::to_string(text.size()) + " bytes"};
    std::string_view rest = text, line;
    if (!takeLine(rest, line) || line != title)
        return Error{ErrorCode::ParseFailed, "its first line is not '" + std::string(title) + "'"};
    SignedText parts;
    while (takeLine(rest, line)) parts.lines.push_back(line);
    if (!rest.empty() || parts.lines.empty())
        return Error{ErrorCode::ParseFailed, "it ends in the middle of a line"};
    KAZASU_TRY(const auto hex, valueOfLine(parts.lines.back(), kSignatureName));
    KAZASU_TRY(parts.signature, fixedBytes<64>(hex));
    if (toHex(parts.signature) != hex) return Error{ErrorCode::ParseFailed, "hex digits in lower case"};
    parts.body = text.substr(0, text.size() - parts.lines.back().size() - 1);
    parts.lines.pop_back();
    return parts;
}

std::vector<std::string_view> wordsOfLine(std::string_view line) {
    std::vector<std::string_view> words;
    for (auto space = line.find(' '); space != std::string_view::npos; space = line.find(' ')) {
        words.push_back(line.substr(0, space));
        line.remove_prefix(space + 1);
    }
    words.push_back(line);
    return words;
}

Result<std::string_view> valueOfLine(std::string_view line, std::string_view name) {
    const auto words = wordsOfLine(line);
    if (words.size() != 2 || words[0] != name)
        return Error{ErrorCode::ParseFailed, "expected the line '" + std::string(name) + " ...'"};
    return words[1];
}

Result<PublicKey> publicKeyFromHex(std::string_view hex) { return fixedBytes<32>(hex); }

}  // namespace kazasu

// SignedText: a few lines for people and programs, the last of which is a signature over all the others. The
// first line names what it is, so that what was signed as one kind never passes for another.
#pragma once

#include "core/signature.h"

#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

struct SignedText {
    std::string_view body;                // the signed bytes: every line but the last, with their line ends
    std::vector<std::string_view> lines;  // of the body, without the first and without line ends
    Signature signature{};
};

/// `body` ends its last line. The result is `body` and the line `signature HEX`.
std::string signText(std::string body, const Signer& signer);

/// The views live as long as `text`. TooLong beyond maxBytes; ParseFailed when the first line is not `title`
/// or the last no signature. The signature is not checked here.
Result<SignedText> splitSignedText(std::string_view text, std::string_view title, std::size_t maxBytes);

/// The words of a line that are parted by one space each.
std::vector<std::string_view> wordsOfLine(std::string_view line);

/// The word behind `name ` in a line of exactly these two.
Result<std::string_view> valueOfLine(std::string_view line, std::string_view name);

/// ParseFailed for anything but the 64 digits of a key.
Result<PublicKey> publicKeyFromHex(std::string_view hex);

}  // namespace kazasu

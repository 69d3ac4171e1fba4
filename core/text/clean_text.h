// Clean text: what a name, a note or a line of a receipt may hold. The one door for words that people and
// files give us: here they are refused, with their place, or trusted from here on.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace kazasu {

/// Marks over or under one letter; no language stacks more (Unicode Standard Annex 15, stream-safe text,
/// allows 30; a receipt's row has room for none of them).
inline constexpr int kMaxMarksOnALetter = 4;

/// The text as it came, if it may be kept. Give it in Unicode's composed form (platform/text/composed.h).
/// TooLong beyond `maxBytes`. TextRefused, naming the character by its place and number: what is no UTF-8;
/// control characters; directions (U+202A to U+202E, U+2066 to U+2069 and their like) and what has no width,
/// which make a name look like another one; the mark of a text read wrongly (U+FFFD); a mark that stands
/// alone or in a heap. CardNumberRefused as core/text/card_number.h has it.
Result<std::string> cleanText(std::string_view text, std::size_t maxBytes);

/// Whether a character is invisible or moves others: of no use in a name, a danger in a log.
bool isHidden(char32_t codePoint);

}  // namespace kazasu

#include "core/code/keyboard_layout.h"

#include <cstddef>
#include <initializer_list>

namespace kazasu {
namespace {

/// What the host showed for `:`, `+`, `*` and `]`.
struct LayoutMismatch {
    char colon, plus, asterisk, bracket;
};

constexpr LayoutMismatch kLayoutsAgree{':', '+', '*', ']'};
constexpr LayoutMismatch kUsScannerOnJapaneseHost{'+', '~', '(', '['};
constexpr LayoutMismatch kJapaneseScannerOnUsHost{'\'', ':', '"', '\\'};
constexpr std::size_t kAimIdLength = 3;

bool isAsciiLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Whether `text`, after an AIM id or none, begins with the prefix as this layout shows it.
bool showsPrefix(std::string_view text, std::string_view letters, const LayoutMismatch& layout) {
    if (text.size() > kAimIdLength && text[0] == layout.bracket && isAsciiLetter(text[1]))
        text.remove_prefix(kAimIdLength);
    return text.size() > 3 && text.substr(0, 3) == letters && text[3] == layout.colon;
}

char undoLayout(char c, const LayoutMismatch& layout) {
    if (c == layout.colon) return kLayoutsAgree.colon;
    if (c == layout.plus) return kLayoutsAgree.plus;
    if (c == layout.asterisk) return kLayoutsAgree.asterisk;
    if (c == layout.bracket) return kLayoutsAgree.bracket;
    return c;
}

}  // namespace

std::string repairKeyboardLayout(std::string_view text) {
    std::string repaired{text};
    for (const auto& layout : {kLayoutsAgree, kUsScannerOnJapaneseHost, kJapaneseScannerOnUsHost}) {
        for (const std::string_view letters : {"KZ1", "kz1"}) {
            if (!showsPrefix(text, letters, layout)) continue;
            const bool isCaseSwapped = letters.front() == 'k';
            for (char& c : repaired) {
                if (isCaseSwapped && isAsciiLetter(c)) c = static_cast<char>(c ^ 0x20);
                c = undoLayout(c, layout);
            }
            return repaired;
        }
    }
    return repaired;
}

}  // namespace kazasu

#include "drivers/printer/shift_jis.h"

#include "core/text/display_width.h"
#include "core/text/utf8.h"

#include <array>
#include <iconv.h>

namespace kazasu {
namespace {

constexpr std::array<std::uint8_t, 2> kGeta{0x81,
                                            0xAC};  // 〓, the printer's traditional mark for a missing glyph

class Cp932 {
public:
    Cp932() : m_converter(iconv_open("CP932", "UTF-8")) {}
    ~Cp932() {
        if (isOpen()) iconv_close(m_converter);
    }
    Cp932(const Cp932&) = delete;
    Cp932& operator=(const Cp932&) = delete;

    [[nodiscard]] bool isOpen() const { return m_converter != reinterpret_cast<iconv_t>(-1); }

    /// The bytes of one character; none when CP932 has no such character.
    Bytes bytesOf(char32_t codePoint) {
        std::string utf8;
        appendUtf8(utf8, codePoint);
        std::array<char, 8> encoded{};
        char* in = utf8.data();
        char* out = encoded.data();
        std::size_t inLeft = utf8.size();
        std::size_t outLeft = encoded.size();
        iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
        if (iconv(m_converter, &in, &inLeft, &out, &outLeft) != 0) return {};
        return {encoded.data(), out};
    }

private:
    iconv_t m_converter;
};

char32_t printableOf(char32_t codePoint) {
    if (isControl(codePoint)) return U' ';
    return codePoint == U'\\' ? U'/' : codePoint;
}

/// The shape that toShiftJis promises: printable, and as many bytes as columns.
bool isPrintableCharacter(const Bytes& bytes, int columns) {
    if (bytes.size() != static_cast<std::size_t>(columns)) return false;
    if (columns == 1) return bytes[0] >= 0x20 && bytes[0] != 0x7F;
    const bool isLead = (bytes[0] >= 0x81 && bytes[0] <= 0x9F) || (bytes[0] >= 0xE0 && bytes[0] <= 0xFC);
    return isLead && bytes[1] >= 0x40 && bytes[1] <= 0xFC && bytes[1] != 0x7F;
}

}  // namespace

Result<Bytes> toShiftJis(std::string_view text) {
    Cp932 converter;
    if (!converter.isOpen()) return Error{ErrorCode::Unsupported, "iconv has no CP932"};
    Bytes encoded;
    for (const char32_t raw : toCodePoints(text)) {
        const char32_t codePoint = printableOf(raw);
        const int columns = displayWidth(raw);
        if (columns == 1 && codePoint == 0xA5) {
            encoded.push_back(0x5C);  // prints as the yen sign in the Japanese set (ESC R 8)
            continue;
        }
        const Bytes bytes = converter.bytesOf(codePoint);
        if (isPrintableCharacter(bytes, columns)) {
            encoded.insert(encoded.end(), bytes.begin(), bytes.end());
        } else if (columns == 1) {
            encoded.push_back('?');
        } else {
            encoded.insert(encoded.end(), kGeta.begin(), kGeta.end());
        }
    }
    return encoded;
}

}  // namespace kazasu

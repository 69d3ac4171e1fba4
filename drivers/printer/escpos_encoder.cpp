#include "drivers/printer/escpos_encoder.h"

#include "core/receipt/receipt_layout.h"
#include "drivers/printer/shift_jis.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kFs = 0x1C;
constexpr std::uint8_t kGs = 0x1D;
constexpr std::uint8_t kLf = 0x0A;
constexpr std::uint8_t kDle = 0x10;

std::uint8_t lowByteOf(std::size_t value) { return static_cast<std::uint8_t>(value & 0xFFU); }
std::uint8_t highByteOf(std::size_t value) { return static_cast<std::uint8_t>((value >> 8U) & 0xFFU); }

std::uint8_t qrLevelByte(QrLevel level) { return static_cast<std::uint8_t>(0x30 + static_cast<int>(level)); }

Status checkQrText(std::string_view text) {
    const bool isPrintable =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (text.empty() || text.size() > QrSymbol::kMaxQrBytes || !isPrintable)
        return Error{ErrorCode::InvalidArgument, "a receipt's QR is printable ASCII"};
    return {};
}

Status checkCode128Digits(std::string_view digits) {
    const bool isDigits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isDigits || digits.empty() || digits.size() % 2 != 0 || digits.size() > Code128Symbol::kMaxDigits)
        return Error{ErrorCode::InvalidArgument, "a receipt's Code 128 is an even number of digits"};
    return {};
}

/// Set C, except the pair 16: its byte would be DLE, which a printer obeys even inside data when 04 or 14
/// follows.
Bytes code128Data(std::string_view digits) {
    Bytes data{'{', 'C'};
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const auto pair = static_cast<std::uint8_t>((digits[i] - '0') * 10 + (digits[i + 1] - '0'));
        if (pair == kDle) {
            const Bytes inSetB{'{', 'B', '1', '6', '{', 'C'};
            data.insert(data.end(), inSetB.begin(), inSetB.end());
        } else {
            data.push_back(pair);
        }
    }
    return data;
}

class EscPosWriter {
public:
    EscPosWriter(const Receipt& receipt, const EscPosOptions& options)
        : m_receipt(receipt), m_options(options) {}

    void begin() {
        put({kEsc, '@'});       // initialise: clears what a former receipt left
        put({kEsc, 'R', 8});    // international set Japan: 0x5C prints the yen sign
        put({kEsc, 't', 1});    // single-byte page: half-width kana
        put({kFs, 'C', 1});     // Kanji code: Shift_JIS
        put({kFs, 'S', 0, 0});  // no extra space beside Kanji: two columns exactly
        put({kEsc, 'a', 0});
    }

    Status operator()(const TextLine& line) { return rows(layoutRows(line, m_receipt.columns), line); }
    Status operator()(const TwoColumnLine& line) { return rows(layoutRows(line, m_receipt.columns), line); }
    Status operator()(const RuleLine& /*rule*/) {
        m_bytes.insert(m_bytes.end(), static_cast<std::size_t>(m_receipt.columns), '-');
        put({kLf});
        return {};
    }
    Status operator()(const QrSymbol& symbol);
    Status operator()(const Code128Symbol& symbol);
    Status operator()(const LogoPlace& /*logo*/) {
        if (m_options.printsStoredLogo) centered([this] { put({kFs, 'p', 1, 0}); });
        return {};
    }
    Status operator()(const PaperCut& /*cut*/) {
        put({kGs, 'V', 0x42, 0});  // feed to the cutter, then cut partially
        return {};
    }

    Bytes take() { return std::move(m_bytes); }

private:
    void put(std::initializer_list<std::uint8_t> bytes) { m_bytes.insert(m_bytes.end(), bytes); }

    template <class Line>
    Status rows(const std::vector<std::string>& texts, const Line& line) {
        if (line.size == TextSize::Large) put({kGs, '!', 0x11});
        if (line.isEmphasised) put({kEsc, 'E', 1});
        for (const auto& text : texts) {
            KAZASU_TRY(const Bytes encoded, toShiftJis(text));
            m_bytes.insert(m_bytes.end(), encoded.begin(), encoded.end());
            put({kLf});
        }
        if (line.isEmphasised) put({kEsc, 'E', 0});
        if (line.size == TextSize::Large) put({kGs, '!', 0});
        return {};
    }

    template <class Body>
    void centered(const Body& body) {
        put({kEsc, 'a', 1});
        body();
        put({kEsc, 'a', 0});
    }

    const Receipt& m_receipt;
    const EscPosOptions& m_options;
    Bytes m_bytes;
};

Status EscPosWriter::operator()(const QrSymbol& symbol) {
    KAZASU_TRY_STATUS(checkQrText(symbol.text));
    const std::uint8_t moduleSize = m_receipt.columns >= Receipt::kWideColumns ? 5 : 4;
    const std::size_t length = symbol.text.size() + 3;
    centered([&] {
        put({kGs, '(', 'k', 4, 0, 0x31, 0x41, 0x32, 0});  // model 2
        put({kGs, '(', 'k', 3, 0, 0x31, 0x43, moduleSize});
        put({kGs, '(', 'k', 3, 0, 0x31, 0x45, qrLevelByte(symbol.level)});
        put({kGs, '(', 'k', lowByteOf(length), highByteOf(length), 0x31, 0x50, 0x30});
        m_bytes.insert(m_bytes.end(), symbol.text.begin(), symbol.text.end());
        put({kGs, '(', 'k', 3, 0, 0x31, 0x51, 0x30});  // print what was stored
        put({kLf});
    });
    return {};
}

Status EscPosWriter::operator()(const Code128Symbol& symbol) {
    KAZASU_TRY_STATUS(checkCode128Digits(symbol.digits));
    const Bytes data = code128Data(symbol.digits);
    centered([&] {
        put({kGs, 'h', 80});  // 10 mm high
        put({kGs, 'w', 2});
        put({kGs, 'H', 2});  // digits below
        put({kGs, 'k', 0x49, lowByteOf(data.size())});
        m_bytes.insert(m_bytes.end(), data.begin(), data.end());
        put({kLf});
    });
    return {};
}

}  // namespace

Result<Bytes> encodeEscPos(const Receipt& receipt, const EscPosOptions& options) {
    EscPosWriter writer{receipt, options};
    writer.begin();
    for (const auto& element : receipt.elements) KAZASU_TRY_STATUS(std::visit(writer, element));
    return writer.take();
}

Bytes escPosDrawerKick(DrawerPin pin) {
    const std::uint8_t socket = pin == DrawerPin::Pin2 ? 0 : 1;
    return {kEsc, 'p', socket, 0x32, 0xFA};
}

}  // namespace kazasu

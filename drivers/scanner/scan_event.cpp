#include "drivers/scanner/scan_event.h"

namespace kazasu {
namespace {

constexpr std::size_t kAimIdLength = 3;

bool beginsWithAimId(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto isModifier = [isLetter](char c) { return (c >= '0' && c <= '9') || isLetter(c); };
    return text.size() > kAimIdLength && text[0] == ']' && isLetter(text[1]) && isModifier(text[2]);
}

/// ISO/IEC 15424, as far as this till reads: UPC-A arrives as "]E0" too and is told apart by its 12 digits.
ScanDataType typeOf(std::string_view aimId, std::size_t labelLength) {
    if (aimId.substr(0, 2) == "]Q") return ScanDataType::QrCode;
    if (aimId.substr(0, 2) == "]C") return ScanDataType::Code128;
    if (aimId == "]E4") return ScanDataType::Ean8;
    if (aimId == "]E0") return labelLength == 12 ? ScanDataType::UpcA : ScanDataType::Ean13;
    return ScanDataType::Unknown;
}

ScanDataType typeOf(Symbology symbology) {
    switch (symbology) {
        case Symbology::QrCode:
            return ScanDataType::QrCode;
        case Symbology::Ean13:
            return ScanDataType::Ean13;
        case Symbology::Ean8:
            return ScanDataType::Ean8;
        case Symbology::UpcA:
            return ScanDataType::UpcA;
        case Symbology::Code128:
            return ScanDataType::Code128;
    }
    return ScanDataType::Unknown;
}

}  // namespace

ScanEvent scanEventOf(const DecodedSymbol& symbol) {
    return {symbol.aimId + symbol.text, symbol.text, typeOf(symbol.symbology)};
}

ScanEvent scanEventOfFrame(ByteView frame) {
    ScanEvent event{textOf(frame), textOf(frame), ScanDataType::Unknown};
    if (!beginsWithAimId(event.scanData)) return event;
    event.scanDataLabel = event.scanData.substr(kAimIdLength);
    event.scanDataType =
        typeOf(std::string_view(event.scanData).substr(0, kAimIdLength), event.scanDataLabel.size());
    return event;
}

}  // namespace kazasu

// Any text on a receipt: the bytes are whole, known commands and printable Shift_JIS, and no row is wider
// than the paper.
#include "core/check.h"
#include "core/receipt/receipt_layout.h"
#include "core/text/display_width.h"
#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/shift_jis.h"
#include "tests/support/escpos_reader.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const unsigned shape = data[0];
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    const std::string left = text.substr(0, text.size() / 2);
    const std::string right = text.substr(text.size() / 2);
    Receipt receipt;
    receipt.columns = (shape & 1U) != 0 ? Receipt::kNarrowColumns : Receipt::kWideColumns;
    const TextSize textSize = (shape & 2U) != 0 ? TextSize::Large : TextSize::Normal;
    const TextLine line{text, static_cast<TextAlign>((shape >> 2U) % 3), textSize, (shape & 32U) != 0};
    const TwoColumnLine pair{left, right, textSize, false};
    receipt.elements = {line, pair, RuleLine{}, PaperCut{}};
    for (const auto& rows : {layoutRows(line, receipt.columns), layoutRows(pair, receipt.columns)}) {
        for (const auto& row : rows) KAZASU_CHECK(displayWidth(row) <= columnsOf(textSize, receipt.columns));
    }
    KAZASU_CHECK(toShiftJis(text)->size() == static_cast<std::size_t>(displayWidth(text)));
    const auto bytes = encodeEscPos(receipt);
    KAZASU_CHECK(bytes.isOk());
    const auto reading = test::EscPosReader::read(*bytes);
    KAZASU_CHECK(reading.has_value() && reading->cuts == 1 && reading->qrTexts.empty());
    // A symbol is either refused or carries exactly its text.
    receipt.elements = {QrSymbol{text, QrLevel::M}};
    if (const auto symbol = encodeEscPos(receipt)) {
        const auto symbolReading = test::EscPosReader::read(*symbol);
        KAZASU_CHECK(symbolReading.has_value() && symbolReading->qrTexts == std::vector<std::string>{text});
    }
    receipt.elements = {Code128Symbol{text}};
    if (const auto symbol = encodeEscPos(receipt))
        KAZASU_CHECK(test::EscPosReader::read(*symbol).has_value());
    return 0;
}

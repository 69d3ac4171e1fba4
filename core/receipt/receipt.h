// Receipt: a document that knows no device. Printers, pictures and plain text all lay it out on the same grid
// of 48 (80 mm paper) or 32 (58 mm paper) columns.
#pragma once

#include "core/barcode.h"

#include <string>
#include <variant>
#include <vector>

namespace kazasu {

enum class TextAlign { Left, Center, Right };
/// Large takes two columns and two rows of the grid for what is one otherwise.
enum class TextSize { Normal, Large };

struct TextLine {
    std::string text;
    TextAlign align = TextAlign::Left;
    TextSize size = TextSize::Normal;
    bool isEmphasised = false;
};

/// A name at the left, an amount at the right. What does not fit side by side goes onto two rows.
struct TwoColumnLine {
    std::string left;
    std::string right;
    TextSize size = TextSize::Normal;
    bool isEmphasised = false;
};

struct RuleLine {};
/// Printable ASCII only, at most kMaxQrBytes.
struct QrSymbol {
    static constexpr std::size_t kMaxQrBytes = 300;
    std::string text;
    QrLevel level = QrLevel::M;
};
/// An even number of digits, at most 24, with the digits below.
struct Code128Symbol {
    static constexpr std::size_t kMaxDigits = 24;
    std::string digits;
};
/// Where the shop's own logo goes, if the device holds one.
struct LogoPlace {};
struct PaperCut {};

using ReceiptElement =
    std::variant<TextLine, TwoColumnLine, RuleLine, QrSymbol, Code128Symbol, LogoPlace, PaperCut>;

struct Receipt {
    static constexpr int kWideColumns = 48;
    static constexpr int kNarrowColumns = 32;

    int columns = kWideColumns;
    std::vector<ReceiptElement> elements;
};

}  // namespace kazasu

#include "core/receipt/receipt_layout.h"

#include "core/text/display_width.h"

#include <algorithm>

namespace kazasu {
namespace {

int indentOf(TextAlign align, int freeColumns) {
    switch (align) {
        case TextAlign::Left:
            return 0;
        case TextAlign::Center:
            return freeColumns / 2;
        case TextAlign::Right:
            return freeColumns;
    }
    return 0;
}

/// Wrapped, with the rows after the first indented like the first.
std::vector<std::string> wrapWithIndent(std::string_view text, int columns) {
    const auto firstLetter = std::min(text.find_first_not_of(' '), text.size());
    const int indent = static_cast<int>(firstLetter);
    if (indent == 0 || indent > columns / 2) return wrapToWidth(text, columns);
    std::vector<std::string> rows = wrapToWidth(text.substr(firstLetter), columns - indent);
    for (auto& row : rows) row.insert(0, spaces(indent));
    return rows;
}

struct PlainTextWriter {
    const Receipt& receipt;
    std::string text;

    void append(std::string_view row) { text.append(row).append("\n"); }
    void appendAll(const std::vector<std::string>& rows) {
        for (const auto& row : rows) append(row);
    }
    void operator()(const TextLine& line) { appendAll(layoutRows(line, receipt.columns)); }
    void operator()(const TwoColumnLine& line) { appendAll(layoutRows(line, receipt.columns)); }
    void operator()(const RuleLine& /*rule*/) {
        append(std::string(static_cast<std::size_t>(receipt.columns), '-'));
    }
    void operator()(const QrSymbol& symbol) { append("[QR " + symbol.text + "]"); }
    void operator()(const Code128Symbol& symbol) { append("[CODE128 " + symbol.digits + "]"); }
    void operator()(const LogoPlace& /*logo*/) {}
    void operator()(const PaperCut& /*cut*/) { append("[CUT]"); }
};

}  // namespace

int columnsOf(TextSize size, int columns) { return size == TextSize::Large ? columns / 2 : columns; }

std::vector<std::string> layoutRows(const TextLine& line, int columns) {
    const int available = columnsOf(line.size, columns);
    std::vector<std::string> rows = wrapWithIndent(line.text, available);
    for (auto& row : rows) row.insert(0, spaces(indentOf(line.align, available - displayWidth(row))));
    return rows;
}

std::vector<std::string> layoutRows(const TwoColumnLine& line, int columns) {
    const int available = columnsOf(line.size, columns);
    std::vector<std::string> rows = wrapWithIndent(line.left, available);
    const int gap = available - displayWidth(rows.back()) - displayWidth(line.right);
    if (gap >= 1) {
        rows.back() += spaces(gap) + line.right;
        return rows;
    }
    for (const auto& right :
         layoutRows(TextLine{line.right, TextAlign::Right, line.size, line.isEmphasised}, columns))
        rows.push_back(right);
    return rows;
}

std::string toPlainText(const Receipt& receipt) {
    PlainTextWriter writer{receipt, {}};
    for (const auto& element : receipt.elements) std::visit(writer, element);
    return writer.text;
}

}  // namespace kazasu

// Draws a receipt as it would come out of a 203 dpi printer: 12 dots a column, so 576 dots for 48 columns and
// 384 for 32. Every character sits in its own cells of the grid, whatever the font: nothing is ragged,
// nothing clipped.
#pragma once

#include "core/barcode.h"
#include "core/receipt/receipt.h"

#include <QImage>

class QPainter;

namespace kazasu {

class ReceiptPainter {
public:
    static constexpr int kColumnDots = 12;
    static constexpr int kRowDots = 32;

    /// Draws the symbols as well, once. The writer is used only here. Unsupported without a QGuiApplication
    /// (fonts); InvalidArgument for a symbol that cannot be drawn.
    static Result<ReceiptPainter> prepare(const Receipt& receipt, const BarcodeWriter& writer);

    [[nodiscard]] int widthDots() const { return m_receipt.columns * kColumnDots; }
    [[nodiscard]] int heightDots() const { return m_height; }
    /// Black on whatever is there, from (0, 0), one unit a dot.
    void paint(QPainter& painter) const;

private:
    struct Block {
        ReceiptElement element;
        std::vector<std::string> rows;
        ModuleMatrix modules;
        int top = 0;
    };

    explicit ReceiptPainter(const Receipt& receipt) : m_receipt(receipt) {}
    Status add(const ReceiptElement& element, const BarcodeWriter& writer);
    void paintRows(QPainter& painter, const Block& block, TextSize size, bool isEmphasised) const;
    void paintModules(QPainter& painter, const Block& block) const;
    [[nodiscard]] int moduleDots(const ModuleMatrix& modules) const;

    Receipt m_receipt;
    std::vector<Block> m_blocks;
    int m_height = 0;
};

/// 576 or 384 dots wide, black on white.
Result<QImage> receiptImageOf(const Receipt& receipt, const BarcodeWriter& writer);

}  // namespace kazasu

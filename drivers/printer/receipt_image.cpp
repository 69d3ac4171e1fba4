#include "drivers/printer/receipt_image.h"

#include "core/receipt/receipt_layout.h"
#include "core/text/display_width.h"
#include "core/text/utf8.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

namespace kazasu {
namespace {

constexpr int kEdgeDots = 24;       // white above the first and below the last row
constexpr int kSymbolGapDots = 16;  // around symbols, beside their own quiet zone
constexpr int kQuietModules = 4;    // ISO/IEC 18004
constexpr int kLinearHeightDots = 80;
constexpr int kRuleDots = 2;

int scaleOf(TextSize size) { return size == TextSize::Large ? 2 : 1; }

/// Japanese glyph forms, named explicitly: the plain "Noto Sans CJK" may give Chinese ones. The Mono face has
/// Latin of half a kanji, as the grid wants it.
QFont receiptFont(TextSize size, bool isEmphasised) {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans Mono CJK JP"), QStringLiteral("Noto Sans CJK JP")});
    font.setPixelSize(2 * ReceiptPainter::kColumnDots * scaleOf(size));
    font.setWeight(isEmphasised ? QFont::Bold : QFont::Medium);
    font.setKerning(false);
    return font;
}

struct RowPainter {
    QPainter& painter;
    QFontMetricsF metrics;
    double cellWidth;
    double baseline;

    /// Centred in its cells, narrowed when the font has made it too wide for them.
    void paintCharacter(char32_t codePoint, int column) const {
        const QString text = QString::fromUcs4(&codePoint, 1);
        const double room = cellWidth * displayWidth(codePoint);
        const double advance = metrics.horizontalAdvance(text);
        const double left = cellWidth * column;
        if (advance <= room) {
            painter.drawText(QPointF(left + (room - advance) / 2, baseline), text);
            return;
        }
        painter.save();
        painter.translate(left, baseline);
        painter.scale(room / advance, 1);
        painter.drawText(QPointF(0, 0), text);
        painter.restore();
    }
};

}  // namespace

Result<ReceiptPainter> ReceiptPainter::prepare(const Receipt& receipt, const BarcodeWriter& writer) {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
        return Error{ErrorCode::Unsupported,
                     "drawing text needs a QGuiApplication (platform offscreen will do)"};
    ReceiptPainter painter{receipt};
    painter.m_height = kEdgeDots;
    for (const auto& element : receipt.elements) KAZASU_TRY_STATUS(painter.add(element, writer));
    painter.m_height += kEdgeDots;
    return painter;
}

Status ReceiptPainter::add(const ReceiptElement& element, const BarcodeWriter& writer) {
    Block block{element, {}, {}, m_height};
    int rowDots = kRowDots;
    if (const auto* line = std::get_if<TextLine>(&element)) {
        block.rows = layoutRows(*line, m_receipt.columns);
        rowDots *= scaleOf(line->size);
    } else if (const auto* pair = std::get_if<TwoColumnLine>(&element)) {
        block.rows = layoutRows(*pair, m_receipt.columns);
        rowDots *= scaleOf(pair->size);
    } else if (const auto* qr = std::get_if<QrSymbol>(&element)) {
        KAZASU_TRY(block.modules, writer.qr(qr->text, qr->level));
        m_height += (block.modules.height + 2 * kQuietModules) * moduleDots(block.modules);
    } else if (const auto* linear = std::get_if<Code128Symbol>(&element)) {
        KAZASU_TRY(block.modules, writer.code128(linear->digits));
        block.rows = layoutRows(TextLine{linear->digits, TextAlign::Center, TextSize::Normal, false},
                                m_receipt.columns);
        m_height += kLinearHeightDots + 2 * kSymbolGapDots;
    } else if (std::holds_alternative<RuleLine>(element)) {
        m_height += kRowDots / 2;
    }
    m_height += static_cast<int>(block.rows.size()) * rowDots;
    m_blocks.push_back(std::move(block));
    return {};
}

int ReceiptPainter::moduleDots(const ModuleMatrix& modules) const {
    const int wanted = modules.height == 1 ? 2 : (m_receipt.columns >= Receipt::kWideColumns ? 5 : 4);
    const int most = widthDots() / (modules.width + 2 * kQuietModules);
    return std::max(1, std::min(wanted, most));
}

void ReceiptPainter::paint(QPainter& painter) const {
    painter.setPen(Qt::black);
    for (const auto& block : m_blocks) {
        if (const auto* line = std::get_if<TextLine>(&block.element)) {
            paintRows(painter, block, line->size, line->isEmphasised);
        } else if (const auto* pair = std::get_if<TwoColumnLine>(&block.element)) {
            paintRows(painter, block, pair->size, pair->isEmphasised);
        } else if (std::holds_alternative<RuleLine>(block.element)) {
            painter.fillRect(0, block.top + kRowDots / 4 - kRuleDots / 2, widthDots(), kRuleDots, Qt::black);
        } else if (block.modules.width > 0) {
            paintModules(painter, block);
        }
    }
}

void ReceiptPainter::paintRows(QPainter& painter, const Block& block, TextSize size,
                               bool isEmphasised) const {
    const QFont font = receiptFont(size, isEmphasised);
    painter.setFont(font);
    const int rowDots = kRowDots * scaleOf(size);
    const QFontMetricsF metrics(font, painter.device());
    // The em box of a kanji in the middle of its row: the font's own ascent has room for scripts that do not
    // occur.
    const double emDots = font.pixelSize();
    double top = block.top;
    if (block.modules.width > 0) top += kLinearHeightDots + 2 * kSymbolGapDots;
    for (const auto& row : block.rows) {
        const RowPainter rowPainter{painter, metrics, static_cast<double>(kColumnDots * scaleOf(size)),
                                    top + (rowDots - emDots) / 2 + emDots * 0.88};
        int column = 0;
        for (const char32_t c : toCodePoints(row)) {
            if (!isControl(c) && c != U' ') rowPainter.paintCharacter(c, column);
            column += displayWidth(c);
        }
        top += rowDots;
    }
}

void ReceiptPainter::paintModules(QPainter& painter, const Block& block) const {
    const ModuleMatrix& modules = block.modules;
    const bool isLinear = modules.height == 1;
    const int dots = moduleDots(modules);
    const int height = isLinear ? kLinearHeightDots : dots;
    const int left = (widthDots() - modules.width * dots) / 2;
    const int top = block.top + (isLinear ? kSymbolGapDots : kQuietModules * dots);
    for (int y = 0; y < modules.height; ++y) {
        for (int x = 0; x < modules.width; ++x) {
            if (modules.isDark(x, y))
                painter.fillRect(left + x * dots, top + y * height, dots, height, Qt::black);
        }
    }
    if (isLinear) paintRows(painter, block, TextSize::Normal, false);
}

Result<QImage> receiptImageOf(const Receipt& receipt, const BarcodeWriter& writer) {
    KAZASU_TRY(const auto receiptPainter, ReceiptPainter::prepare(receipt, writer));
    QImage image(receiptPainter.widthDots(), receiptPainter.heightDots(), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    receiptPainter.paint(painter);
    painter.end();
    return image;
}

}  // namespace kazasu

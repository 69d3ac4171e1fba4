#include "drivers/printer/pdf_printer.h"

#include "drivers/printer/numbered_folder.h"
#include "drivers/printer/receipt_image.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace kazasu {
namespace {

constexpr double kDotsPerMm = 8;     // 203 dpi
constexpr double kSideMarginMm = 4;  // 72 mm printed on 80 mm paper
constexpr int kPdfDpi = 1200;

}  // namespace

Status PdfPrinter::print(const Receipt& receipt) {
    KAZASU_TRY(const auto receiptPainter, ReceiptPainter::prepare(receipt, m_writer));
    const QSizeF pageMm(receiptPainter.widthDots() / kDotsPerMm + 2 * kSideMarginMm,
                        receiptPainter.heightDots() / kDotsPerMm);
    QByteArray content;
    QBuffer buffer(&content);
    if (!buffer.open(QIODevice::WriteOnly)) return Error{ErrorCode::DeviceIo, "no buffer"};
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfDpi);
    writer.setPageSize(QPageSize(pageMm, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(QStringLiteral("Receipt"));
    QPainter painter;
    if (!painter.begin(&writer)) return Error{ErrorCode::DeviceIo, "the page could not be begun"};
    const double unitsPerDot = kPdfDpi / 25.4 / kDotsPerMm;
    painter.translate(kSideMarginMm * kPdfDpi / 25.4, 0);
    painter.scale(unitsPerDot, unitsPerDot);
    receiptPainter.paint(painter);
    painter.end();
    buffer.close();
    KAZASU_TRY_STATUS(addNumberedFile(m_folder, "pdf", content));
    return {};
}

}  // namespace kazasu

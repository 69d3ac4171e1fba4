#include "drivers/printer/png_printer.h"

#include "drivers/printer/numbered_folder.h"
#include "drivers/printer/receipt_image.h"

#include <QBuffer>

namespace kazasu {

Status PngPrinter::print(const Receipt& receipt) {
    KAZASU_TRY(const QImage image, receiptImageOf(receipt, m_writer));
    QByteArray content;
    QBuffer buffer(&content);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return Error{ErrorCode::DeviceIo, "the picture could not be encoded"};
    KAZASU_TRY_STATUS(addNumberedFile(m_folder, "png", content));
    return {};
}

}  // namespace kazasu

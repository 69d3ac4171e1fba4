#include "drivers/scanner/image_scanner.h"

#include "drivers/scanner/image_file.h"

namespace kazasu {

Status ImageScanner::open() {
    KAZASU_TRY(const auto symbols, readImageFile(QString::fromStdString(m_path), m_reader));
    for (const auto& symbol : symbols) enqueue(scanEventOf(symbol));
    return {};
}

}  // namespace kazasu

#include "drivers/scanner/clipboard_scanner.h"

#include "drivers/scanner/image_file.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace kazasu {

ClipboardScanner::ClipboardScanner(Clock& clock, const BarcodeReader& reader, QObject* parent)
    : Scanner(parent), m_clock(clock), m_reader(reader) {}

Status ClipboardScanner::open() {
    close();
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr)
        return Error{ErrorCode::DeviceNotFound, "clipboard: this program has no display"};
    limitImageMemory();
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardScanner::look);
    return {};
}

void ClipboardScanner::close() {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr)
        disconnect(QGuiApplication::clipboard(), nullptr, this, nullptr);
    m_newest.clear();
    clearInput();
}

void ClipboardScanner::look() {
    const QClipboard* const clipboard = QGuiApplication::clipboard();
    const QMimeData* const content = clipboard->mimeData();
    // Copied text is somebody's business elsewhere; only a picture is meant for the scanner.
    if (content == nullptr || !content->hasImage()) return;
    const auto symbols = readImage(clipboard->image(), "clipboard", m_reader);
    if (!symbols) {
        Q_EMIT faulted(symbols.error());
        return;
    }
    std::vector<std::string> labels;
    for (const auto& symbol : *symbols) labels.push_back(scanEventOf(symbol).scanData);
    if (isSameCopy(std::move(labels))) return;
    for (const auto& symbol : *symbols) enqueue(scanEventOf(symbol));
}

bool ClipboardScanner::isSameCopy(std::vector<std::string> labels) {
    const Milliseconds now = m_clock.monotonic();
    const bool isSame = labels == m_newest && now - m_newestAt < kOneCopy;
    m_newest = std::move(labels);
    m_newestAt = now;
    return isSame;
}

}  // namespace kazasu

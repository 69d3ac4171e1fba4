#include "drivers/scanner/folder_scanner.h"

#include "drivers/scanner/image_file.h"

#include <QDir>

#include <algorithm>

namespace kazasu {

FolderScanner::FolderScanner(const std::string& folder, Clock& clock, const BarcodeReader& reader,
                             QObject* parent)
    : Scanner(parent), m_folder(QString::fromStdString(folder)), m_clock(clock), m_reader(reader) {
    m_timer.setInterval(kRescanMs);
    connect(&m_timer, &QTimer::timeout, this, &FolderScanner::rescan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderScanner::scheduleRescan);
}

Status FolderScanner::open() {
    close();
    m_timer.start();
    m_isPresent = QFileInfo(m_folder).isDir();
    if (!m_isPresent) return Error{ErrorCode::DeviceNotFound, m_folder.toStdString()};
    m_watcher.addPath(m_folder);
    scheduleRescan();
    return {};
}

void FolderScanner::close() {
    m_timer.stop();
    if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
    clearInput();
}

void FolderScanner::scheduleRescan() {
    if (m_isRescanScheduled || !m_timer.isActive()) return;
    m_isRescanScheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isRescanScheduled = false;
            if (m_timer.isActive()) rescan();
        },
        Qt::QueuedConnection);
}

void FolderScanner::rescan() {
    const QDir folder(m_folder);
    const bool isPresent = folder.exists();
    if (isPresent != m_isPresent) {
        m_isPresent = isPresent;
        Q_EMIT readyChanged(isPresent);
        if (!isPresent) Q_EMIT faulted(Error{ErrorCode::DeviceDisconnected, m_folder.toStdString()});
    }
    if (!isPresent) {
        m_taken.clear();
        m_unfinished.clear();
        return;
    }
    if (m_watcher.directories().isEmpty()) m_watcher.addPath(m_folder);
    const QFileInfoList files =
        folder.entryInfoList({QStringLiteral("*.png"), QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
    std::erase_if(m_taken, [&folder](const QString& name) { return !folder.exists(name); });
    std::erase_if(m_unfinished, [&folder](const auto& entry) { return !folder.exists(entry.first); });
    const auto next = std::find_if(files.begin(), files.end(), [this](const QFileInfo& file) {
        return m_taken.count(file.fileName()) == 0 && !isLookedAtJustNow(file);
    });
    // One picture a turn of the event loop, and none while earlier scans wait: nothing is dropped, nothing
    // stalls.
    if (next == files.end() || dataCount() > 0 || m_taken.size() >= static_cast<std::size_t>(kMaxFiles))
        return;
    take(*next);
    scheduleRescan();
}

bool FolderScanner::isLookedAtJustNow(const QFileInfo& file) const {
    const auto seen = m_unfinished.find(file.fileName());
    constexpr Milliseconds kBetweenLooks{kRescanMs / 2};
    return seen != m_unfinished.end() && m_clock.monotonic() - seen->second.lookedAt < kBetweenLooks;
}

void FolderScanner::take(const QFileInfo& file) {
    const auto symbols = readImageFile(file.filePath(), m_reader);
    if (!symbols) {
        const auto seen = m_unfinished.find(file.fileName());
        const bool hasChanged = seen == m_unfinished.end() || seen->second.size != file.size() ||
                                seen->second.modified != file.lastModified();
        if (hasChanged) {
            m_unfinished.insert_or_assign(file.fileName(),
                                          Unfinished{file.size(), file.lastModified(), m_clock.monotonic()});
            return;
        }
    }
    m_unfinished.erase(file.fileName());
    m_taken.insert(file.fileName());
    if (!symbols) {
        Q_EMIT faulted(symbols.error());
        return;
    }
    for (const auto& symbol : *symbols) enqueue(scanEventOf(symbol));
}

}  // namespace kazasu

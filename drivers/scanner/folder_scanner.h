// A folder as a scanner: folder:DIR takes each *.png and *.jpg that appears there once, in the order of
// names. The files stay.
#pragma once

#include "core/time.h"
#include "drivers/scanner/scanner.h"

#include <QDateTime>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QTimer>

#include <map>
#include <set>

namespace kazasu {

class FolderScanner final : public Scanner {
    Q_OBJECT

public:
    /// A watcher may miss a change (network shares always do): the folder is read again this often anyway.
    static constexpr int kRescanMs = 500;
    static constexpr int kMaxFiles = 10'000;

    /// The clock and the reader must outlive the scanner.
    FolderScanner(const std::string& folder, Clock& clock, const BarcodeReader& reader,
                  QObject* parent = nullptr);

    Status open() override;
    void close() override;

protected:
    void onDelivered() override { scheduleRescan(); }

private:
    struct Unfinished {
        qint64 size;
        QDateTime modified;
        Milliseconds lookedAt;
    };

    void scheduleRescan();
    void rescan();
    void take(const QFileInfo& file);
    /// A file without a code may still be written, even one that looks whole: it faults only when it has not
    /// changed since the last look.
    [[nodiscard]] bool isLookedAtJustNow(const QFileInfo& file) const;

    QString m_folder;
    Clock& m_clock;
    const BarcodeReader& m_reader;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    std::set<QString> m_taken;
    std::map<QString, Unfinished> m_unfinished;
    bool m_isRescanScheduled = false;
    bool m_isPresent = true;
};

}  // namespace kazasu

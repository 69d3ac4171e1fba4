// Scanners by their URIs, and a log of what they say.
#pragma once

#include "drivers/barcode/zxing_codec.h"
#include "drivers/scanner/scanner_factory.h"
#include "tests/support/manual_clock.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace kazasu::test {

/// Collects what a scanner says; arms it again after each event unless told otherwise.
struct ScanLog {
    explicit ScanLog(Scanner& scanner, bool armsAgain = true) {
        QObject::connect(&scanner, &Scanner::scanned, &context,
                         [this, &scanner, armsAgain](const ScanEvent& event) {
                             labels.push_back(event.scanDataLabel);
                             if (armsAgain) scanner.setDataEventEnabled(true);
                         });
        QObject::connect(&scanner, &Scanner::faulted, &context,
                         [this](const Error& error) { faults.push_back(error.code); });
        scanner.setDataEventEnabled(true);
    }
    [[nodiscard]] bool hasFault(ErrorCode code) const {
        return std::find(faults.begin(), faults.end(), code) != faults.end();
    }

    std::vector<std::string> labels;
    std::vector<ErrorCode> faults;
    QObject context;
};

using Labels = std::vector<std::string>;

/// Whatever this thread's event loop has to do now, and what follows from it.
inline void turnEventLoop() {
    constexpr int kTurns = 20;
    for (int turn = 0; turn < kTurns; ++turn) QCoreApplication::processEvents();
}

class ScannerBench : public QObject {
protected:
    void openFolder() { m_folder.reset(new QTemporaryDir); }
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<Scanner> scannerOf(const QString& uri) {
        auto scanner = makeScanner(DeviceUri::parse(uri.toStdString()).value(), m_clock, m_reader);
        KAZASU_CHECK(scanner.isOk());
        return std::move(*scanner);
    }

    QScopedPointer<QTemporaryDir> m_folder;
    ManualClock m_clock;
    ZxingReader m_reader;
};

}  // namespace kazasu::test

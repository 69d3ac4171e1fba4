#include "drivers/scanner/scanner_set.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(scannerSetLog, "kazasu.drivers.scanner_set")

namespace kazasu {

Result<std::unique_ptr<ScannerSet>> ScannerSet::make(const std::vector<std::string>& uris, Clock& clock,
                                                     const BarcodeReader& reader) {
    std::unique_ptr<ScannerSet> set(new ScannerSet);
    for (const auto& text : uris) {
        KAZASU_TRY(const auto uri, DeviceUri::parse(text));
        KAZASU_TRY(auto scanner, makeScanner(uri, clock, reader));
        set->listenTo(*scanner);
        set->m_scanners.push_back(std::move(scanner));
    }
    return set;
}

void ScannerSet::listenTo(Scanner& scanner) {
    connect(&scanner, &Scanner::scanned, this, [this, &scanner](const ScanEvent& event) {
        if (!scanner.beepsItself()) Q_EMIT beepWanted();
        Q_EMIT scanned(event.scanData);
        scanner.setDataEventEnabled(true);
    });
    connect(&scanner, &Scanner::readyChanged, this,
            [this, &scanner](bool isReady) { setMissing(scanner, !isReady); });
    connect(&scanner, &Scanner::faulted, this, &ScannerSet::tell);
    connect(&scanner, &Scanner::previewed, this, &ScannerSet::previewed);
}

void ScannerSet::open() {
    for (const auto& scanner : m_scanners) {
        const Status opened = scanner->open();
        if (!opened) {
            setMissing(*scanner, true);
            tell(opened.error());
        }
        scanner->setDataEventEnabled(true);
    }
}

void ScannerSet::setMissing(const Scanner& scanner, bool isMissing) {
    const bool wasAnyMissing = !m_missing.empty();
    if (isMissing)
        m_missing.insert(&scanner);
    else
        m_missing.erase(&scanner);
    if (m_missing.empty() == wasAnyMissing) Q_EMIT missingChanged(!wasAnyMissing);
}

void ScannerSet::tell(const Error& error) {
    qCWarning(scannerSetLog, "%s", describe(error).c_str());
    Q_EMIT faulted(error);
}

}  // namespace kazasu

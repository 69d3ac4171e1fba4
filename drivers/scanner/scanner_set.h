// ScannerSet: all scanners of a till as one. What any of them reads is handed on, one label at a time for
// each; one that is missing or faulty does not hinder the others.
#pragma once

#include "drivers/scanner/scanner_factory.h"

#include <QObject>

#include <set>
#include <string>
#include <vector>

namespace kazasu {

class ScannerSet final : public QObject {
    Q_OBJECT

public:
    /// Not opened yet. The first URI that names no scanner is refused with DeviceUriInvalid. Clock and reader
    /// must outlive the set.
    static Result<std::unique_ptr<ScannerSet>> make(const std::vector<std::string>& uris, Clock& clock,
                                                    const BarcodeReader& reader);

    /// Begins to listen to all of them; connect before. Those that are not there are told and looked for.
    void open();

Q_SIGNALS:
    /// As it was sent. The scanner goes on with its next label when every receiver has returned.
    void scanned(const std::string& scanData);
    /// Also in the log already.
    void faulted(const kazasu::Error& error);
    /// true: at least one scanner is not there. false: all of them are there again.
    void missingChanged(bool isAnyMissing);
    /// A device that cannot beep has read something.
    void beepWanted();
    void previewed(const kazasu::ScanPreview& preview);

private:
    ScannerSet() = default;
    void listenTo(Scanner& scanner);
    void setMissing(const Scanner& scanner, bool isMissing);
    void tell(const Error& error);

    std::vector<std::unique_ptr<Scanner>> m_scanners;
    std::set<const Scanner*> m_missing;
};

}  // namespace kazasu

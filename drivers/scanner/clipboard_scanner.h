// The clipboard as a scanner, clipboard: in a URI. A picture that is copied is read at once, so a person can
// pay from a browser beside the till: copy a screenshot of the phone page.
#pragma once

#include "core/time.h"
#include "drivers/scanner/scanner.h"

namespace kazasu {

class ClipboardScanner final : public Scanner {
    Q_OBJECT

public:
    /// Some programs announce one copy several times; the same codes within this time are one scan.
    static constexpr Milliseconds kOneCopy{500};

    /// Clock and reader must outlive the scanner.
    ClipboardScanner(Clock& clock, const BarcodeReader& reader, QObject* parent = nullptr);

    /// DeviceNotFound in a program without a clipboard. What was copied earlier is not read.
    Status open() override;
    void close() override;

private:
    void look();
    [[nodiscard]] bool isSameCopy(std::vector<std::string> labels);

    Clock& m_clock;
    const BarcodeReader& m_reader;
    std::vector<std::string> m_newest;
    Milliseconds m_newestAt{0};
};

}  // namespace kazasu

// A USB scanner in the HID point-of-sale class, hid:/dev/hidrawN, or hid: for the first there is. Unlike one
// that types, it can press no key: what it reads is data and nothing else.
#pragma once

#include "drivers/scanner/hid/hid_labels.h"
#include "drivers/scanner/hid/hid_node.h"
#include "drivers/scanner/scanner.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace kazasu {

class HidScanner final : public Scanner {
    Q_OBJECT

public:
    static constexpr int kReopenMs = 400;

    /// `openNode` finds and opens the device, again after each time it was lost. The clock must outlive the
    /// scanner.
    HidScanner(OpenHidNode openNode, Clock& clock, QObject* parent = nullptr);

    /// What openNode or HidLayout::parse say; it is looked for until close().
    Status open() override;
    void close() override;

private:
    struct Opened;

    Status openDevice();
    void onReadable();
    void lose();
    void reportDropped();

    OpenHidNode m_openNode;
    Clock& m_clock;
    QTimer m_reopenTimer;
    std::shared_ptr<Opened> m_opened;
    std::size_t m_reportedDropped = 0;
};

}  // namespace kazasu

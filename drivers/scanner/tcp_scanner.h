// A scanner on the network, tcp:HOST:PORT: it listens, and sends each label with a line end or between STX
// and ETX.
#pragma once

#include "drivers/device_uri.h"
#include "drivers/scanner/scan_frame.h"
#include "drivers/scanner/scanner.h"

#include <QTcpSocket>
#include <QTimer>

namespace kazasu {

class TcpScanner final : public Scanner {
    Q_OBJECT

public:
    static constexpr int kConnectMs = 3'000;  // how long one try may take
    static constexpr int kReopenMs = 1'000;   // between two tries
    static constexpr std::uint16_t kUsualPort = 9004;

    /// The clock must outlive the scanner.
    TcpScanner(HostAndPort address, FrameEnd frameEnd, Clock& clock, QObject* parent = nullptr);

    /// Says nothing of whether the scanner is there: readyChanged does.
    Status open() override;
    void close() override;

private:
    void connectAnew();
    void onWaited();
    void askWhetherItIsThere();
    void tellMissing();
    void onConnected();
    void onReadable();
    void onGone();
    void deliver(const std::vector<Bytes>& frames);

    HostAndPort m_address;
    Clock& m_clock;
    ScanFrameParser m_parser;
    QTcpSocket m_socket;
    QTimer m_tryTimer;
    QTimer m_silenceTimer;
    std::size_t m_reportedDropped = 0;
    bool m_isOpen = false;
    bool m_isMissingTold = false;
};

}  // namespace kazasu

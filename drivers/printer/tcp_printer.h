// ESC/POS over TCP: escpos+tcp:HOST:9100. Connect, status and write have deadlines; with status=ask the
// printer must say that it is ready before, and that it took everything after.
#pragma once

#include "core/receipt/receipt_sink.h"
#include "drivers/device_uri.h"
#include "drivers/printer/escpos_encoder.h"

class QTcpSocket;

namespace kazasu {

struct TcpPrinterSettings {
    static constexpr std::uint16_t kDefaultPort = 9100;
    static constexpr int kDefaultDeadlineMs = 5000;

    HostAndPort peer;
    int deadlineMs = kDefaultDeadlineMs;  // for each of connecting, asking, writing
    bool asksStatus = false;
    EscPosOptions escPos;
};

class TcpPrinter final : public ReceiptSink {
public:
    explicit TcpPrinter(TcpPrinterSettings settings) : m_settings(std::move(settings)) {}

    /// DeviceNotFound (nobody listens), PrinterNotReady (refuses by status, or takes nothing in time),
    /// DeviceDisconnected.
    [[nodiscard]] Status print(const Receipt& receipt) override;
    [[nodiscard]] bool hasDrawer() const override { return m_settings.escPos.drawerPin.has_value(); }
    [[nodiscard]] Status openDrawer() override;

private:
    [[nodiscard]] Status send(ByteView bytes) const;
    [[nodiscard]] Status connectTo(QTcpSocket& socket) const;
    [[nodiscard]] Status askStatus(QTcpSocket& socket) const;
    [[nodiscard]] Status writeAll(QTcpSocket& socket, ByteView bytes) const;
    [[nodiscard]] Status awaitTaken(QTcpSocket& socket) const;
    [[nodiscard]] Result<Bytes> answerOf(QTcpSocket& socket, std::size_t count) const;

    TcpPrinterSettings m_settings;
};

}  // namespace kazasu

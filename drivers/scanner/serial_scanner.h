// A scanner on a serial line (or USB CDC): serial:/dev/ttyUSB0?baud=9600&parity=none. A lost line is closed
// at once and looked for every 500 ms by its path.
#pragma once

#include "core/time.h"
#include "drivers/device_uri.h"
#include "drivers/scanner/scan_frame.h"
#include "drivers/scanner/scanner.h"

#include <QSerialPort>
#include <QTimer>

namespace kazasu {

struct SerialSettings {
    std::string path;
    int baud = 9600;
    QSerialPort::DataBits dataBits = QSerialPort::Data8;
    QSerialPort::Parity parity = QSerialPort::NoParity;
    QSerialPort::StopBits stopBits = QSerialPort::OneStop;
    QSerialPort::FlowControl flowControl = QSerialPort::NoFlowControl;
    FrameEnd frameEnd = FrameEnd::Suffix;

    /// Options: baud, bits (7, 8), parity (none, even, odd), stop (1, 2), flow (none, hardware, software),
    /// end (suffix, silence).
    static Result<SerialSettings> from(const DeviceUri& uri);
};

/// The option "end" of scanners that send bytes: suffix (the default) or silence.
Result<FrameEnd> frameEndFrom(const DeviceUri& uri);

class SerialScanner final : public Scanner {
    Q_OBJECT

public:
    static constexpr int kReopenMs = 500;

    /// The clock must outlive the scanner.
    SerialScanner(SerialSettings settings, Clock& clock, QObject* parent = nullptr);

    Status open() override;
    void close() override;

private:
    Status openPort();
    void onReadable();
    void onError(QSerialPort::SerialPortError error);
    void onReopenTimer();
    void onSilence();
    void deliverFrames(const std::vector<Bytes>& frames);
    void reportDropped();

    SerialSettings m_settings;
    Clock& m_clock;
    QSerialPort m_port;
    QTimer m_reopenTimer;
    QTimer m_silenceTimer;
    ScanFrameParser m_parser;
    std::size_t m_reportedDropped = 0;
};

}  // namespace kazasu

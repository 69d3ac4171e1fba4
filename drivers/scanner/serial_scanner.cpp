#include "drivers/scanner/serial_scanner.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>

Q_LOGGING_CATEGORY(serialScannerLog, "kazasu.drivers.serial_scanner")

namespace kazasu {
namespace {

template <class Value, std::size_t kCount>
Result<Value> oneOf(const DeviceUri& uri, std::string_view key,
                    const std::array<std::pair<std::string_view, Value>, kCount>& choices) {
    const std::string chosen = uri.optionOr(key, choices.front().first);
    for (const auto& [name, value] : choices) {
        if (name == chosen) return value;
    }
    std::string names;
    for (const auto& [name, value] : choices) names.append(names.empty() ? "" : ", ").append(name);
    return Error{ErrorCode::DeviceUriInvalid, std::string(key) + ": one of " + names};
}

template <class Value>
using Choice = std::pair<std::string_view, Value>;

Error errorOf(QSerialPort::SerialPortError error, const std::string& path) {
    switch (error) {
        case QSerialPort::DeviceNotFoundError:
            return {ErrorCode::DeviceNotFound, path};
        case QSerialPort::PermissionError:
            return {ErrorCode::DevicePermission, path};
        case QSerialPort::UnsupportedOperationError:
            return {ErrorCode::DeviceIo, path + ": setting not supported"};
        default:
            return {ErrorCode::DeviceIo, path};
    }
}

}  // namespace

Result<FrameEnd> frameEndFrom(const DeviceUri& uri) {
    return oneOf(uri, "end",
                 std::array{Choice<FrameEnd>{"suffix", FrameEnd::Suffix},
                            Choice<FrameEnd>{"silence", FrameEnd::Silence}});
}

Result<SerialSettings> SerialSettings::from(const DeviceUri& uri) {
    KAZASU_TRY_STATUS(uri.allowOnly({"baud", "bits", "parity", "stop", "flow", "end"}));
    SerialSettings settings;
    KAZASU_TRY(settings.path, uri.name());
    KAZASU_TRY(settings.baud, uri.numberOr("baud", 9600, 300, 4'000'000));
    KAZASU_TRY(settings.dataBits, oneOf(uri, "bits",
                                        std::array{Choice<QSerialPort::DataBits>{"8", QSerialPort::Data8},
                                                   Choice<QSerialPort::DataBits>{"7", QSerialPort::Data7}}));
    KAZASU_TRY(settings.parity,
               oneOf(uri, "parity",
                     std::array{Choice<QSerialPort::Parity>{"none", QSerialPort::NoParity},
                                Choice<QSerialPort::Parity>{"even", QSerialPort::EvenParity},
                                Choice<QSerialPort::Parity>{"odd", QSerialPort::OddParity}}));
    KAZASU_TRY(settings.stopBits,
               oneOf(uri, "stop",
                     std::array{Choice<QSerialPort::StopBits>{"1", QSerialPort::OneStop},
                                Choice<QSerialPort::StopBits>{"2", QSerialPort::TwoStop}}));
    KAZASU_TRY(settings.flowControl,
               oneOf(uri, "flow",
                     std::array{Choice<QSerialPort::FlowControl>{"none", QSerialPort::NoFlowControl},
                                Choice<QSerialPort::FlowControl>{"hardware", QSerialPort::HardwareControl},
                                Choice<QSerialPort::FlowControl>{"software", QSerialPort::SoftwareControl}}));
    KAZASU_TRY(settings.frameEnd, frameEndFrom(uri));
    return settings;
}

SerialScanner::SerialScanner(SerialSettings settings, Clock& clock, QObject* parent)
    : Scanner(parent), m_settings(std::move(settings)), m_clock(clock), m_parser(m_settings.frameEnd) {
    m_reopenTimer.setInterval(kReopenMs);
    m_silenceTimer.setSingleShot(true);
    connect(&m_reopenTimer, &QTimer::timeout, this, &SerialScanner::onReopenTimer);
    connect(&m_silenceTimer, &QTimer::timeout, this, &SerialScanner::onSilence);
    connect(&m_port, &QSerialPort::readyRead, this, &SerialScanner::onReadable);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialScanner::onError);
}

Status SerialScanner::open() {
    close();
    Status opened = openPort();
    if (!opened) m_reopenTimer.start();
    return opened;
}

void SerialScanner::close() {
    m_reopenTimer.stop();
    m_silenceTimer.stop();
    m_parser.reset();
    if (m_port.isOpen()) m_port.close();
}

Status SerialScanner::openPort() {
    m_port.setPortName(QString::fromStdString(m_settings.path));
    m_port.setBaudRate(m_settings.baud);
    m_port.setDataBits(m_settings.dataBits);
    m_port.setParity(m_settings.parity);
    m_port.setStopBits(m_settings.stopBits);
    m_port.setFlowControl(m_settings.flowControl);
    m_port.setReadBufferSize(65536);
    if (!m_port.open(QIODevice::ReadWrite)) return errorOf(m_port.error(), m_settings.path);
    m_parser.reset();
    Q_EMIT readyChanged(true);
    return {};
}

void SerialScanner::onReadable() {
    const QByteArray received = m_port.readAll();
    deliverFrames(m_parser.feed({reinterpret_cast<const std::uint8_t*>(received.constData()),
                                 static_cast<std::size_t>(received.size())},
                                m_clock.monotonic()));
}

void SerialScanner::onSilence() { deliverFrames(m_parser.tick(m_clock.monotonic())); }

void SerialScanner::deliverFrames(const std::vector<Bytes>& frames) {
    for (const auto& frame : frames) enqueue(scanEventOfFrame(frame));
    reportDropped();
    const auto deadline = m_parser.nextDeadline();
    if (!deadline) return m_silenceTimer.stop();
    m_silenceTimer.start(std::max(Milliseconds{1}, *deadline - m_clock.monotonic()));
}

void SerialScanner::reportDropped() {
    const std::size_t dropped = m_parser.overlongFrames() + m_parser.abandonedFrames();
    if (dropped == m_reportedDropped) return;
    m_reportedDropped = dropped;
    qCWarning(serialScannerLog, "%s: %zu overlong and %zu unfinished labels dropped so far",
              m_settings.path.c_str(), m_parser.overlongFrames(), m_parser.abandonedFrames());
    Q_EMIT faulted(
        Error{m_parser.overlongFrames() > 0 ? ErrorCode::DeviceFrameTooLong : ErrorCode::DeviceFrameInvalid,
              m_settings.path});
}

void SerialScanner::onError(QSerialPort::SerialPortError error) {
    // Qt 6.4 reports a pulled plug as ReadError, again and again without end, and stays open: the port is
    // closed at the first of either. Other errors (a pty has no modem lines) harm nothing.
    const bool isLost = error == QSerialPort::ReadError || error == QSerialPort::ResourceError;
    if (!isLost || !m_port.isOpen()) return;
    m_port.close();
    m_silenceTimer.stop();
    m_parser.reset();
    m_reopenTimer.start();
    Q_EMIT readyChanged(false);
    Q_EMIT faulted(Error{ErrorCode::DeviceDisconnected, m_settings.path});
}

void SerialScanner::onReopenTimer() {
    if (openPort()) m_reopenTimer.stop();
}

}  // namespace kazasu

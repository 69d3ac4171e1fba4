#include "drivers/scanner/tcp_scanner.h"

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace kazasu {

TcpScanner::TcpScanner(HostAndPort address, FrameEnd frameEnd, Clock& clock, QObject* parent)
    : Scanner(parent), m_address(std::move(address)), m_clock(clock), m_parser(frameEnd) {
    m_tryTimer.setSingleShot(true);
    m_silenceTimer.setSingleShot(true);
    connect(&m_tryTimer, &QTimer::timeout, this, &TcpScanner::onWaited);
    connect(&m_silenceTimer, &QTimer::timeout, this, [this] { deliver(m_parser.tick(m_clock.monotonic())); });
    connect(&m_socket, &QTcpSocket::connected, this, &TcpScanner::onConnected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpScanner::onReadable);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &TcpScanner::onGone);
}

Status TcpScanner::open() {
    close();
    m_isOpen = true;
    m_isMissingTold = false;
    connectAnew();
    return {};
}

void TcpScanner::close() {
    m_isOpen = false;
    m_tryTimer.stop();
    m_silenceTimer.stop();
    m_socket.abort();
    m_parser.reset();
}

void TcpScanner::connectAnew() {
    m_socket.abort();
    m_socket.connectToHost(QString::fromStdString(m_address.host), m_address.port);
    m_tryTimer.start(kConnectMs);
}

/// A host that is switched off answers nothing, not even that it refuses.
void TcpScanner::onWaited() {
    tellMissing();
    connectAnew();
}

void TcpScanner::onConnected() {
    m_tryTimer.stop();
    askWhetherItIsThere();
    m_parser.reset();
    m_isMissingTold = false;
    Q_EMIT readyChanged(true);
}

void TcpScanner::onReadable() {
    const QByteArray received = m_socket.readAll();
    deliver(m_parser.feed({reinterpret_cast<const std::uint8_t*>(received.constData()),
                           static_cast<std::size_t>(received.size())},
                          m_clock.monotonic()));
}

/// A scanner that loses its power says nothing: the system asks whether it is still there, and gives up half
/// a minute after the last sign of life. By itself it would ask after two hours.
void TcpScanner::askWhetherItIsThere() {
    const int socket = static_cast<int>(m_socket.socketDescriptor());
    constexpr int kIdleSeconds = 15, kPauseSeconds = 5, kQuestions = 3;
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &kIdleSeconds, sizeof kIdleSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &kPauseSeconds, sizeof kPauseSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &kQuestions, sizeof kQuestions);
}

/// Refused, unreachable, closed by the other side: tried again, told once.
void TcpScanner::onGone() {
    if (!m_isOpen) return;
    m_silenceTimer.stop();
    m_parser.reset();
    m_tryTimer.start(kReopenMs);
    tellMissing();
}

void TcpScanner::tellMissing() {
    if (std::exchange(m_isMissingTold, true)) return;
    Q_EMIT readyChanged(false);
    Q_EMIT faulted(
        Error{ErrorCode::DeviceDisconnected, m_address.host + ":" + std::to_string(m_address.port)});
}

void TcpScanner::deliver(const std::vector<Bytes>& frames) {
    for (const auto& frame : frames) enqueue(scanEventOfFrame(frame));
    const std::size_t dropped = m_parser.overlongFrames() + m_parser.abandonedFrames();
    if (std::exchange(m_reportedDropped, dropped) != dropped)
        Q_EMIT faulted(Error{
            m_parser.overlongFrames() > 0 ? ErrorCode::DeviceFrameTooLong : ErrorCode::DeviceFrameInvalid,
            m_address.host});
    const auto deadline = m_parser.nextDeadline();
    if (!deadline) return m_silenceTimer.stop();
    m_silenceTimer.start(std::max(Milliseconds{1}, *deadline - m_clock.monotonic()));
}

}  // namespace kazasu

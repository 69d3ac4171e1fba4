#include "drivers/printer/tcp_printer.h"

#include "drivers/printer/escpos_status.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace kazasu {
namespace {

Error socketError(const QTcpSocket& socket, ErrorCode code) {
    return {code, socket.errorString().toStdString()};
}

int remainingMs(const QDeadlineTimer& deadline) { return static_cast<int>(deadline.remainingTime()); }

}  // namespace

Status TcpPrinter::print(const Receipt& receipt) {
    KAZASU_TRY(const Bytes bytes, encodeEscPos(receipt, m_settings.escPos));
    return send(bytes);
}

Status TcpPrinter::openDrawer() {
    if (!hasDrawer()) return ReceiptSink::openDrawer();
    return send(escPosDrawerKick(*m_settings.escPos.drawerPin));
}

Status TcpPrinter::send(ByteView bytes) const {
    QTcpSocket socket;
    KAZASU_TRY_STATUS(connectTo(socket));
    if (m_settings.asksStatus) KAZASU_TRY_STATUS(askStatus(socket));
    KAZASU_TRY_STATUS(writeAll(socket, bytes));
    if (m_settings.asksStatus) KAZASU_TRY_STATUS(awaitTaken(socket));
    socket.disconnectFromHost();
    const bool isClosed = socket.state() == QAbstractSocket::UnconnectedState;
    // What the kernel has taken is still on its way; the peer's own closing shows that it arrived, but a
    // printer need not close, so this waits briefly and demands nothing.
    if (!isClosed) socket.waitForDisconnected(m_settings.deadlineMs);
    return {};
}

Status TcpPrinter::connectTo(QTcpSocket& socket) const {
    socket.connectToHost(QString::fromStdString(m_settings.peer.host), m_settings.peer.port);
    if (socket.waitForConnected(m_settings.deadlineMs)) return {};
    const bool isTimeout = socket.error() == QAbstractSocket::SocketTimeoutError;
    return socketError(socket, isTimeout ? ErrorCode::PrinterNotReady : ErrorCode::DeviceNotFound);
}

Status TcpPrinter::askStatus(QTcpSocket& socket) const {
    KAZASU_TRY_STATUS(writeAll(socket, escPosStatusRequest()));
    KAZASU_TRY(const Bytes answer, answerOf(socket, 2));
    return checkEscPosStatus(answer[0], answer[1]);
}

Status TcpPrinter::awaitTaken(QTcpSocket& socket) const {
    // GS r 1 is answered in its turn, after everything before it was printed.
    const Bytes request{0x1D, 'r', 1};
    KAZASU_TRY_STATUS(writeAll(socket, request));
    KAZASU_TRY(const Bytes answer, answerOf(socket, 1));
    constexpr unsigned kFixedBits = 0x90;
    constexpr unsigned kPaperEnd = 0x0C;
    if ((answer[0] & kFixedBits) != 0) return Error{ErrorCode::DeviceIo, "not a printer's status"};
    if ((answer[0] & kPaperEnd) != 0) return Error{ErrorCode::PrinterNotReady, "paper end while printing"};
    return {};
}

Status TcpPrinter::writeAll(QTcpSocket& socket, ByteView bytes) const {
    const QDeadlineTimer deadline(m_settings.deadlineMs);
    const auto size = static_cast<qint64>(bytes.size());
    if (socket.write(reinterpret_cast<const char*>(bytes.data()), size) != size)
        return socketError(socket, ErrorCode::DeviceDisconnected);
    while (socket.bytesToWrite() > 0) {
        if (socket.waitForBytesWritten(remainingMs(deadline))) continue;
        const bool isTimeout = socket.error() == QAbstractSocket::SocketTimeoutError;
        const Error failure =
            socketError(socket, isTimeout ? ErrorCode::PrinterNotReady : ErrorCode::DeviceDisconnected);
        socket.abort();
        return failure;
    }
    return {};
}

Result<Bytes> TcpPrinter::answerOf(QTcpSocket& socket, std::size_t count) const {
    const QDeadlineTimer deadline(m_settings.deadlineMs);
    while (socket.bytesAvailable() < static_cast<qint64>(count)) {
        if (socket.waitForReadyRead(remainingMs(deadline))) continue;
        const bool isTimeout = socket.error() == QAbstractSocket::SocketTimeoutError;
        return socketError(socket, isTimeout ? ErrorCode::PrinterNotReady : ErrorCode::DeviceDisconnected);
    }
    const QByteArray answer = socket.read(static_cast<qint64>(count));
    return Bytes(answer.begin(), answer.end());
}

}  // namespace kazasu

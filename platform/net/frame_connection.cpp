#include "platform/net/frame_connection.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

namespace kazasu {

FrameConnection::FrameConnection(boost::asio::ip::tcp::socket socket, FrameLimits limits)
    : m_socket(std::move(socket)),
      m_readDeadline(m_socket.get_executor()),
      m_writeDeadline(m_socket.get_executor()),
      m_limits(limits) {
    boost::system::error_code ignored;  // an option that is refused costs speed, nothing else
    m_socket.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
}

void FrameConnection::start(OnFrame onFrame, OnClosed onClosed) {
    m_onFrame = std::move(onFrame);
    m_onClosed = std::move(onClosed);
    watchReading();
    read();
}

Status FrameConnection::send(ByteView payload) {
    if (!m_isOpen) return Error{ErrorCode::NetworkClosed, "the connection is closed"};
    KAZASU_TRY(Bytes frame, iso8583::encodeFrame(payload));
    if (m_outgoingBytes + frame.size() > m_limits.maxOutgoingBytes) {
        const Error tooSlow{ErrorCode::NetworkClosed, "the peer does not read what is sent to it"};
        close(tooSlow);
        return tooSlow;
    }
    m_outgoingBytes += frame.size();
    m_outgoing.push_back(std::move(frame));
    if (!m_isWriting) write();
    return {};
}

void FrameConnection::close(const Error& reason) {
    if (!m_isOpen) return;
    const OnClosed onClosed = std::move(m_onClosed);
    abandon();
    if (onClosed) onClosed(reason);
}

void FrameConnection::abandon() {
    m_isOpen = false;
    m_readDeadline.cancel();
    m_writeDeadline.cancel();
    boost::system::error_code ignored;  // it is closed either way
    m_socket.close(ignored);
    m_onClosed = nullptr;
}

void FrameConnection::read() {
    m_socket.async_read_some(
        boost::asio::buffer(m_incoming),
        [self = shared_from_this()](const boost::system::error_code& error, std::size_t size) {
            if (!self->m_isOpen) return;
            if (error) return self->close({ErrorCode::NetworkClosed, error.message()});
            self->received(size);
        });
}

void FrameConnection::received(std::size_t size) {
    bool isFrameEnded = false;
    const auto status = m_reader.feed(ByteView{m_incoming}.first(size), [&](Bytes payload) {
        isFrameEnded = true;
        if (m_isOpen && !payload.empty()) m_onFrame(std::move(payload));
    });
    if (!m_isOpen) return;
    if (!status) return close(status.error());
    // A frame's deadline starts with its first byte; more bytes of the same frame do not move it.
    if (isFrameEnded || !m_wasInsideFrame) watchReading();
    read();
}

void FrameConnection::watchReading() {
    m_wasInsideFrame = m_reader.isInsideFrame();
    m_readDeadline.expires_after(m_wasInsideFrame ? m_limits.frame : m_limits.idle);
    m_readDeadline.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (error || !self->m_isOpen) return;
        // Re-armed meanwhile: this expiry was already on its way when the deadline moved.
        if (self->m_readDeadline.expiry() > std::chrono::steady_clock::now()) return;
        self->close({ErrorCode::NetworkClosed,
                     self->m_wasInsideFrame ? "half a frame, then silence" : "idle for too long"});
    });
}

void FrameConnection::write() {
    m_isWriting = true;
    m_writeDeadline.expires_after(m_limits.frame);
    m_writeDeadline.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (error || !self->m_isWriting) return;
        if (self->m_writeDeadline.expiry() > std::chrono::steady_clock::now()) return;
        self->close({ErrorCode::NetworkClosed, "the peer does not read what is sent to it"});
    });
    boost::asio::async_write(
        m_socket, boost::asio::buffer(m_outgoing.front()),
        [self = shared_from_this()](const boost::system::error_code& error, std::size_t size) {
            self->m_isWriting = false;
            self->m_writeDeadline.cancel();
            if (!self->m_isOpen) return;
            if (error) return self->close({ErrorCode::NetworkClosed, error.message()});
            self->m_outgoingBytes -= size;
            self->m_outgoing.pop_front();
            if (!self->m_outgoing.empty()) self->write();
        });
}

}  // namespace kazasu

// FrameConnection: one open TCP connection that carries frames (core/iso8583/frame.h), with bounded buffers
// and deadlines. Shared by FrameServer and FrameClient; lives on the I/O thread only.
#pragma once

#include "core/iso8583/frame.h"
#include "core/time.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace kazasu {

struct FrameLimits {
    Milliseconds idle{180'000};             // between the end of one frame and the end of the next
    Milliseconds frame{10'000};             // from a frame's first byte to its last, and for a write
    std::size_t maxOutgoingBytes = 262144;  // waiting to be written; a peer that reads slower is cut off
};

class FrameConnection : public std::enable_shared_from_this<FrameConnection> {
public:
    using OnFrame = std::function<void(Bytes)>;
    using OnClosed = std::function<void(const Error&)>;

    FrameConnection(boost::asio::ip::tcp::socket socket, FrameLimits limits);
    /// From now on calls onFrame for each frame but keep-alives, and onClosed once at the end.
    void start(OnFrame onFrame, OnClosed onClosed);
    /// NetworkClosed when it is over, NetworkFrameTooLong for an oversized payload, NetworkClosed (and the
    /// end of the connection) when the peer does not keep up.
    Status send(ByteView payload);
    void close(const Error& reason);
    /// Closes without a word to anybody.
    void abandon();

private:
    void read();
    void received(std::size_t size);
    void write();
    void watchReading();

    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_readDeadline;
    boost::asio::steady_timer m_writeDeadline;
    FrameLimits m_limits;
    OnFrame m_onFrame;
    OnClosed m_onClosed;
    iso8583::FrameReader m_reader;
    std::array<std::uint8_t, 4096> m_incoming{};
    std::deque<Bytes> m_outgoing;
    std::size_t m_outgoingBytes = 0;
    bool m_isWriting = false;
    bool m_isOpen = true;
    bool m_wasInsideFrame = false;
};

}  // namespace kazasu

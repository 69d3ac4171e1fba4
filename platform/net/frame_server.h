// FrameServer: listens on TCP and hands each frame to a handler, which may answer at once or later.
// Connections are limited in number, idleness, the time a frame may take, and what may wait to be written to
// them.
#pragma once

#include "core/bytes.h"
#include "core/time.h"
#include "platform/net/io_thread.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kazasu {

class FrameConnection;

/// Where an answer to one frame goes. Copyable; usable from any thread; silent when the connection is gone.
class FrameReply {
public:
    FrameReply(IoThread& io, std::weak_ptr<FrameConnection> connection);
    void send(Bytes payload) const;
    /// Ends the connection: what came over it makes no sense.
    void close(std::string reason) const;

private:
    IoThread* m_io;
    std::weak_ptr<FrameConnection> m_connection;
};

struct FrameServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one, see port()
    std::size_t maxConnections = 64;
    Milliseconds idleLimit{180'000};
    Milliseconds frameDeadline{10'000};
    std::size_t maxOutgoingBytes = 262144;
};

class FrameServer {
public:
    /// Called on the I/O thread.
    using Handler = std::function<void(Bytes frame, const FrameReply& reply)>;

    /// NetworkConnectFailed when the address cannot be bound.
    static Result<std::unique_ptr<FrameServer>> listen(IoThread& io, const FrameServerOptions& options,
                                                       Handler handler);
    /// Closes every connection; the handler is not called any more.
    ~FrameServer();
    [[nodiscard]] std::uint16_t port() const;

private:
    struct Impl;
    FrameServer(IoThread& io, std::shared_ptr<Impl> impl);
    IoThread& m_io;
    std::shared_ptr<Impl> m_impl;
};

}  // namespace kazasu

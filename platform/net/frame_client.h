// FrameClient: keeps one TCP connection to a peer open, reconnecting with a capped, doubling pause. Lives on
// its I/O thread: everything but construction and destruction is called there, and so are its events.
#pragma once

#include "core/bytes.h"
#include "core/time.h"
#include "platform/net/io_thread.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kazasu {

struct FrameClientOptions {
    std::string host;
    std::uint16_t port = 0;
    Milliseconds connectDeadline{5'000};
    Milliseconds firstPause{200};  // before the second attempt; doubles from there
    Milliseconds longestPause{15'000};
    Milliseconds idleLimit{180'000};
    Milliseconds frameDeadline{10'000};
    std::size_t maxOutgoingBytes = 262144;
};

class FrameClient {
public:
    struct Events {
        std::function<void()> connecting;  // an attempt begins
        std::function<void()> connected;
        std::function<void(Bytes)> received;  // never a keep-alive
        std::function<void(const Error&)>
            disconnected;  // an attempt failed (NetworkConnectFailed) or the line fell
    };

    FrameClient(IoThread& io, FrameClientOptions options, Events events);
    /// Closes the line; no event comes any more.
    ~FrameClient();

    /// NetworkConnectFailed when there is no line: nothing was sent.
    Status send(ByteView payload);
    /// Gives this line up, and tries again after the pause.
    void drop(const Error& reason);

private:
    struct Impl;
    IoThread& m_io;
    std::shared_ptr<Impl> m_impl;
};

}  // namespace kazasu

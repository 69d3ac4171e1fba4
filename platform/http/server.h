// HttpServer: HTTP/1.1 over Boost.Beast with strict limits and a deadline for every request. Answers may be
// given later and from any thread; pipelined requests are answered in order; a malformed request gets 400 and
// is closed.
#pragma once

#include "core/result.h"
#include "core/time.h"
#include "platform/http/message.h"
#include "platform/http/tls_door.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace kazasu {

/// The promise of one answer. Sends at most once, from any thread; dropped unsent it answers 500.
class HttpReply {
public:
    /// Where the answer to one request goes: one connection of a server, or what stands for one.
    class Channel {
    public:
        virtual ~Channel() = default;
        /// Called at most once, on whatever thread gives the answer.
        virtual void answer(HttpResponse response) = 0;
    };
    explicit HttpReply(std::shared_ptr<Channel> channel);
    HttpReply(HttpReply&&) noexcept = default;
    HttpReply& operator=(HttpReply&& other) noexcept;
    ~HttpReply();

    void send(HttpResponse response);

private:
    std::shared_ptr<Channel> m_channel;
};

/// Called on the I/O thread: must not block. std::function wants copyable closures: put an HttpReply that has
/// to outlive the call into a std::shared_ptr.
using HttpHandler = std::function<void(HttpRequest, HttpReply)>;

struct HttpServerOptions {
    std::string address = "127.0.0.1";                // or unix:PATH, a socket for its owner only
    std::uint16_t port = 0;                           // 0: any free one, see port()
    std::size_t headerLimit = std::size_t{8} * 1024;  // bytes, then 431
    std::size_t bodyLimit = std::size_t{64} * 1024;   // bytes, then 413
    Milliseconds requestDeadline{10'000};             // from the first byte of a request to its last
    Milliseconds idleLimit{30'000};                   // between requests
    Milliseconds answerLimit{60'000};                 // for the handler, then 503 (OutcomeUnknown)
    Milliseconds stopLimit{5'000};                    // for requests in flight when the server ends
    std::size_t maxConnections = 10'000;              // then closed at once
    std::size_t maxConnectionsPerPeer = 1'000;
    std::optional<TlsDoor> tls;  // without it, in the clear: for loopback, or behind somebody who speaks TLS
};

class HttpServer {
public:
    static Result<std::unique_ptr<HttpServer>> listen(const HttpServerOptions& options, HttpHandler handler);
    /// Closes the acceptor, lets requests in flight be answered (at most stopLimit), ends the I/O thread.
    ~HttpServer();
    [[nodiscard]] std::uint16_t port() const;

private:
    struct Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu

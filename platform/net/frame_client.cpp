#include "platform/net/frame_client.h"

#include "platform/net/frame_connection.h"

#include <QLoggingCategory>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>

namespace kazasu {
namespace {

Q_LOGGING_CATEGORY(frameClientLog, "kazasu.net.client")

using Tcp = boost::asio::ip::tcp;

/// One attempt: name, then connection. The deadline closes both.
struct ConnectAttempt {
    explicit ConnectAttempt(boost::asio::io_context& context) : resolver(context), socket(context) {}
    Tcp::resolver resolver;
    Tcp::socket socket;
    TimerId deadline = 0;
    bool isOver = false;
};

}  // namespace

struct FrameClient::Impl : std::enable_shared_from_this<Impl> {
    Impl(IoThread& ioThread, FrameClientOptions clientOptions, Events clientEvents)
        : io(ioThread),
          options(std::move(clientOptions)),
          events(std::move(clientEvents)),
          pause(options.firstPause) {}

    void connect();
    void resolved(const Tcp::resolver::results_type& endpoints);
    void attached();
    void attemptFailed(const std::string& why);
    void lineFell(const Error& reason);
    void retryLater();
    void endAttempt();
    void stop();

    IoThread& io;
    FrameClientOptions options;
    Events events;
    Milliseconds pause;
    TimerId retry = 0;
    std::shared_ptr<ConnectAttempt> attempt;
    std::shared_ptr<FrameConnection> line;
    bool isStopped = false;
};

void FrameClient::Impl::connect() {
    if (isStopped) return;
    events.connecting();
    attempt = std::make_shared<ConnectAttempt>(io.context());
    attempt->deadline = io.after(options.connectDeadline, [self = shared_from_this()] {
        self->attemptFailed("no connection in time");
    });
    attempt->resolver.async_resolve(
        options.host, std::to_string(options.port),
        [self = shared_from_this(), mine = attempt](const boost::system::error_code& error,
                                                    const Tcp::resolver::results_type& endpoints) {
            if (mine->isOver) return;
            if (error) return self->attemptFailed(error.message());
            self->resolved(endpoints);
        });
}

void FrameClient::Impl::resolved(const Tcp::resolver::results_type& endpoints) {
    boost::asio::async_connect(attempt->socket, endpoints,
                               [self = shared_from_this(), mine = attempt](
                                   const boost::system::error_code& error, const Tcp::endpoint&) {
                                   if (mine->isOver) return;
                                   if (error) return self->attemptFailed(error.message());
                                   self->attached();
                               });
}

void FrameClient::Impl::attached() {
    line = std::make_shared<FrameConnection>(
        std::move(attempt->socket),
        FrameLimits{options.idleLimit, options.frameDeadline, options.maxOutgoingBytes});
    endAttempt();
    line->start(
        [self = shared_from_this()](Bytes frame) {
            self->pause = self->options.firstPause;  // only a peer that speaks is worth hurrying back to
            self->events.received(std::move(frame));
        },
        [self = shared_from_this()](const Error& reason) { self->lineFell(reason); });
    qCInfo(frameClientLog, "connected to %s:%u", options.host.c_str(), static_cast<unsigned>(options.port));
    events.connected();
}

void FrameClient::Impl::attemptFailed(const std::string& why) {
    endAttempt();
    qCInfo(frameClientLog, "no connection to %s:%u: %s", options.host.c_str(),
           static_cast<unsigned>(options.port), why.c_str());
    retryLater();
    events.disconnected({ErrorCode::NetworkConnectFailed, why});
}

void FrameClient::Impl::lineFell(const Error& reason) {
    line.reset();
    qCInfo(frameClientLog, "the line to %s:%u fell: %s", options.host.c_str(),
           static_cast<unsigned>(options.port), describe(reason).c_str());
    retryLater();
    events.disconnected(reason);
}

void FrameClient::Impl::retryLater() {
    retry = io.after(pause, [self = shared_from_this()] { self->connect(); });
    pause = std::min(pause * 2, options.longestPause);
}

void FrameClient::Impl::endAttempt() {
    if (!attempt) return;
    attempt->isOver = true;
    io.cancel(attempt->deadline);
    attempt->resolver.cancel();
    boost::system::error_code ignored;  // it is closed either way
    attempt->socket.close(ignored);
    attempt.reset();
}

void FrameClient::Impl::stop() {
    isStopped = true;
    io.cancel(retry);
    endAttempt();
    if (line) line->abandon();
    line.reset();
}

FrameClient::FrameClient(IoThread& io, FrameClientOptions options, Events events)
    : m_io(io), m_impl(std::make_shared<Impl>(io, std::move(options), std::move(events))) {
    m_io.post([impl = m_impl] { impl->connect(); });
}

FrameClient::~FrameClient() {
    m_io.runAndWait([this] { m_impl->stop(); });
}

Status FrameClient::send(ByteView payload) {
    if (!m_impl->line) return Error{ErrorCode::NetworkConnectFailed, "not connected"};
    return m_impl->line->send(payload);
}

void FrameClient::drop(const Error& reason) {
    if (m_impl->line) m_impl->line->close(reason);
}

}  // namespace kazasu

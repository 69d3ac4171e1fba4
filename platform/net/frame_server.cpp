#include "platform/net/frame_server.h"

#include "platform/net/frame_connection.h"

#include <QLoggingCategory>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <map>

namespace kazasu {
namespace {

Q_LOGGING_CATEGORY(frameServerLog, "kazasu.net.server")

constexpr Milliseconds kAcceptPause{100};  // after an accept that failed, e.g. for lack of file descriptors

}  // namespace

FrameReply::FrameReply(IoThread& io, std::weak_ptr<FrameConnection> connection)
    : m_io(&io), m_connection(std::move(connection)) {}

void FrameReply::send(Bytes payload) const {
    m_io->post([connection = m_connection, payload = std::move(payload)] {
        const auto open = connection.lock();
        if (!open) return;
        if (const auto status = open->send(payload); !status)
            qCInfo(frameServerLog, "an answer was not sent: %s", describe(status.error()).c_str());
    });
}

void FrameReply::close(std::string reason) const {
    m_io->post([connection = m_connection, reason = std::move(reason)] {
        if (const auto open = connection.lock()) open->close({ErrorCode::NetworkProtocol, reason});
    });
}

struct FrameServer::Impl : std::enable_shared_from_this<Impl> {
    struct Peer {
        std::shared_ptr<FrameConnection> connection;
        bool hasSpoken = false;
    };

    Impl(IoThread& ioThread, FrameServerOptions serverOptions, Handler frameHandler)
        : io(ioThread),
          options(std::move(serverOptions)),
          handler(std::move(frameHandler)),
          acceptor(io.context()) {}

    Status bind();
    void accept();
    void admit(boost::asio::ip::tcp::socket socket);
    bool makeWay();
    void stop();

    IoThread& io;
    FrameServerOptions options;
    Handler handler;
    boost::asio::ip::tcp::acceptor acceptor;
    std::map<std::uint64_t, Peer> connections;  // the oldest first
    std::uint64_t lastConnection = 0;
    TimerId pause = 0;
    std::uint16_t boundPort = 0;
    bool isStopped = false;
};

Status FrameServer::Impl::bind() {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(options.address, error);
    if (error) return Error{ErrorCode::InvalidArgument, "not an IP address: " + options.address};
    const boost::asio::ip::tcp::endpoint endpoint{address, options.port};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(boost::asio::socket_base::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
    if (!error) boundPort = acceptor.local_endpoint(error).port();
    if (error)
        return Error{ErrorCode::NetworkConnectFailed,
                     options.address + ":" + std::to_string(options.port) + ": " + error.message()};
    return {};
}

void FrameServer::Impl::accept() {
    acceptor.async_accept([self = shared_from_this()](const boost::system::error_code& error,
                                                      boost::asio::ip::tcp::socket socket) {
        if (self->isStopped) return;
        if (error) {
            qCWarning(frameServerLog, "accept: %s", error.message().c_str());
            self->pause = self->io.after(kAcceptPause, [self] { self->accept(); });
            return;
        }
        self->admit(std::move(socket));
        self->accept();
    });
}

/// Whoever has never sent a frame makes way for the next: a full house of silent strangers must not keep a
/// bank out until their idle time is over.
bool FrameServer::Impl::makeWay() {
    const auto silent = std::find_if(connections.begin(), connections.end(),
                                     [](const auto& entry) { return !entry.second.hasSpoken; });
    if (silent == connections.end()) return false;
    const auto stranger = silent->second.connection;  // closing takes it out of the map
    stranger->close({ErrorCode::NetworkClosed, "it made way, having said nothing"});
    return true;
}

void FrameServer::Impl::admit(boost::asio::ip::tcp::socket socket) {
    if (connections.size() >= options.maxConnections && !makeWay()) {
        qCInfo(frameServerLog, "a connection above the limit of %zu was closed", options.maxConnections);
        return;  // the socket closes with its destruction
    }
    const std::uint64_t id = ++lastConnection;
    const auto connection = std::make_shared<FrameConnection>(
        std::move(socket), FrameLimits{options.idleLimit, options.frameDeadline, options.maxOutgoingBytes});
    connections.emplace(id, Peer{connection});
    const FrameReply reply{io, connection};
    connection->start(
        [this, id, reply](Bytes frame) {
            connections.at(id).hasSpoken = true;
            handler(std::move(frame), reply);
        },
        [self = shared_from_this(), id](const Error& reason) {
            qCInfo(frameServerLog, "connection %llu ended: %s", static_cast<unsigned long long>(id),
                   describe(reason).c_str());
            self->connections.erase(id);
        });
}

void FrameServer::Impl::stop() {
    isStopped = true;
    io.cancel(pause);
    boost::system::error_code ignored;  // it is closed either way
    acceptor.close(ignored);
    for (const auto& [id, peer] : connections) peer.connection->abandon();
    connections.clear();
}

Result<std::unique_ptr<FrameServer>> FrameServer::listen(IoThread& io, const FrameServerOptions& options,
                                                         Handler handler) {
    auto impl = std::make_shared<Impl>(io, options, std::move(handler));
    KAZASU_TRY_STATUS(impl->bind());
    io.post([impl] { impl->accept(); });
    return std::unique_ptr<FrameServer>(new FrameServer(io, std::move(impl)));
}

FrameServer::FrameServer(IoThread& io, std::shared_ptr<Impl> impl) : m_io(io), m_impl(std::move(impl)) {}

FrameServer::~FrameServer() {
    m_io.runAndWait([this] { m_impl->stop(); });
}

std::uint16_t FrameServer::port() const { return m_impl->boundPort; }

}  // namespace kazasu

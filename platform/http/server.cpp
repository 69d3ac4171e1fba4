#include "platform/http/server.h"

#include "platform/http/session.h"
#include "platform/http/tls_context.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace kazasu {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::string_view kUnixPrefix = "unix:";

tcp::endpoint tcpEndpointOf(const asio::generic::stream_protocol::endpoint& generic) {
    tcp::endpoint endpoint;
    endpoint.resize(generic.size());
    std::memcpy(endpoint.data(), generic.data(), generic.size());
    return endpoint;
}

/// What is there already must be a socket: nothing else is taken away.
Status removeDeadSocket(const std::string& path) {
    struct stat facts {};
    if (::lstat(path.c_str(), &facts) != 0) return {};
    if (!S_ISSOCK(facts.st_mode)) return Error{ErrorCode::ConfigInvalid, path + ": is there and no socket"};
    ::unlink(path.c_str());
    return {};
}

class SessionChannel final : public HttpReply::Channel {
public:
    SessionChannel(std::shared_ptr<HttpMailbox> mailbox, std::weak_ptr<HttpSession> session)
        : m_mailbox(std::move(mailbox)), m_session(std::move(session)) {}
    void answer(HttpResponse response) override { m_mailbox->put({m_session, std::move(response)}); }

private:
    std::shared_ptr<HttpMailbox> m_mailbox;
    std::weak_ptr<HttpSession> m_session;
};

}  // namespace

HttpReply::HttpReply(std::shared_ptr<Channel> channel) : m_channel(std::move(channel)) {}

HttpReply& HttpReply::operator=(HttpReply&& other) noexcept {
    const HttpReply former(std::move(*this));  // is answered now, with 500 if nothing was sent
    m_channel = std::move(other.m_channel);
    return *this;
}

HttpReply::~HttpReply() {
    if (m_channel) send(HttpResponse::error({ErrorCode::Internal, "the request was dropped"}));
}

void HttpReply::send(HttpResponse response) {
    const auto channel = std::exchange(m_channel, nullptr);
    if (channel) channel->answer(std::move(response));
}

struct HttpServer::Impl final : HttpSessionOwner {
    Impl(const HttpServerOptions& serverOptions, HttpHandler requestHandler)
        : settings(serverOptions),
          handler(std::move(requestHandler)),
          mailbox(std::make_shared<HttpMailbox>([this] { asio::post(context, [this] { deliver(); }); })),
          acceptor(context) {}

    ~Impl() override {
        asio::post(context, [this] { beginStopping(); });
        {
            std::unique_lock lock(endedMutex);
            ended.wait_for(lock, settings.stopLimit,
                           [this] { return liveSessions == 0 && isAcceptorClosed; });
        }
        mailbox->close();
        context.stop();
        thread.join();
        if (!socketFile.empty()) ::unlink(socketFile.c_str());
    }

    Status open() {
        if (settings.tls) {
            KAZASU_TRY(tls, makeTlsContext(*settings.tls));
        }
        KAZASU_TRY_STATUS(isUnixSocket() ? openUnixSocket() : openPort());
        accept();
        thread = std::thread([this] { context.run(); });
        return {};
    }

    [[nodiscard]] bool isUnixSocket() const { return settings.address.starts_with(kUnixPrefix); }

    Status openPort() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(settings.address, error);
        if (error) return Error{ErrorCode::ConfigInvalid, "not an address: " + settings.address};
        error = listenAt(tcp::endpoint(address, settings.port));
        if (error) return cannotListen(error);
        port = tcpEndpointOf(acceptor.local_endpoint(error)).port();
        return {};
    }

    /// A socket left behind by a program that was killed is taken over; one that somebody serves is not.
    Status openUnixSocket() {
        const std::string path = settings.address.substr(kUnixPrefix.size());
        if (path.size() >= sizeof(sockaddr_un::sun_path))
            return Error{ErrorCode::ConfigInvalid, path + ": too long for a socket"};
        const asio::local::stream_protocol::endpoint endpoint(path);
        boost::system::error_code error;
        asio::local::stream_protocol::socket probe(context);
        probe.connect(endpoint, error);
        if (!error) return Error{ErrorCode::NetworkConnectFailed, path + ": another program serves there"};
        if (const auto freed = removeDeadSocket(path); !freed) return freed.error();
        const mode_t former = ::umask(S_IRWXG | S_IRWXO);
        error = listenAt(endpoint);
        ::umask(former);
        if (error) return cannotListen(error);
        socketFile = path;
        return {};
    }

    boost::system::error_code listenAt(const asio::generic::stream_protocol::endpoint& endpoint) {
        boost::system::error_code error;
        acceptor.open(endpoint.protocol(), error);
        if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        return error;
    }

    [[nodiscard]] Error cannotListen(const boost::system::error_code& error) const {
        const std::string where =
            isUnixSocket() ? settings.address : settings.address + ":" + std::to_string(settings.port);
        return {ErrorCode::NetworkConnectFailed, "cannot listen on " + where + ": " + error.message()};
    }

    void accept() {
        acceptor.async_accept([this](boost::system::error_code error, HttpStream::Socket socket) {
            if (error == asio::error::operation_aborted || !acceptor.is_open()) return;
            if (!error) admit(std::move(socket));
            if (error == asio::error::no_descriptors) return acceptLater();
            accept();
        });
    }

    /// Out of descriptors: spinning on accept would only burn the processor.
    void acceptLater() {
        constexpr auto kPause = std::chrono::milliseconds{100};
        pause.expires_after(kPause);
        pause.async_wait([this](boost::system::error_code error) {
            if (!error && acceptor.is_open()) accept();
        });
    }

    /// The client's address; "local" behind a socket in the file system; empty when it has gone.
    static std::string peerOf(const HttpStream::Socket& socket) {
        boost::system::error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) return {};
        return remote.protocol().family() == AF_UNIX ? "local" : tcpEndpointOf(remote).address().to_string();
    }

    void admit(HttpStream::Socket socket) {
        const std::string peer = peerOf(socket);
        if (peer.empty()) return;
        const auto ofPeer = perPeer.find(peer);
        if (sessions.size() >= settings.maxConnections) return;
        if (ofPeer != perPeer.end() && ofPeer->second >= settings.maxConnectionsPerPeer) return;
        boost::system::error_code ignored;
        if (!isUnixSocket()) socket.set_option(tcp::no_delay(true), ignored);
        auto session = std::make_shared<HttpSession>(std::move(socket), tls.get(), peer, *this);
        sessions.insert(session.get());
        ++perPeer[peer];
        ++liveSessions;
        session->start();
    }

    void deliver() {
        for (auto& letter : mailbox->takeAll()) {
            if (const auto session = letter.session.lock()) session->answer(std::move(letter.response));
        }
    }

    void beginStopping() {
        stopping = true;
        boost::system::error_code ignored;
        acceptor.close(ignored);
        pause.cancel();
        const auto open = sessions;  // stopping one may end it
        for (auto* session : open) session->stop();
        const std::lock_guard lock(endedMutex);
        isAcceptorClosed = true;
        ended.notify_all();
    }

    [[nodiscard]] const HttpServerOptions& options() const override { return settings; }
    [[nodiscard]] bool isStopping() const override { return stopping; }

    void handle(HttpRequest request, const std::shared_ptr<HttpSession>& session) override {
        handler(std::move(request), HttpReply(std::make_shared<SessionChannel>(mailbox, session)));
    }

    void sessionEnded(HttpSession* session, const std::string& peer) override {
        sessions.erase(session);
        if (--perPeer[peer] == 0) perPeer.erase(peer);
        const std::lock_guard lock(endedMutex);
        --liveSessions;
        ended.notify_all();
    }

    const HttpServerOptions settings;
    HttpHandler handler;
    std::shared_ptr<HttpMailbox> mailbox;
    std::atomic<bool> stopping = false;
    std::uint16_t port = 0;
    std::string socketFile;
    std::mutex endedMutex;
    std::condition_variable ended;
    std::atomic<std::size_t> liveSessions = 0;
    bool isAcceptorClosed = false;
    std::set<HttpSession*> sessions;  // I/O thread only, as all below
    std::map<std::string, std::size_t> perPeer;
    std::unique_ptr<asio::ssl::context> tls;
    asio::io_context context{1};  // destroyed before what its sessions refer to
    asio::basic_socket_acceptor<asio::generic::stream_protocol> acceptor;
    asio::steady_timer pause{context};
    std::thread thread;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpServerOptions& options,
                                                       HttpHandler handler) {
    auto impl = std::make_unique<Impl>(options, std::move(handler));
    if (auto opened = impl->open(); !opened) {
        impl->thread = std::thread([context = &impl->context] { context->run(); });
        return opened.error();
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const { return m_impl->port; }

}  // namespace kazasu

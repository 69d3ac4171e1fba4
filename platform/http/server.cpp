#include "platform/http/server.h"

#include "platform/http/session.h"
#include "platform/http/tls_context.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace kazasu {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

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
    }

    Status open() {
        if (settings.tls) {
            KAZASU_TRY(tls, makeTlsContext(*settings.tls));
        }
        boost::system::error_code error;
        const auto address = asio::ip::make_address(settings.address, error);
        if (error) return Error{ErrorCode::ConfigInvalid, "not an address: " + settings.address};
        const tcp::endpoint endpoint(address, settings.port);
        acceptor.open(endpoint.protocol(), error);
        if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) {
            return Error{ErrorCode::NetworkConnectFailed, "cannot listen on " + settings.address + ":" +
                                                              std::to_string(settings.port) + ": " +
                                                              error.message()};
        }
        port = acceptor.local_endpoint(error).port();
        accept();
        thread = std::thread([this] { context.run(); });
        return {};
    }

    void accept() {
        acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
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

    void admit(tcp::socket socket) {
        boost::system::error_code error;
        const auto remote = socket.remote_endpoint(error);
        if (error) return;
        const std::string peer = remote.address().to_string();
        const auto ofPeer = perPeer.find(peer);
        if (sessions.size() >= settings.maxConnections) return;
        if (ofPeer != perPeer.end() && ofPeer->second >= settings.maxConnectionsPerPeer) return;
        socket.set_option(tcp::no_delay(true), error);
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
    std::mutex endedMutex;
    std::condition_variable ended;
    std::atomic<std::size_t> liveSessions = 0;
    bool isAcceptorClosed = false;
    std::set<HttpSession*> sessions;  // I/O thread only, as all below
    std::map<std::string, std::size_t> perPeer;
    std::unique_ptr<asio::ssl::context> tls;
    asio::io_context context{1};  // destroyed before what its sessions refer to
    tcp::acceptor acceptor;
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

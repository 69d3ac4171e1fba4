// HttpSession: one connection. One request at a time: the next is read only when the answer to the last was
// written, so pipelined answers cannot change places.
#pragma once

#include "platform/http/mailbox.h"
#include "platform/http/server.h"
#include "platform/http/stream.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <memory>
#include <optional>
#include <string>

namespace kazasu {

/// What a session needs of its server. Outlives every session.
class HttpSessionOwner {
public:
    virtual ~HttpSessionOwner() = default;
    [[nodiscard]] virtual const HttpServerOptions& options() const = 0;
    virtual void handle(HttpRequest request, const std::shared_ptr<HttpSession>& session) = 0;
    [[nodiscard]] virtual bool isStopping() const = 0;
    virtual void sessionEnded(HttpSession* session, const std::string& peer) = 0;
};

class HttpSession final : public std::enable_shared_from_this<HttpSession> {
public:
    /// `tls` outlives the session; nullptr for a plain door.
    HttpSession(HttpStream::Socket socket, boost::asio::ssl::context* tls, std::string peer,
                HttpSessionOwner& owner);
    ~HttpSession();

    void start();
    /// The answer to the request being served; ignored when there is none.
    void answer(HttpResponse response);
    /// Ends at once if it is only reading, otherwise after its answer has been written.
    void stop();

private:
    void awaitRequest();
    void readHead();
    void gatherHead();
    void parseHead();
    void headRead(boost::beast::error_code error);
    void readBody();
    void serve();
    void limitAnswer();
    void refuse(boost::beast::error_code error);
    void refuseWith(HttpResponse response);
    void write(HttpResponse response);
    void closeGently();
    void drain();

    HttpStream m_stream;
    std::string m_peer;
    std::optional<TlsKeyHash> m_clientKey;
    HttpSessionOwner& m_owner;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    HttpRequest m_request;  // its head, while the body is being read
    enum class State { Reading, Serving, Writing, Draining } m_state = State::Reading;
    std::uint64_t m_servedRequests = 0;
    boost::asio::steady_timer m_answerTimer;
    bool m_keepsAlive = false;
    bool m_isHead = false;
    unsigned m_version = 11;
};

}  // namespace kazasu

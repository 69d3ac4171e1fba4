#include "platform/http/session.h"

#include "platform/http/request_head.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>

namespace kazasu {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr std::size_t kReadSize = 4096;
constexpr Milliseconds kDrainLimit{1'000};  // so that a refusal reaches a client that is still sending

/// A method, or the empty line that a server forgives; TLS at a plain door begins otherwise.
bool mayBeginRequest(char c) { return (c > ' ' && c < '\x7F') || c == '\r' || c == '\n'; }

/// A control character in a value would begin a header, or an answer, of somebody else's making.
bool areSendable(const HttpHeaders& headers) {
    return std::all_of(headers.begin(), headers.end(), [](const auto& header) {
        const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; };
        const auto& [name, value] = header;
        return !name.empty() && name.find_first_of(" :") == std::string::npos &&
               std::none_of(name.begin(), name.end(), isControl) &&
               std::none_of(value.begin(), value.end(), isControl);
    });
}

}  // namespace

HttpSession::HttpSession(HttpStream::Socket socket, asio::ssl::context* tls, std::string peer,
                         HttpSessionOwner& owner)
    : m_stream(std::move(socket), tls),
      m_peer(std::move(peer)),
      m_owner(owner),
      m_answerTimer(m_stream.get_executor()) {}

HttpSession::~HttpSession() { m_owner.sessionEnded(this, m_peer); }

void HttpSession::start() {
    m_stream.raw().expires_after(m_owner.options().requestDeadline);
    m_stream.open([self = shared_from_this()](beast::error_code error, std::optional<TlsKeyHash> clientKey) {
        if (error) return;
        self->m_clientKey = std::move(clientKey);
        self->awaitRequest();
    });
}

void HttpSession::awaitRequest() {
    m_state = State::Reading;
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_owner.options().headerLimit));
    m_parser->body_limit(m_owner.options().bodyLimit);
    if (m_owner.isStopping()) return closeGently();
    if (m_buffer.size() > 0) return readHead();
    m_stream.raw().expires_after(m_owner.options().idleLimit);
    m_stream.async_read_some(m_buffer.prepare(kReadSize),
                             [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
                                 if (error) return;
                                 self->m_buffer.commit(bytes);
                                 self->readHead();
                             });
}

void HttpSession::readHead() {
    // One deadline for the whole request: a client that sends a byte now and then gains nothing.
    m_stream.raw().expires_after(m_owner.options().requestDeadline);
    gatherHead();
}

/// Beast parses a head only when all of it is there; so its lines can be looked at before.
void HttpSession::gatherHead() {
    const auto bytes = m_buffer.data();
    const std::string_view gathered(static_cast<const char*>(bytes.data()), bytes.size());
    if (!gathered.empty() && !mayBeginRequest(gathered.front()))
        return refuseWith(HttpResponse::error({ErrorCode::NetworkProtocol, "this is not HTTP"}));
    const auto end = endOfHead(gathered);
    if (end && hasFoldedLine(gathered.substr(0, *end)))
        return refuseWith(
            HttpResponse::error({ErrorCode::NetworkProtocol, "a header goes on in the next line"}));
    if (end || gathered.size() > m_owner.options().headerLimit) return parseHead();
    m_stream.async_read_some(m_buffer.prepare(kReadSize),
                             [self = shared_from_this()](beast::error_code error, std::size_t size) {
                                 if (error) return self->refuse(error);
                                 self->m_buffer.commit(size);
                                 self->gatherHead();
                             });
}

void HttpSession::parseHead() {
    http::async_read_header(
        m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](beast::error_code error, std::size_t) { self->headRead(error); });
}

void HttpSession::headRead(beast::error_code error) {
    if (error) return refuse(error);
    const auto& head = m_parser->get();
    auto request = acceptedHead(head);  // before the body: its trailers are no headers
    if (!request) return refuseWith(HttpResponse::error(request.error()));
    m_version = head.version();
    m_keepsAlive = head.keep_alive();
    m_isHead = head.method() == http::verb::head;
    m_request = *std::move(request);
    m_request.peer = m_peer;
    m_request.clientKey = m_clientKey;
    if (!beast::iequals(head[http::field::expect], "100-continue")) return readBody();
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(kContinue),
                      [self = shared_from_this()](beast::error_code failed, std::size_t) {
                          if (!failed) self->readBody();
                      });
}

void HttpSession::readBody() {
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                         if (error) return self->refuse(error);
                         self->serve();
                     });
}

void HttpSession::serve() {
    m_request.body = std::move(m_parser->get().body());
    m_state = State::Serving;
    m_stream.raw().expires_never();
    limitAnswer();
    m_owner.handle(std::exchange(m_request, {}), shared_from_this());
}

/// A handler that never answers would keep the connection for ever.
void HttpSession::limitAnswer() {
    m_answerTimer.expires_after(m_owner.options().answerLimit);
    m_answerTimer.async_wait(
        [self = shared_from_this(), request = ++m_servedRequests](beast::error_code error) {
            if (error || self->m_state != State::Serving || self->m_servedRequests != request) return;
            self->m_keepsAlive = false;
            self->answer(HttpResponse::error({ErrorCode::OutcomeUnknown, "there was no answer in time"}));
        });
}

void HttpSession::refuse(beast::error_code error) {
    if (error == http::error::body_limit) {
        return refuseWith(HttpResponse::error({ErrorCode::TooLong, "the body is too large"}));
    }
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        HttpResponse response = HttpResponse::error({ErrorCode::TooLong, "the head is too large"});
        response.status = 431;
        return refuseWith(std::move(response));
    }
    const bool isProtocolError =
        error.category() == http::make_error_code(http::error::bad_method).category();
    if (isProtocolError && error != http::error::end_of_stream && error != http::error::partial_message) {
        return refuseWith(
            HttpResponse{400,
                         {{"content-type", "application/json"}},
                         HttpResponse::error({ErrorCode::NetworkProtocol, error.message()}).body});
    }
    closeGently();  // the other side went away or was too slow
}

void HttpSession::refuseWith(HttpResponse response) {
    if (response.status == 503) response.status = 400;
    m_keepsAlive = false;
    write(std::move(response));
}

void HttpSession::answer(HttpResponse response) {
    if (m_state != State::Serving) return;
    m_answerTimer.cancel();
    write(std::move(response));
}

void HttpSession::write(HttpResponse response) {
    m_state = State::Writing;
    if (!areSendable(response.headers)) {
        response =
            HttpResponse::error({ErrorCode::Internal, "a header of the answer has control characters"});
    }
    const bool hasBody = response.status != 204 && response.status != 304;
    auto message = std::make_shared<http::response<http::string_body>>();
    message->version(m_version);
    message->result(static_cast<unsigned>(response.status));
    message->set("x-content-type-options", "nosniff");
    message->set("cache-control", "no-store");
    for (const auto& [name, value] : response.headers) {
        if (name == "set-cookie") {
            message->insert(name, value);
        } else {
            message->set(name, value);
        }
    }
    m_keepsAlive = m_keepsAlive && !m_owner.isStopping();
    message->keep_alive(m_keepsAlive);
    const std::size_t length = response.body.size();
    if (!m_isHead && hasBody) message->body() = std::move(response.body);
    if (hasBody) message->content_length(length);
    m_stream.raw().expires_after(m_owner.options().requestDeadline);
    auto& reference = *message;
    http::async_write(m_stream, reference,
                      [self = shared_from_this(), message](beast::error_code error, std::size_t) {
                          if (error) return;
                          if (!self->m_keepsAlive) return self->closeGently();
                          self->awaitRequest();
                      });
}

void HttpSession::closeGently() {
    m_state = State::Draining;
    m_stream.raw().expires_after(kDrainLimit);
    m_stream.endSending([self = shared_from_this()] { self->drain(); });
}

void HttpSession::drain() {
    constexpr std::size_t kChunk = 16'384;
    m_buffer.clear();
    m_stream.raw().async_read_some(m_buffer.prepare(kChunk),
                                   [self = shared_from_this()](beast::error_code error, std::size_t) {
                                       if (!error) self->drain();
                                   });
}

void HttpSession::stop() {
    if (m_state == State::Reading) m_stream.raw().cancel();
}

}  // namespace kazasu

#include "platform/http/stream.h"

#include "platform/crypto/openssl_key_hash.h"

namespace kazasu {

namespace asio = boost::asio;
namespace beast = boost::beast;

HttpStream::HttpStream(Socket socket, asio::ssl::context* tls) : m_raw(std::move(socket)) {
    if (tls != nullptr) m_tls.emplace(m_raw, *tls);
}

void HttpStream::open(std::function<void(beast::error_code, std::optional<TlsKeyHash>)> opened) {
    if (!m_tls) return opened({}, std::nullopt);
    m_tls->async_handshake(asio::ssl::stream_base::server, [this, opened](beast::error_code error) {
        X509* certificate = error ? nullptr : SSL_get0_peer_certificate(m_tls->native_handle());
        opened(error, certificate != nullptr ? keyHashOf(certificate) : std::nullopt);
    });
}

void HttpStream::endSending(std::function<void()> ended) {
    const auto endTcp = [this, ended = std::move(ended)] {
        beast::error_code ignored;
        m_raw.socket().shutdown(asio::socket_base::shutdown_send, ignored);
        ended();
    };
    if (!m_tls) return endTcp();
    m_tls->async_shutdown([endTcp](beast::error_code) { endTcp(); });
}

}  // namespace kazasu

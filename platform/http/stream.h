// HttpStream: a connection that speaks TLS or does not; Beast sees one kind of stream. Time limits are those
// of the TCP stream below.
#pragma once

#include "platform/crypto/tls_identity.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <functional>
#include <optional>

namespace kazasu {

class HttpStream {
public:
    using executor_type = boost::beast::tcp_stream::executor_type;

    /// `tls` must outlive the stream; nullptr for a plain one.
    HttpStream(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);

    executor_type get_executor() { return m_tcp.get_executor(); }
    boost::beast::tcp_stream& tcp() { return m_tcp; }
    /// Called back with the client's key when it showed one; at once for a plain stream.
    void open(std::function<void(boost::beast::error_code, std::optional<TlsKeyHash>)> opened);
    /// Says that no more is sent. Afterwards only tcp() may be read from.
    void endSending(std::function<void()> ended);

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        if (m_tls) return m_tls->async_read_some(buffers, std::forward<Token>(token));
        return m_tcp.async_read_some(buffers, std::forward<Token>(token));
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        if (m_tls) return m_tls->async_write_some(buffers, std::forward<Token>(token));
        return m_tcp.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    boost::beast::tcp_stream m_tcp;
    std::optional<boost::asio::ssl::stream<boost::beast::tcp_stream&>> m_tls;
};

}  // namespace kazasu

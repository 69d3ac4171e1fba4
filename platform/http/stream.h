// HttpStream: a connection that speaks TLS or does not; Beast sees one kind of stream. Time limits are those
// of the raw stream below.
#pragma once

#include "core/tls_key_hash.h"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/basic_stream.hpp>

#include <functional>
#include <optional>

namespace kazasu {

/// A TCP connection, or one through a socket in the file system.
using RawHttpStream = boost::beast::basic_stream<boost::asio::generic::stream_protocol>;

class HttpStream {
public:
    using Socket = boost::asio::generic::stream_protocol::socket;
    using executor_type = RawHttpStream::executor_type;

    /// `tls` must outlive the stream; nullptr for a plain one.
    HttpStream(Socket socket, boost::asio::ssl::context* tls);

    executor_type get_executor() { return m_raw.get_executor(); }
    RawHttpStream& raw() { return m_raw; }
    /// Called back with the client's key when it showed one; at once for a plain stream.
    void open(std::function<void(boost::beast::error_code, std::optional<TlsKeyHash>)> opened);
    /// Says that no more is sent. Afterwards only raw() may be read from.
    void endSending(std::function<void()> ended);

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        if (m_tls) return m_tls->async_read_some(buffers, std::forward<Token>(token));
        return m_raw.async_read_some(buffers, std::forward<Token>(token));
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        if (m_tls) return m_tls->async_write_some(buffers, std::forward<Token>(token));
        return m_raw.async_write_some(buffers, std::forward<Token>(token));
    }

private:
    RawHttpStream m_raw;
    std::optional<boost::asio::ssl::stream<RawHttpStream&>> m_tls;
};

}  // namespace kazasu

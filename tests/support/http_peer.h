// An HTTP client that writes raw bytes and reads answers one by one: for requests that no good client sends.
#pragma once

#include "tests/support/raw_peer.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace kazasu::test {

struct RawAnswer {
    int status = 0;
    std::string head;  // status line and headers, in lower case
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const {
        const auto start = head.find("\r\n" + std::string(name) + ": ");
        if (start == std::string::npos) return {};
        const auto value = start + name.size() + 4;
        return head.substr(value, head.find("\r\n", value) - value);
    }
};

class HttpPeer {
public:
    static HttpPeer connectTo(std::uint16_t port) { return HttpPeer(RawPeer::connectTo(port)); }
    explicit HttpPeer(RawPeer peer) : m_peer(std::move(peer)) {}

    bool send(std::string_view text) const { return m_peer.send(text); }
    void finishSending() const { m_peer.finishSending(); }
    void close() { m_peer.close(); }
    [[nodiscard]] bool hasNews(int withinMs) const { return m_peer.hasNews(withinMs); }
    [[nodiscard]] bool isClosedByPeer() const { return m_peer.isClosedByPeer(); }

    /// The next answer; none when the other side closed before its end.
    std::optional<RawAnswer> read(bool hasBody = true) {
        RawAnswer answer;
        while (m_buffer.find("\r\n\r\n") == std::string::npos) {
            if (!more()) return std::nullopt;
        }
        answer.head = take(m_buffer.find("\r\n\r\n") + 4);
        std::transform(answer.head.begin(), answer.head.end(), answer.head.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (!answer.head.starts_with("http/1.") || answer.head.size() < 12) return std::nullopt;
        answer.status = std::atoi(answer.head.substr(9, 3).c_str());
        const auto length = static_cast<std::size_t>(std::atoll(answer.header("content-length").c_str()));
        while (hasBody && m_buffer.size() < length) {
            if (!more()) return std::nullopt;
        }
        if (hasBody) answer.body = take(length);
        return answer;
    }
    std::optional<RawAnswer> ask(std::string_view request) {
        if (!send(request)) return std::nullopt;
        return read();
    }

private:
    bool more() {
        const Bytes bytes = m_peer.readSome();
        m_buffer.append(bytes.begin(), bytes.end());
        return !bytes.empty();
    }
    std::string take(std::size_t count) {
        std::string front = m_buffer.substr(0, count);
        m_buffer.erase(0, count);
        return front;
    }

    RawPeer m_peer;
    std::string m_buffer;
};

}  // namespace kazasu::test

// A blocking TCP peer on loopback that sends and reads whatever bytes a test wants: well behaved or not.
#pragma once

#include "core/bytes.h"
#include "core/time.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kazasu::test {

inline constexpr int kRawPeerPatienceMs = 10'000;

class RawPeer {
public:
    explicit RawPeer(int descriptor) : m_descriptor(descriptor) {}
    static RawPeer connectTo(std::uint16_t port) {
        RawPeer peer{::socket(AF_INET, SOCK_STREAM, 0)};
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        KAZASU_CHECK(
            ::connect(peer.m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        return peer;
    }
    RawPeer(RawPeer&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    RawPeer& operator=(RawPeer&& other) noexcept {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        return *this;
    }
    ~RawPeer() { close(); }

    void close() {
        if (m_descriptor >= 0) ::close(m_descriptor);
        m_descriptor = -1;
    }
    /// Whether all of it went out.
    bool send(ByteView bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes = bytes.subspan(static_cast<std::size_t>(sent));
        }
        return true;
    }
    bool send(std::string_view text) const { return send(kazasu::viewOf(text)); }
    /// Exactly that many bytes, or fewer when the other side closed.
    [[nodiscard]] Bytes read(std::size_t count) const {
        Bytes bytes;
        std::array<std::uint8_t, 4096> chunk{};
        while (bytes.size() < count) {
            pollfd wanted{m_descriptor, POLLIN, 0};
            KAZASU_CHECK(::poll(&wanted, 1, kRawPeerPatienceMs) == 1);
            const auto size =
                ::recv(m_descriptor, chunk.data(), std::min(chunk.size(), count - bytes.size()), 0);
            if (size <= 0) break;
            bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + size);
        }
        return bytes;
    }
    /// Whatever comes next; empty when the other side closed.
    [[nodiscard]] Bytes readSome() const {
        pollfd wanted{m_descriptor, POLLIN, 0};
        KAZASU_CHECK(::poll(&wanted, 1, kRawPeerPatienceMs) == 1);
        Bytes bytes(4096);
        const auto size = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
        bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return bytes;
    }
    /// The other side reads an end, and can still answer.
    void finishSending() const { ::shutdown(m_descriptor, SHUT_WR); }
    /// The payload of the next frame; empty when the other side closed.
    [[nodiscard]] Bytes readFrame() const {
        const Bytes header = read(2);
        return header.size() < 2 ? Bytes{} : read(std::size_t{header[0]} * 256 + header[1]);
    }
    /// Whether something came, or the other side closed, within so long.
    [[nodiscard]] bool hasNews(int withinMs) const {
        pollfd wanted{m_descriptor, POLLIN, 0};
        return ::poll(&wanted, 1, withinMs) == 1;
    }
    /// Waits until the other side has closed; whatever it still sent is thrown away.
    [[nodiscard]] bool isClosedByPeer() const {
        while (true) {
            pollfd wanted{m_descriptor, POLLIN, 0};
            if (::poll(&wanted, 1, kRawPeerPatienceMs) != 1) return false;
            std::array<std::uint8_t, 4096> chunk{};
            const auto size = ::recv(m_descriptor, chunk.data(), chunk.size(), 0);
            if (size <= 0) return size == 0 || errno == ECONNRESET;
        }
    }

private:
    int m_descriptor;
};

/// Listens on a free port of loopback.
class RawListener {
public:
    explicit RawListener(std::uint16_t port = 0) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0)) {
        const int yes = 1;
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        KAZASU_CHECK(::bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        KAZASU_CHECK(::listen(m_descriptor, 16) == 0);
        KAZASU_CHECK(::getsockname(m_descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        m_port = ntohs(address.sin_port);
    }
    RawListener(const RawListener&) = delete;
    RawListener& operator=(const RawListener&) = delete;
    ~RawListener() { ::close(m_descriptor); }

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] RawPeer accept() const {
        pollfd wanted{m_descriptor, POLLIN, 0};
        KAZASU_CHECK(::poll(&wanted, 1, kRawPeerPatienceMs) == 1);
        return RawPeer{::accept(m_descriptor, nullptr, nullptr)};
    }

private:
    int m_descriptor;
    std::uint16_t m_port = 0;
};

}  // namespace kazasu::test

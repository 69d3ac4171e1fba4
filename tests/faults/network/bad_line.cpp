#include "tests/faults/network/bad_line.h"

#include "core/check.h"

#include <arpa/inet.h>
#include <array>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace kazasu::faults {
namespace {

constexpr std::size_t kPieceBytes = 16UL * 1024;
constexpr int kHoldBackMs = 700;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool sendAll(int socket, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t sent = ::send(socket, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes += sent;
        count -= static_cast<std::size_t>(sent);
    }
    return true;
}

}  // namespace

BadLine::BadLine() {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    KAZASU_CHECK(::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    KAZASU_CHECK(::listen(m_listener, 64) == 0);
    KAZASU_CHECK(::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    KAZASU_CHECK(::pipe2(m_wake, O_CLOEXEC) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

BadLine::~BadLine() {
    ::close(m_wake[1]);  // the thread reads its end
    m_thread.join();
    for (Connection& connection : m_connections) close(connection);
    ::close(m_wake[0]);
    ::close(m_listener);
}

void BadLine::arm(LineFault fault, Direction direction, std::int64_t afterBytes) {
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
    m_direction = direction;
    m_remaining = afterBytes;
    m_hasStruck = false;
}

void BadLine::repair() {
    {
        const std::lock_guard lock(m_mutex);
        m_fault = LineFault::None;
        m_isRepairing = true;
    }
    KAZASU_CHECK(::write(m_wake[1], "r", 1) == 1);
}

void BadLine::close(Connection& connection) {
    ::close(connection.client);
    ::close(connection.server);
}

void BadLine::accept() {
    Connection connection;
    connection.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    connection.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in target = loopback(m_target);
    const auto* address = reinterpret_cast<const sockaddr*>(&target);
    if (connection.client < 0 || ::connect(connection.server, address, sizeof target) != 0) {
        return close(connection);  // the server is not there: so it looks to the client, too
    }
    m_connections.push_back(connection);
}

/// What happens to a piece that holds the byte it is armed for. False: the connection ends here.
bool BadLine::strike(Connection& connection, char* bytes, std::size_t count, Direction direction) {
    const std::unique_lock lock(m_mutex);
    if (m_fault == LineFault::None || direction != m_direction) return true;
    if (m_remaining >= static_cast<std::int64_t>(count)) {
        m_remaining -= static_cast<std::int64_t>(count);
        return true;
    }
    const auto at = static_cast<std::size_t>(m_remaining);
    const LineFault fault = std::exchange(m_fault, LineFault::None);
    m_hasStruck = true;
    switch (fault) {
        case LineFault::Flip:
            bytes[at] = static_cast<char>(bytes[at] ^ 0x01);
            return true;
        case LineFault::Cut:
            sendAll(direction == Direction::ToServer ? connection.server : connection.client, bytes, at);
            return false;
        case LineFault::Silence:
            connection.isSilent = true;
            return true;
        case LineFault::LastWords:
            connection.isMute = true;
            return true;
        case LineFault::Delay: {
            // Of everything on this line: it is one wire. Only the end of the test interrupts it.
            pollfd wake{m_wake[0], POLLIN, 0};
            ::poll(&wake, 1, kHoldBackMs);
            return true;
        }
        case LineFault::None:
            break;
    }
    return true;
}

bool BadLine::pass(Connection& connection, Direction direction) {
    const bool isToServer = direction == Direction::ToServer;
    std::array<char, kPieceBytes> piece{};
    const ssize_t count =
        ::recv(isToServer ? connection.client : connection.server, piece.data(), piece.size(), 0);
    if (count <= 0) return false;
    const auto size = static_cast<std::size_t>(count);
    m_carried += count;
    if (!strike(connection, piece.data(), size, direction)) return false;
    if (connection.isSilent) return true;
    if (connection.isMute && !isToServer) return false;  // the answer is lost, and with it the connection
    return sendAll(isToServer ? connection.server : connection.client, piece.data(), size);
}

void BadLine::run() {
    for (;;) {
        std::vector<pollfd> watched{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        for (const Connection& connection : m_connections) {
            watched.push_back({connection.client, POLLIN, 0});
            watched.push_back({connection.server, POLLIN, 0});
        }
        KAZASU_CHECK(::poll(watched.data(), watched.size(), -1) > 0);
        bool isRepairing = false;
        if (watched[0].revents != 0) {
            char word = 0;
            if (::read(m_wake[0], &word, 1) == 0) return;
            const std::lock_guard lock(m_mutex);
            isRepairing = std::exchange(m_isRepairing, false);
        }
        std::size_t index = 2;
        for (auto connection = m_connections.begin(); connection != m_connections.end(); index += 2) {
            bool isOpen = !(isRepairing && (connection->isSilent || connection->isMute));
            if (isOpen && watched[index].revents != 0) isOpen = pass(*connection, Direction::ToServer);
            if (isOpen && watched[index + 1].revents != 0) isOpen = pass(*connection, Direction::ToClient);
            if (isOpen) {
                ++connection;
                continue;
            }
            close(*connection);
            connection = m_connections.erase(connection);
        }
        if (watched[1].revents != 0) accept();
    }
}

}  // namespace kazasu::faults

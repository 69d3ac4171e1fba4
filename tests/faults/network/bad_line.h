// BadLine: a line between two programs that flips a byte, cuts in the middle of a message, goes silent with
// both ends open, holds everything back for a while, or swallows what the other side said. A thread and
// poll(2); nothing of the product.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <thread>

namespace kazasu::faults {

enum class LineFault {
    None,
    Flip,       // one byte changes
    Cut,        // both ends are closed
    Silence,    // nothing more passes on this connection, and it stays open
    Delay,      // holds back what it carries
    LastWords,  // this direction goes on, the other one says nothing more; then both are closed
};

enum class Direction { ToServer, ToClient };

class BadLine {
public:
    /// Listens on 127.0.0.1, on a port of its own.
    BadLine();
    ~BadLine();
    BadLine(const BadLine&) = delete;
    BadLine& operator=(const BadLine&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void leadTo(std::uint16_t port) { m_target = port; }

    /// Once, with the byte that many further on in that direction, on whichever connection carries it.
    void arm(LineFault fault, Direction direction, std::int64_t afterBytes);
    /// No fault from now on; connections that are silent are closed.
    void repair();
    [[nodiscard]] bool hasStruck() const { return m_hasStruck; }
    /// In both directions, since the beginning.
    [[nodiscard]] std::int64_t carried() const { return m_carried; }

private:
    struct Connection {
        int client = -1, server = -1;
        bool isSilent = false, isMute = false;  // mute: nothing passes to the client
    };
    void run();
    void accept();
    /// False: the connection is over.
    [[nodiscard]] bool pass(Connection& connection, Direction direction);
    [[nodiscard]] bool strike(Connection& connection, char* bytes, std::size_t count, Direction direction);
    static void close(Connection& connection);

    std::mutex m_mutex;
    std::list<Connection> m_connections;  // of the thread
    LineFault m_fault = LineFault::None;
    Direction m_direction = Direction::ToServer;
    std::int64_t m_remaining = 0;
    bool m_isRepairing = false;
    std::atomic<bool> m_hasStruck = false;
    std::atomic<std::int64_t> m_carried = 0;
    std::atomic<std::uint16_t> m_target = 0;
    int m_listener = -1, m_wake[2] = {-1, -1};
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

}  // namespace kazasu::faults

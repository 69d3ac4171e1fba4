// The banks of the benchmark: every request is approved. As a transport inside this program while codes are
// prepared, and as a host on loopback that a real center talks to.
#pragma once

#include "core/executor.h"
#include "core/iso8583/transport.h"
#include "platform/net/frame_server.h"

#include <memory>

namespace kazasu::bench {

/// The approval of a request: its own fields and 00.
iso8583::Message approvalOf(const iso8583::Message& request);

class ApprovingTransport final : public iso8583::MessageTransport {
public:
    explicit ApprovingTransport(Executor& executor) : m_executor(executor) {}
    void send(iso8583::Message request, Milliseconds timeout,
              std::function<void(Result<iso8583::Message>)> onAnswer) override;

private:
    Executor& m_executor;
};

class ApprovingHost {
public:
    /// Listens on loopback; NetworkConnectFailed when the port is taken.
    static Result<std::unique_ptr<ApprovingHost>> listen(std::uint16_t port);

private:
    ApprovingHost() = default;
    IoThread m_io;
    std::unique_ptr<FrameServer> m_server;
};

/// A port of loopback on which nobody listens, kept from everybody else until it is released.
class ReservedPort {
public:
    static Result<ReservedPort> reserve();
    ReservedPort(ReservedPort&& other) noexcept;
    ReservedPort& operator=(ReservedPort&&) = delete;
    ~ReservedPort() { release(); }
    [[nodiscard]] std::uint16_t number() const { return m_number; }
    void release();

private:
    ReservedPort(int socket, std::uint16_t number) : m_socket(socket), m_number(number) {}
    int m_socket;
    std::uint16_t m_number;
};

}  // namespace kazasu::bench

#include "tests/bench/approving_bank.h"

#include "core/iso8583/codec.h"
#include "core/iso8583/response_code.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kazasu::bench {

namespace field = iso8583::field;

iso8583::Message approvalOf(const iso8583::Message& request) {
    iso8583::Message answer{request.responseType()};
    for (const int number :
         {field::kProcessingCode, field::kAmount, field::kTransmissionTime, field::kTraceNumber,
          field::kAcquirer, field::kForwarder, field::kReference, field::kCurrency, field::kNetworkCode}) {
        if (request.has(number)) answer.set(number, std::string(request.get(number)));
    }
    if (request.firstType() == "0100") answer.set(field::kApproval, "A10000");
    answer.set(field::kResponseCode, std::string(iso8583::response::kApproved));
    return answer;
}

void ApprovingTransport::send(iso8583::Message request, Milliseconds,
                              std::function<void(Result<iso8583::Message>)> onAnswer) {
    m_executor.post(
        [request = std::move(request), onAnswer = std::move(onAnswer)] { onAnswer(approvalOf(request)); });
}

Result<std::unique_ptr<ApprovingHost>> ApprovingHost::listen(std::uint16_t port) {
    std::unique_ptr<ApprovingHost> host(new ApprovingHost);
    FrameServerOptions options;
    options.port = port;
    KAZASU_TRY(host->m_server,
               FrameServer::listen(host->m_io, options, [](const Bytes& frame, const FrameReply& reply) {
                   const auto request = iso8583::decode(frame);
                   if (!request) return reply.close(describe(request.error()));
                   const auto answer = iso8583::encode(approvalOf(*request));
                   if (!answer) return reply.close(describe(answer.error()));
                   reply.send(*answer);
               }));
    return host;
}

Result<ReservedPort> ReservedPort::reserve() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* where = reinterpret_cast<sockaddr*>(&address);
    const bool isBound =
        socket >= 0 && ::bind(socket, where, size) == 0 && ::getsockname(socket, where, &size) == 0;
    ReservedPort port(socket, ntohs(address.sin_port));
    if (!isBound) return Error{ErrorCode::NetworkConnectFailed, "no port of loopback is free"};
    return port;
}

ReservedPort::ReservedPort(ReservedPort&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_number(other.m_number) {}

void ReservedPort::release() {
    if (const int socket = std::exchange(m_socket, -1); socket >= 0) ::close(socket);
}

}  // namespace kazasu::bench

// Service: the running institution. Owns the I/O thread, and on it the database, the host, the lines to the
// other institutions and the listener; everything happens on that one thread.
#pragma once

#include "bank/config.h"
#include "bank/host.h"
#include "platform/crypto/line_mac.h"
#include "platform/net/frame_server.h"
#include "platform/net/message_link.h"

#include <functional>
#include <memory>

namespace kazasu::bank {

class Service {
public:
    using OpenDatabase = std::function<Result<std::unique_ptr<Database>>()>;

    /// Opens, takes up unfinished transfers, listens. The error says which of it failed.
    static Result<std::unique_ptr<Service>> start(const Config& config, Clock& clock, Random& random,
                                                  const OpenDatabase& open);
    /// Answers nothing any more; what is committed stays.
    ~Service();
    [[nodiscard]] std::uint16_t port() const;

private:
    Service() = default;
    Status startOnThread(const Config& config, Clock& clock, Random& random, const OpenDatabase& open);
    [[nodiscard]] Status readMacs(const Config& config);
    /// The key of whoever DE32 says has sent it; none for a stranger and for a line without a key.
    [[nodiscard]] const iso8583::MessageMac* macOf(const iso8583::Message& message) const;
    void received(const Bytes& frame, const FrameReply& reply);

    IoThread m_io;
    std::unique_ptr<Database> m_database;
    std::map<std::string, std::shared_ptr<const LineMac>> m_macs;  // by sender
    std::uint64_t m_refusedMacs = 0;
    std::map<std::string, std::unique_ptr<MessageLink>> m_links;  // by institution
    std::unique_ptr<Host> m_host;
    std::unique_ptr<FrameServer> m_server;
};

}  // namespace kazasu::bank

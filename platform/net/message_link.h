// MessageLink: a line to one ISO 8583 host. Signs on (0800), asks for an echo at intervals and after a
// request without an answer, and brings each request its answer by response type, DE11 and DE7. Late and
// duplicate answers are dropped. What is not under the line's key (DE64, DE128) ends the connection.
#pragma once

#include "core/iso8583/sealed_message.h"
#include "core/iso8583/transport.h"
#include "platform/net/frame_client.h"

#include <memory>

namespace kazasu {

struct MessageLinkOptions {
    FrameClientOptions peer;
    std::string institution;                              // DE32 of our own network messages
    Milliseconds echoInterval{60'000};                    // must stay below the peer's idle limit
    Milliseconds networkTimeout{5'000};                   // for sign-on and echo; then the line is given up
    std::size_t maxWaiting = 4096;                        // requests under way; then Unavailable
    std::shared_ptr<const iso8583::MessageMac> mac = {};  // null: a line inside this machine, without a key
};

class MessageLink final : public iso8583::MessageTransport {
public:
    MessageLink(IoThread& io, Clock& clock, MessageLinkOptions options);
    /// What is under way is answered Cancelled.
    ~MessageLink() override;

    /// From any thread; onAnswer runs on the I/O thread. The request needs DE7 and DE11 (IsoFieldMissing),
    /// and no other with the same type, DE7 and DE11 may be under way (Conflict). While the line is being
    /// opened it waits for it; while the last attempt has failed it is answered NetworkConnectFailed at once.
    void send(iso8583::Message request, Milliseconds timeout,
              std::function<void(Result<iso8583::Message>)> onAnswer) override;
    [[nodiscard]] bool isSignedOn() const;
    /// Messages whose code was missing or wrong; each of them has ended a connection.
    [[nodiscard]] std::uint64_t refusedMacs() const;

private:
    struct Impl;
    IoThread& m_io;
    std::shared_ptr<Impl> m_impl;
};

}  // namespace kazasu

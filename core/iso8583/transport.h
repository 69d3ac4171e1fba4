// MessageTransport: a door through which a request goes out and exactly one answer or error comes back.
#pragma once

#include "core/iso8583/message.h"

#include <functional>

namespace kazasu::iso8583 {

class MessageTransport {
public:
    virtual ~MessageTransport() = default;
    /// Calls onAnswer exactly once, never from inside send, on the executor of whoever owns the transport.
    /// NetworkConnectFailed: nothing was sent. Timeout, NetworkClosed, OutcomeUnknown: it may have arrived.
    virtual void send(Message request, Milliseconds timeout,
                      std::function<void(Result<Message>)> onAnswer) = 0;
};

}  // namespace kazasu::iso8583

// The two ends of a TLS 1.3 line: a door and who may come in, a caller and whom it expects behind the door.
#pragma once

#include "platform/crypto/tls_identity.h"

#include <functional>
#include <optional>
#include <vector>

namespace kazasu {

struct TlsDoor {
    TlsIdentityFiles identity;
    /// Asked during the handshake, on the I/O thread: a client whose key is not admitted gets no further, and
    /// nothing it sends is read. Without it no client is asked for a certificate.
    std::function<bool(const TlsKeyHash&)> admits;
};

struct TlsCaller {
    std::vector<TlsKeyHash> expects;           // the keys of the other side: today's and the next one's
    std::optional<TlsIdentityFiles> identity;  // shown to a door that asks who comes
};

}  // namespace kazasu

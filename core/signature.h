// Ed25519 signatures (RFC 8032) as logic needs them; libsodium stands behind them in platform/crypto.
#pragma once

#include "core/bytes.h"

#include <array>

namespace kazasu {

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

class Signer {
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const PublicKey& publicKey() const = 0;
    [[nodiscard]] virtual Signature sign(ByteView message) const = 0;
};

class SignatureVerifier {
public:
    virtual ~SignatureVerifier() = default;
    /// Strict: small-order keys and non-canonical signatures are refused. Safe to call from several threads.
    [[nodiscard]] virtual bool isValid(ByteView message, const Signature& signature,
                                       const PublicKey& key) const = 0;
};

}  // namespace kazasu

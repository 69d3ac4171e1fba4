// COSE_Sign1 (RFC 9052, section 4.2) with Ed25519, in the one form that our codes have: tag 18, a protected
// header of exactly alg and kid, an empty unprotected header, an attached payload, no external data.
#pragma once

#include "core/bytes.h"
#include "core/signature.h"

namespace kazasu {

/// COSE algorithm numbers. Both mean Ed25519: -8 is what is read everywhere, -19 its fully specified
/// successor (RFC 9864).
inline constexpr std::int64_t kCoseEdDsa = -8;
inline constexpr std::int64_t kCoseEd25519 = -19;

struct CoseSign1 {
    std::int64_t algorithm = kCoseEdDsa;
    Bytes keyId;
    Bytes payload;
    Signature signature{};

    /// The bytes that the signature covers: the Sig_structure of RFC 9052, section 4.4.
    [[nodiscard]] Bytes toBeSigned() const;
    [[nodiscard]] Bytes encode() const;
};

/// The message with its signature made. The prefix of a printed code is not covered.
CoseSign1 signCoseSign1(std::int64_t algorithm, ByteView keyId, ByteView payload, const Signer& signer);

/// ParseFailed for every other shape. The algorithm is reported, not judged; the signature is not checked.
Result<CoseSign1> decodeCoseSign1(ByteView bytes);

}  // namespace kazasu

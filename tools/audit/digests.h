// SHA-256 and Ed25519 for the audit, from libsodium at first hand.
#pragma once

#include "core/signature.h"

#include <string>

namespace kazasu::audit {

/// False: the library does not start.
bool startDigests();
/// 64 hex digits in lower case.
std::string sha256Hex(ByteView bytes);

class SodiumVerifier final : public SignatureVerifier {
public:
    [[nodiscard]] bool isValid(ByteView message, const Signature& signature,
                               const PublicKey& key) const override;
};

}  // namespace kazasu::audit

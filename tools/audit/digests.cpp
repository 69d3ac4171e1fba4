#include "tools/audit/digests.h"

#include <sodium.h>

namespace kazasu::audit {

bool startDigests() { return sodium_init() >= 0; }

std::string sha256Hex(ByteView bytes) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    return toHex(hash);
}

bool SodiumVerifier::isValid(ByteView message, const Signature& signature, const PublicKey& key) const {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

}  // namespace kazasu::audit

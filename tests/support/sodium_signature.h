// Ed25519 through libsodium for tests of core, which must not reach into platform.
#pragma once

#include "core/check.h"
#include "core/code/key_ring.h"
#include "core/signature.h"

#include <sodium.h>

#include <algorithm>

namespace kazasu::test {

class SodiumSigner final : public Signer {
public:
    explicit SodiumSigner(const std::array<std::uint8_t, 32>& seed) {
        KAZASU_CHECK(sodium_init() >= 0);
        crypto_sign_seed_keypair(m_publicKey.data(), m_secretKey.data(), seed.data());
    }

    /// The seed whose first byte is `first` and whose others count up from it.
    static SodiumSigner countingFrom(std::uint8_t first) {
        std::array<std::uint8_t, 32> seed{};
        for (auto& byte : seed) byte = first++;
        return SodiumSigner{seed};
    }

    [[nodiscard]] const PublicKey& publicKey() const override { return m_publicKey; }

    [[nodiscard]] Signature sign(ByteView message) const override {
        Signature signature{};
        crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secretKey.data());
        return signature;
    }

    /// The first four bytes of SHA-256 of the public key.
    [[nodiscard]] KeyId keyId() const {
        std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
        crypto_hash_sha256(hash.data(), m_publicKey.data(), m_publicKey.size());
        KeyId id{};
        std::copy_n(hash.begin(), id.size(), id.begin());
        return id;
    }

private:
    PublicKey m_publicKey{};
    std::array<std::uint8_t, 64> m_secretKey{};
};

class SodiumVerifier final : public SignatureVerifier {
public:
    SodiumVerifier() { KAZASU_CHECK(sodium_init() >= 0); }

    [[nodiscard]] bool isValid(ByteView message, const Signature& signature,
                               const PublicKey& key) const override {
        return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
    }
};

}  // namespace kazasu::test

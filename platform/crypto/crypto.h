// Cryptography through libsodium: Ed25519 keys, Argon2id passwords, SHA-256, constant-time comparison.
#pragma once

#include "core/random.h"
#include "core/signature.h"

#include <string>
#include <string_view>

namespace kazasu {

/// Must succeed once before anything below is used; safe to call again.
Status initialiseCrypto();

class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// An Ed25519 private key. The seed never leaves this object but by toFile.
class SigningKey final : public Signer {
public:
    static SigningKey fromSeed(const std::array<std::uint8_t, 32>& seed);
    static SigningKey generate(Random& random);
    /// A file of 64 hex digits, readable by its owner only (ConfigInvalid otherwise).
    static Result<SigningKey> fromFile(const std::string& path);
    /// Creates the file with mode 0600; AlreadyExists rather than overwriting a key.
    [[nodiscard]] Status toFile(const std::string& path) const;
    ~SigningKey() override;
    SigningKey(SigningKey&&) noexcept;

    [[nodiscard]] const PublicKey& publicKey() const override { return m_public; }
    [[nodiscard]] Signature sign(ByteView message) const override;

private:
    SigningKey() = default;
    std::array<std::uint8_t, 64> m_secret{};
    PublicKey m_public{};
};

class Ed25519Verifier final : public SignatureVerifier {
public:
    [[nodiscard]] bool isValid(ByteView message, const Signature& signature,
                               const PublicKey& key) const override;
};

std::array<std::uint8_t, 32> sha256(ByteView bytes);
/// The key id of a settlement code: the first 4 bytes of SHA-256 over the public key.
std::array<std::uint8_t, 4> keyIdOf(const PublicKey& key);

/// Argon2id (RFC 9106) in libsodium's text form; about 20 ms and 19 MiB with the defaults.
Result<std::string> hashPassword(std::string_view password);
bool isPasswordOf(std::string_view hash, std::string_view password);
bool isEqualInConstantTime(std::string_view a, std::string_view b);
std::string toBase64(ByteView bytes);
/// 128 random bits in URL-safe base64, for session and access tokens.
std::string randomToken(Random& random);

}  // namespace kazasu

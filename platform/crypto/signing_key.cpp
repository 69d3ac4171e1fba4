#include "platform/crypto/crypto.h"
#include "platform/crypto/key_file.h"
#include "platform/system/private_file.h"

#include <sodium.h>

namespace kazasu {

SigningKey SigningKey::fromSeed(const std::array<std::uint8_t, 32>& seed) {
    SigningKey key;
    crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.data(), seed.data());
    return key;
}

SigningKey SigningKey::generate(Random& random) {
    std::array<std::uint8_t, 32> seed{};
    random.fill(seed);
    SigningKey key = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<SigningKey> SigningKey::fromFile(const std::string& path) {
    KAZASU_TRY(const SecretKeyBytes seed, readKeyFile(path));
    return fromSeed(seed.bytes);
}

Status SigningKey::toFile(const std::string& path) const {
    // libsodium keeps the seed as the first half of the secret key.
    return createPrivateFile(path, toHex(ByteView(m_secret).first(32)) + '\n');
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_secret(other.m_secret), m_public(other.m_public) {
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

Signature SigningKey::sign(ByteView message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
    return signature;
}

}  // namespace kazasu

#include "platform/crypto/crypto.h"
#include "platform/system/private_file.h"

#include <sodium.h>

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::size_t kSeedHexDigits = 64;

}  // namespace

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
    KAZASU_TRY(std::string text, readPrivateFile(path, kSeedHexDigits + 1));
    const auto bytes = fromHex(text);
    sodium_memzero(text.data(), text.size());
    if (!bytes || bytes->size() != 32)
        return Error{ErrorCode::ConfigInvalid, path + ": a key file has 64 hex digits"};
    std::array<std::uint8_t, 32> seed{};
    std::copy(bytes->begin(), bytes->end(), seed.begin());
    return fromSeed(seed);
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

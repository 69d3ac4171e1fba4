#include "platform/crypto/crypto.h"

#include <sodium.h>

#include <algorithm>

namespace kazasu {

Status initialiseCrypto() {
    if (sodium_init() < 0) return Error{ErrorCode::Internal, "libsodium could not be initialised"};
    return {};
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

bool Ed25519Verifier::isValid(ByteView message, const Signature& signature, const PublicKey& key) const {
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

std::array<std::uint8_t, 32> sha256(ByteView bytes) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

std::array<std::uint8_t, 4> keyIdOf(const PublicKey& key) {
    const auto digest = sha256(key);
    return {digest[0], digest[1], digest[2], digest[3]};
}

Result<std::string> hashPassword(std::string_view password) {
    // OWASP's second Argon2id row: t = 2, m = 19 MiB, p = 1.
    constexpr unsigned long long kPasses = 2;
    constexpr std::size_t kMemoryBytes = 19ULL * 1024 * 1024;
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const int outcome = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPasses,
                                              kMemoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0) return Error{ErrorCode::Unavailable, "not enough memory to hash a password"};
    return std::string(text.data());
}

bool isPasswordOf(std::string_view hash, std::string_view password) {
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

bool isEqualInConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string toBase64(ByteView bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero at its end
    return text;
}

std::string randomToken(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    std::array<char, 32> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

}  // namespace kazasu

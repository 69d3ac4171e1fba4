// SecretBox: what must rest on disk unreadable (account numbers), sealed with libsodium's secretbox and one
// key.
#pragma once

#include "core/random.h"

#include <array>
#include <string>
#include <string_view>

namespace kazasu {

class SecretBox {
public:
    static constexpr std::size_t kKeyBytes = 32;

    explicit SecretBox(const std::array<std::uint8_t, kKeyBytes>& key) : m_key(key) {}
    /// A file of 64 hex digits, readable by its owner only (ConfigInvalid otherwise).
    static Result<SecretBox> fromFile(const std::string& path);
    /// Creates such a file with mode 0600; AlreadyExists rather than overwriting a key.
    static Status createFile(const std::string& path, Random& random);
    ~SecretBox();
    SecretBox(const SecretBox&) = default;
    SecretBox& operator=(const SecretBox&) = default;

    /// The nonce stands before the sealed bytes; the same text never seals to the same bytes twice.
    [[nodiscard]] Bytes seal(ByteView plain, Random& random) const;
    /// ParseFailed when the bytes were changed or sealed with another key.
    [[nodiscard]] Result<Bytes> open(ByteView sealed) const;
    /// 32 bytes that follow from these words, and that nobody without the key can tell from chance (BLAKE2b,
    /// keyed). Words of different meaning begin differently.
    [[nodiscard]] std::array<std::uint8_t, 32> hashOf(std::string_view words) const;

private:
    std::array<std::uint8_t, kKeyBytes> m_key;
};

}  // namespace kazasu

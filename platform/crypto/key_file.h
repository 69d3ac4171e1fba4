// Files of secret keys: 32 bytes as 64 hex digits, readable by their owner alone.
#pragma once

#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>

namespace kazasu {

/// Wiped when it goes.
struct SecretKeyBytes {
    static constexpr std::size_t kBytes = 32;

    SecretKeyBytes() = default;
    SecretKeyBytes(const SecretKeyBytes&) = default;
    SecretKeyBytes& operator=(const SecretKeyBytes&) = default;
    ~SecretKeyBytes();

    std::array<std::uint8_t, kBytes> bytes{};
};

/// NotFound; ConfigInvalid, naming the file, when others may read it or it holds anything else.
Result<SecretKeyBytes> readKeyFile(const std::string& path);

}  // namespace kazasu

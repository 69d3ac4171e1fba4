// Bytes and their hexadecimal form (lower case out, either case in).
#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

std::string toHex(ByteView bytes);
Result<Bytes> fromHex(std::string_view hex);

inline ByteView viewOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline Bytes bytesOf(std::string_view text) { return {text.begin(), text.end()}; }
inline std::string textOf(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace kazasu

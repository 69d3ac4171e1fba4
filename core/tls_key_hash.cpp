#include "core/tls_key_hash.h"

#include "core/bytes.h"

namespace kazasu {

Result<TlsKeyHash> TlsKeyHash::parse(std::string_view hex) {
    constexpr std::size_t kHashBytes = 32;
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->size() != kHashBytes)
        return Error{ErrorCode::InvalidArgument, "a key's hash has 64 hex digits"};
    return TlsKeyHash{toHex(*bytes)};
}

}  // namespace kazasu

#include "platform/crypto/key_file.h"

#include "core/bytes.h"
#include "platform/system/private_file.h"

#include <sodium.h>

#include <algorithm>

namespace kazasu {

namespace {

constexpr std::size_t kKeyFileDigits = 2 * SecretKeyBytes::kBytes;

}  // namespace

SecretKeyBytes::~SecretKeyBytes() { sodium_memzero(bytes.data(), bytes.size()); }

Result<SecretKeyBytes> readKeyFile(const std::string& path) {
    KAZASU_TRY(std::string text, readPrivateFile(path, kKeyFileDigits + 1));
    auto bytes = fromHex(text);
    sodium_memzero(text.data(), text.size());
    if (!bytes || bytes->size() != SecretKeyBytes::kBytes)
        return Error{ErrorCode::ConfigInvalid, path + ": a key file has 64 hex digits"};
    SecretKeyBytes key;
    std::copy(bytes->begin(), bytes->end(), key.bytes.begin());
    sodium_memzero(bytes->data(), bytes->size());
    return key;
}

}  // namespace kazasu

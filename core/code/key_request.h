// KeyRequest: a center asks its root for a place on the next list for a key that it has just made, and proves
// with that key that it has it.
#pragma once

#include "core/ids.h"
#include "core/signature.h"

#include <string>
#include <string_view>

namespace kazasu {

struct KeyRequest {
    IssuerId issuer;
    PublicKey key{};
};

/// The text that is carried to the root: title, `issuer DIGITS`, `key HEX`, signature by that key.
std::string writeKeyRequest(const IssuerId& issuer, const Signer& key);

/// ParseFailed; CodeSignatureInvalid when another key signed it.
Result<KeyRequest> readKeyRequest(std::string_view text, const SignatureVerifier& verifier);

}  // namespace kazasu

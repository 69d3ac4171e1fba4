// The digest of what somebody sent, kept beside what was made of it: the same again is known by it, and
// another one under its id, too.
#pragma once

#include "platform/crypto/crypto.h"

namespace kazasu::center {

inline Bytes bodyDigest(std::string_view body) {
    const auto digest = sha256(viewOf(body));
    return {digest.begin(), digest.end()};
}

}  // namespace kazasu::center

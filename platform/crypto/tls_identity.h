// A key of our own for TLS lines. Its certificate only carries it: nobody vouches
// for them, because whoever talks to us was told our key, and we theirs, when the shop was enrolled.
#pragma once

#include "core/tls_key_hash.h"

#include <string>

namespace kazasu {

/// Two PEM files: a P-256 key that its owner alone may read, and its self-signed certificate.
struct TlsIdentityFiles {
    std::string certificate, key;
};

/// Makes both files, or neither. AlreadyExists rather than overwriting; `name` is told to the other side.
Status createTlsIdentity(const TlsIdentityFiles& files, const std::string& name);
/// The key of a certificate's file. ConfigInvalid when the two files do not belong together, or others may
/// read the key.
Result<TlsKeyHash> checkTlsIdentity(const TlsIdentityFiles& files);

}  // namespace kazasu

// Who somebody is on a TLS line: the hash of a public key. Certificates only carry the key; nobody vouches
// for them, because whoever talks to us was told our key, and we theirs, when the shop was enrolled.
#pragma once

#include "core/random.h"
#include "core/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace kazasu {

/// SHA-256 over the SubjectPublicKeyInfo of a certificate (RFC 7469), 64 hex digits in lower case.
struct TlsKeyHash {
    std::string hex;

    /// InvalidArgument for anything but 64 hex digits.
    static Result<TlsKeyHash> parse(std::string_view hex);
    friend auto operator<=>(const TlsKeyHash&, const TlsKeyHash&) = default;
};

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

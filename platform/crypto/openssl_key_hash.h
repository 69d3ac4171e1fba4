// For whoever holds an OpenSSL certificate: its key's hash.
#pragma once

#include "platform/crypto/tls_identity.h"

#include <openssl/x509.h>

namespace kazasu {

/// Nothing for a certificate whose key cannot be read.
std::optional<TlsKeyHash> keyHashOf(X509* certificate);

}  // namespace kazasu

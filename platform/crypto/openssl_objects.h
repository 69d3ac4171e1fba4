// OpenSSL's objects, freed by themselves, and its errors. For platform/crypto only.
#pragma once

#include "core/result.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace kazasu {

template <auto kFree>
struct FreedBy {
    template <class T>
    void operator()(T* object) const {
        kFree(object);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, FreedBy<X509_free>>;
using BufferPointer = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using DigestPointer = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;

inline constexpr std::size_t kMaxPemBytes = 64UL * 1024;

/// ConfigInvalid with OpenSSL's own reason.
Error openSslError(const std::string& what);
/// What was written into a memory buffer.
std::string textOf(BIO* buffer);
/// The private key in a PEM file that its owner alone may read; the errors of readPrivateFile, or
/// ConfigInvalid.
Result<KeyPointer> readPrivateKey(const std::string& path);
/// Creates such a file.
Status writePrivateKey(const std::string& path, EVP_PKEY* key);
/// SubjectPublicKeyInfo in DER; empty if it cannot be encoded.
std::string encodedPublicKey(EVP_PKEY* key);

}  // namespace kazasu

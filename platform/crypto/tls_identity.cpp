#include "platform/crypto/tls_identity.h"

#include "core/bytes.h"
#include "platform/crypto/crypto.h"
#include "platform/crypto/openssl_key_hash.h"
#include "platform/crypto/openssl_objects.h"
#include "platform/system/private_file.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

#include <filesystem>

namespace kazasu {
namespace {

constexpr long kSecondsADay = 24L * 60 * 60;
constexpr long kValidDays = 100L * 365;  // the other side knows the key itself: no date makes it better

bool fillCertificate(X509* certificate, EVP_PKEY* key, const std::string& name) {
    X509_NAME* subject = X509_get_subject_name(certificate);
    const auto* commonName = reinterpret_cast<const unsigned char*>(name.data());
    return X509_set_version(certificate, X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1) == 1 &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), -kSecondsADay) != nullptr &&
           X509_time_adj_ex(X509_getm_notAfter(certificate), kValidDays, 0, nullptr) != nullptr &&
           X509_set_pubkey(certificate, key) == 1 &&
           X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, commonName, static_cast<int>(name.size()),
                                      -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1 && X509_sign(certificate, key, EVP_sha256()) > 0;
}

Result<CertificatePointer> readCertificate(const std::string& path) {
    const BufferPointer file(BIO_new_file(path.c_str(), "r"));
    if (!file) return openSslError(path);
    CertificatePointer certificate(PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr));
    if (!certificate) return openSslError(path + ": no certificate");
    return certificate;
}

}  // namespace

std::optional<TlsKeyHash> keyHashOf(X509* certificate) {
    unsigned char* encoded = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &encoded);
    if (length <= 0) return std::nullopt;
    const auto hash = sha256({encoded, static_cast<std::size_t>(length)});
    OPENSSL_free(encoded);
    return TlsKeyHash{toHex(hash)};
}

Status createTlsIdentity(const TlsIdentityFiles& files, const std::string& name) {
    if (std::filesystem::exists(files.certificate))
        return Error{ErrorCode::AlreadyExists, files.certificate + " exists"};
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate(X509_new());
    if (!key || !certificate || !fillCertificate(certificate.get(), key.get(), name))
        return openSslError("making a key");
    const BufferPointer certificateText(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return openSslError("making a key");
    KAZASU_TRY_STATUS(writePrivateKey(files.key, key.get()));
    Status certified = createPrivateFile(files.certificate, textOf(certificateText.get()));
    if (!certified) std::filesystem::remove(files.key);
    return certified;
}

Result<TlsKeyHash> checkTlsIdentity(const TlsIdentityFiles& files) {
    KAZASU_TRY(const KeyPointer key, readPrivateKey(files.key));
    KAZASU_TRY(const auto certificate, readCertificate(files.certificate));
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return Error{ErrorCode::ConfigInvalid, files.key + " is not the key of " + files.certificate};
    const auto hash = keyHashOf(certificate.get());
    if (!hash) return openSslError(files.certificate);
    return *hash;
}

}  // namespace kazasu

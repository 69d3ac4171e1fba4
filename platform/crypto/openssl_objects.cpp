#include "platform/crypto/openssl_objects.h"

#include "platform/system/private_file.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>

namespace kazasu {

Error openSslError(const std::string& what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return {ErrorCode::ConfigInvalid, what + ": " + reason.data()};
}

std::string textOf(BIO* buffer) {
    char* data = nullptr;
    const long length = BIO_get_mem_data(buffer, &data);
    return {data, static_cast<std::size_t>(length)};
}

Result<KeyPointer> readPrivateKey(const std::string& path) {
    KAZASU_TRY(const auto text, readPrivateFile(path, kMaxPemBytes));
    const BufferPointer buffer(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    KeyPointer key(PEM_read_bio_PrivateKey(buffer.get(), nullptr, nullptr, nullptr));
    if (!key) return openSslError(path + ": no private key");
    return key;
}

Status writePrivateKey(const std::string& path, EVP_PKEY* key) {
    const BufferPointer text(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_PrivateKey(text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return openSslError("writing a key");
    return createPrivateFile(path, textOf(text.get()));
}

std::string encodedPublicKey(EVP_PKEY* key) {
    unsigned char* encoded = nullptr;
    const int length = i2d_PUBKEY(key, &encoded);
    if (length <= 0) return {};
    std::string bytes(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(length));
    OPENSSL_free(encoded);
    return bytes;
}

}  // namespace kazasu

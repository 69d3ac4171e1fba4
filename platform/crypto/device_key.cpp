#include "platform/crypto/device_key.h"

#include "platform/crypto/crypto.h"
#include "platform/crypto/openssl_objects.h"

#include <openssl/ec.h>

#include <filesystem>

namespace kazasu {

struct DeviceKey::Impl {
    KeyPointer key;
    Bytes publicKey;
};

DeviceKey::DeviceKey(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
DeviceKey::~DeviceKey() = default;
DeviceKey::DeviceKey(DeviceKey&&) noexcept = default;

Result<DeviceKey> DeviceKey::fromFile(const std::string& path) {
    KAZASU_TRY(auto key, readPrivateKey(path));
    if (EVP_PKEY_is_a(key.get(), "EC") != 1)
        return Error{ErrorCode::ConfigInvalid, path + ": not a key on a curve"};
    const std::string encoded = encodedPublicKey(key.get());
    if (encoded.empty()) return openSslError(path);
    return DeviceKey(std::make_unique<Impl>(Impl{std::move(key), bytesOf(encoded)}));
}

Result<DeviceKey> DeviceKey::fromFileMadeOnce(const std::string& path) {
    if (!std::filesystem::exists(path)) {
        const KeyPointer key(EVP_EC_gen("P-256"));
        if (!key) return openSslError("making a key");
        KAZASU_TRY_STATUS(writePrivateKey(path, key.get()));
    }
    return fromFile(path);
}

const Bytes& DeviceKey::publicKey() const { return m_impl->publicKey; }

TlsKeyHash DeviceKey::hash() const { return hashOfDeviceKey(m_impl->publicKey); }

Result<Bytes> DeviceKey::sign(ByteView message) const {
    const DigestPointer context(EVP_MD_CTX_new());
    std::size_t length = 0;
    EVP_PKEY* key = m_impl->key.get();
    const bool isReady = context &&
                         EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                         EVP_DigestSign(context.get(), nullptr, &length, message.data(), message.size()) == 1;
    Bytes signature(isReady ? length : 0);
    const bool isSigned = isReady && EVP_DigestSign(context.get(), signature.data(), &length, message.data(),
                                                    message.size()) == 1;
    if (!isSigned) return openSslError("signing");
    signature.resize(length);
    return signature;
}

TlsKeyHash hashOfDeviceKey(ByteView publicKey) { return {toHex(sha256(publicKey))}; }

bool isSignedByDevice(ByteView publicKey, ByteView message, ByteView signature) {
    const unsigned char* next = publicKey.data();
    const KeyPointer key(d2i_PUBKEY(nullptr, &next, static_cast<long>(publicKey.size())));
    const DigestPointer context(EVP_MD_CTX_new());
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(),
                            message.size()) == 1;
}

}  // namespace kazasu

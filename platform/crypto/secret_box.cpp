#include "platform/crypto/secret_box.h"

#include "platform/crypto/key_file.h"
#include "platform/system/private_file.h"

#include <sodium.h>

namespace kazasu {

Result<SecretBox> SecretBox::fromFile(const std::string& path) {
    const auto key = readKeyFile(path);
    if (!key) return Error{ErrorCode::ConfigInvalid, key.error().detail};
    return SecretBox{key->bytes};
}

Status SecretBox::createFile(const std::string& path, Random& random) {
    std::array<std::uint8_t, kKeyBytes> key{};
    random.fill(key);
    return createPrivateFile(path, toHex(key) + '\n');
}

SecretBox::~SecretBox() { sodium_memzero(m_key.data(), m_key.size()); }

Bytes SecretBox::seal(ByteView plain, Random& random) const {
    Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    random.fill(std::span(sealed).first(crypto_secretbox_NONCEBYTES));
    const int outcome = crypto_secretbox_easy(sealed.data() + crypto_secretbox_NONCEBYTES, plain.data(),
                                              plain.size(), sealed.data(), m_key.data());
    KAZASU_CHECK(outcome == 0);
    return sealed;
}

Result<Bytes> SecretBox::open(ByteView sealed) const {
    constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    const Error refused{ErrorCode::ParseFailed, "sealed with another key, or changed"};
    if (sealed.size() < kOverhead) return refused;
    Bytes plain(sealed.size() - kOverhead);
    const ByteView box = sealed.subspan(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(plain.data(), box.data(), box.size(), sealed.data(), m_key.data()) != 0)
        return refused;
    return plain;
}

std::array<std::uint8_t, 32> SecretBox::hashOf(std::string_view words) const {
    std::array<std::uint8_t, 32> hash{};
    const ByteView bytes = viewOf(words);
    const int outcome =
        crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), m_key.data(), m_key.size());
    KAZASU_CHECK(outcome == 0);
    return hash;
}

}  // namespace kazasu

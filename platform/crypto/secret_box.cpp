#include "platform/crypto/secret_box.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kazasu {
namespace {

constexpr std::size_t kKeyFileDigits = 2 * SecretBox::kKeyBytes;

/// The first bytes of a key file, or why it may not be used.
Result<std::string> readSecretFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{ErrorCode::ConfigInvalid, path + ": " + std::strerror(errno)};
    struct stat facts {};
    const bool isPrivate = ::fstat(file, &facts) == 0 && (facts.st_mode & 0077U) == 0;
    std::string text(kKeyFileDigits + 2, '\0');
    const ssize_t count = ::read(file, text.data(), text.size());
    ::close(file);
    if (!isPrivate)
        return Error{ErrorCode::ConfigInvalid, path + ": others may read this key (mode 0600 wanted)"};
    if (count < 0) return Error{ErrorCode::ConfigInvalid, path + ": " + std::strerror(errno)};
    text.resize(static_cast<std::size_t>(count));
    return text;
}

}  // namespace

Result<SecretBox> SecretBox::fromFile(const std::string& path) {
    KAZASU_TRY(std::string text, readSecretFile(path));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const auto bytes = fromHex(text);
    sodium_memzero(text.data(), text.size());
    if (!bytes || bytes->size() != kKeyBytes)
        return Error{ErrorCode::ConfigInvalid, path + ": a key file has 64 hex digits"};
    std::array<std::uint8_t, kKeyBytes> key{};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return SecretBox{key};
}

Status SecretBox::createFile(const std::string& path, Random& random) {
    std::array<std::uint8_t, kKeyBytes> key{};
    random.fill(key);
    const std::string text = toHex(key) + '\n';
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        const auto code = errno == EEXIST ? ErrorCode::AlreadyExists : ErrorCode::ConfigInvalid;
        return Error{code, path + ": " + std::strerror(errno)};
    }
    const bool isWritten =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    ::close(file);
    if (!isWritten) return Error{ErrorCode::ConfigInvalid, path + ": the key was not written"};
    return {};
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

}  // namespace kazasu

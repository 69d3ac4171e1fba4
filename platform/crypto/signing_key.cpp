#include "platform/crypto/crypto.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kazasu {
namespace {

constexpr std::size_t kSeedHexDigits = 64;

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    ~FileDescriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    [[nodiscard]] int value() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

Error keyFileError(const std::string& path, const std::string& what) {
    return {ErrorCode::ConfigInvalid, "key file " + path + ": " + what};
}

}  // namespace

SigningKey SigningKey::fromSeed(const std::array<std::uint8_t, 32>& seed) {
    SigningKey key;
    crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.data(), seed.data());
    return key;
}

SigningKey SigningKey::generate(Random& random) {
    std::array<std::uint8_t, 32> seed{};
    random.fill(seed);
    SigningKey key = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<SigningKey> SigningKey::fromFile(const std::string& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen()) {
        if (errno == ENOENT) return Error{ErrorCode::NotFound, "key file " + path};
        return keyFileError(path, std::strerror(errno));
    }
    struct stat information {};
    if (::fstat(file.value(), &information) != 0) return keyFileError(path, std::strerror(errno));
    if ((information.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return keyFileError(path, "others may read it: chmod 600");
    std::string text(kSeedHexDigits + 2, '\0');
    const ssize_t length = ::read(file.value(), text.data(), text.size());
    if (length < 0) return keyFileError(path, std::strerror(errno));
    text.resize(static_cast<std::size_t>(length));
    if (!text.empty() && text.back() == '\n') text.pop_back();
    const auto bytes = fromHex(text);
    if (!bytes || bytes->size() != 32) return keyFileError(path, "64 hex digits expected");
    std::array<std::uint8_t, 32> seed{};
    std::copy(bytes->begin(), bytes->end(), seed.begin());
    return fromSeed(seed);
}

Status SigningKey::toFile(const std::string& path) const {
    const FileDescriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!file.isOpen()) {
        if (errno == EEXIST) return Error{ErrorCode::AlreadyExists, "key file " + path};
        return keyFileError(path, std::strerror(errno));
    }
    // libsodium keeps the seed as the first half of the secret key.
    const std::string text = toHex(ByteView(m_secret).first(32)) + '\n';
    const ssize_t written = ::write(file.value(), text.data(), text.size());
    if (written != static_cast<ssize_t>(text.size()) || ::fsync(file.value()) != 0) {
        return keyFileError(path, std::strerror(errno));
    }
    return {};
}

SigningKey::SigningKey(SigningKey&& other) noexcept : m_secret(other.m_secret), m_public(other.m_public) {
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

Signature SigningKey::sign(ByteView message) const {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.data());
    return signature;
}

}  // namespace kazasu

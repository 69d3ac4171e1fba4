#include "center/keys/key_files.h"

#include <QLoggingCategory>

#include <filesystem>

namespace kazasu::center {
namespace {

Q_LOGGING_CATEGORY(logKeyFiles, "kazasu.center.key_files")

bool exists(const std::string& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

Result<SigningKey> makeFile(const std::string& path, Random& random) {
    auto key = SigningKey::generate(random);
    KAZASU_TRY_STATUS(key.toFile(path));
    return key;
}

}  // namespace

std::string KeyFiles::pathOf(const PublicKey& key) const { return m_path + '.' + toHex(keyIdOf(key)); }

bool KeyFiles::hasRoot() const { return exists(rootPath()); }

Result<SigningKey> KeyFiles::openFirst(Random& random) const {
    return exists(m_path) ? SigningKey::fromFile(m_path) : makeFile(m_path, random);
}

Result<SigningKey> KeyFiles::makeNext(Random& random) const {
    auto key = SigningKey::generate(random);
    KAZASU_TRY_STATUS(key.toFile(pathOf(key.publicKey())));
    return key;
}

Result<SigningKey> KeyFiles::makeRoot(Random& random) const { return makeFile(rootPath(), random); }

std::shared_ptr<const Signer> KeyFiles::find(const PublicKey& key) const {
    for (const std::string& path : {pathOf(key), m_path}) {
        if (!exists(path)) continue;
        auto found = SigningKey::fromFile(path);
        if (found && found->publicKey() == key) return std::make_shared<SigningKey>(*std::move(found));
        if (!found) qCWarning(logKeyFiles, "%s", describe(found.error()).c_str());
    }
    return nullptr;
}

}  // namespace kazasu::center

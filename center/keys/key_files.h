// KeyFiles: the center's private keys on its disk, each in a file of its own for its owner only:
// `signing_key` of the configuration, the later ones beside it as signing_key.ID, and signing_key.root while
// the root has not been carried away yet.
#pragma once

#include "platform/crypto/crypto.h"

#include <memory>

namespace kazasu::center {

class KeyFiles {
public:
    explicit KeyFiles(std::string path) : m_path(std::move(path)) {}

    /// The key in the first file, which is made when it is missing.
    [[nodiscard]] Result<SigningKey> openFirst(Random& random) const;
    /// One more key, in a new file.
    [[nodiscard]] Result<SigningKey> makeNext(Random& random) const;
    /// The private key of that public one; nullptr when it is not here or cannot be read, which is logged.
    [[nodiscard]] std::shared_ptr<const Signer> find(const PublicKey& key) const;

    [[nodiscard]] std::string rootPath() const { return m_path + ".root"; }
    [[nodiscard]] bool hasRoot() const;
    [[nodiscard]] Result<SigningKey> openRoot() const { return SigningKey::fromFile(rootPath()); }
    [[nodiscard]] Result<SigningKey> makeRoot(Random& random) const;

private:
    [[nodiscard]] std::string pathOf(const PublicKey& key) const;

    std::string m_path;
};

}  // namespace kazasu::center

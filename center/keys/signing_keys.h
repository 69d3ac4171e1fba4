// SigningKeys: the list in force and those of its private keys that are here. Which key signs is a question
// of time alone, so a rotation needs no restart and no moment at which anybody waits. Safe to use from
// several threads.
#pragma once

#include "center/keys/key_lists.h"

#include <functional>
#include <memory>
#include <mutex>

namespace kazasu::center {

/// Everything at one moment; never changed, replaced as a whole.
struct KeysAtWork {
    struct OwnKey {
        IssuerKey key;
        std::shared_ptr<const Signer> signer;
    };

    KeyList list;
    std::string text;
    KeyRing ring;
    std::vector<OwnKey> own;

    /// The youngest key whose validity holds all of that time and that is not revoked; nullptr when none
    /// does.
    [[nodiscard]] const OwnKey* keyFor(Instant from, Instant until) const;
    /// Keys whose signatures count: all but the revoked.
    [[nodiscard]] std::vector<PublicKey> goodKeys() const;
    [[nodiscard]] std::vector<PublicKey> revokedKeys() const;
};

class SigningKeys {
public:
    /// The private key of that public one, or nothing when it is not here.
    using Finder = std::function<std::shared_ptr<const Signer>(const PublicKey&)>;
    SigningKeys(StandingList list, Finder finder);

    /// Puts a list into force, and looks again for private keys of it that were not there.
    void adopt(const StandingList& list);
    [[nodiscard]] std::shared_ptr<const KeysAtWork> now() const;

private:
    [[nodiscard]] std::shared_ptr<const KeysAtWork> atWork(const StandingList& list) const;

    Finder m_finder;
    mutable std::mutex m_mutex;
    std::shared_ptr<const KeysAtWork> m_now;
};

}  // namespace kazasu::center

// KeyCache: what the center told of itself, kept in the database so that codes can be verified while it is
// out of reach. Its keys are believed only on a list that the trusted root signed, and never on an older one.
#pragma once

#include "controller/center_link/center_client.h"
#include "core/code/key_list.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct CenterKnowledge {
    IssuerId issuer;
    ShopNumber shop;
    std::string shopName;
    Instant fetchedAt;  // when the center last said that this list is the newest
    KeyList list;
    KeyRing keys;
    std::vector<IssuerId> issuers;
};

class KeyCache {
public:
    /// Without a root, that of the first list is trusted from then on.
    KeyCache(Database& database, const SignatureVerifier& verifier, std::optional<PublicKey> root)
        : m_database(database), m_verifier(verifier), m_root(root) {}

    /// What is known after this answer; `known` is what was known before. KeyListUntrusted, KeyListOutdated,
    /// or what is wrong with the list's text: then nothing has changed. A list that cannot be written is used
    /// all the same, but isKept() is false: it only serves this run.
    [[nodiscard]] Result<CenterKnowledge> take(const CenterKeys& keys,
                                               const std::optional<CenterKnowledge>& known, Instant now);
    /// Whether the newest list would be known after a restart.
    [[nodiscard]] bool isKept() const { return m_isKept; }
    /// None before the first answer of a center, and when what was kept does not verify any more.
    [[nodiscard]] Result<std::optional<CenterKnowledge>> load();

private:
    [[nodiscard]] Status store(const CenterKeys& keys, const PublicKey& root, Instant now);

    Database& m_database;
    const SignatureVerifier& m_verifier;
    std::optional<PublicKey> m_root;
    bool m_isKept = true;
};

}  // namespace kazasu::controller

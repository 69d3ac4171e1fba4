#include "center/keys/signing_keys.h"

namespace kazasu::center {

const KeysAtWork::OwnKey* KeysAtWork::keyFor(Instant from, Instant until) const {
    const OwnKey* youngest = nullptr;
    for (const OwnKey& candidate : own) {
        const IssuerKey& key = candidate.key;
        const bool holds = key.validFrom <= from && until <= key.validUntil && !key.revokedAt;
        if (holds && (youngest == nullptr || key.validFrom >= youngest->key.validFrom)) youngest = &candidate;
    }
    return youngest;
}

std::vector<PublicKey> KeysAtWork::goodKeys() const {
    std::vector<PublicKey> keys;
    for (const IssuerKey& key : list.keys)
        if (!key.revokedAt) keys.push_back(key.key);
    return keys;
}

std::vector<PublicKey> KeysAtWork::revokedKeys() const {
    std::vector<PublicKey> keys;
    for (const IssuerKey& key : list.keys)
        if (key.revokedAt) keys.push_back(key.key);
    return keys;
}

SigningKeys::SigningKeys(StandingList list, Finder finder)
    : m_finder(std::move(finder)), m_now(atWork(list)) {}

void SigningKeys::adopt(const StandingList& list) {
    const auto known = now();
    const bool hasAllFiles = known->own.size() == known->list.keys.size();
    if (list.text == known->text && hasAllFiles) return;  // a file that was missing may be back
    auto made = atWork(list);
    const std::lock_guard lock(m_mutex);
    m_now = std::move(made);
}

std::shared_ptr<const KeysAtWork> SigningKeys::now() const {
    const std::lock_guard lock(m_mutex);
    return m_now;
}

std::shared_ptr<const KeysAtWork> SigningKeys::atWork(const StandingList& list) const {
    auto made = std::make_shared<KeysAtWork>(KeysAtWork{list.list, list.text, KeyRing(list.list.keys), {}});
    for (const IssuerKey& key : list.list.keys)
        if (auto signer = m_finder(key.key)) made->own.push_back({key, std::move(signer)});
    return made;
}

}  // namespace kazasu::center

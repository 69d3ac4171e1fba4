// The public keys that a shop trusts, found by the short id that a code carries.
#pragma once

#include "core/ids.h"
#include "core/signature.h"

#include <optional>

namespace kazasu {

/// The first four bytes of SHA-256 of a public key. Short, so several keys may share one.
using KeyId = std::array<std::uint8_t, 4>;

/// A code belongs to its key only if the code's whole life lies between validFrom and validUntil. An issuer
/// therefore stops signing with a key one code's life before validUntil.
struct IssuerKey {
    KeyId id{};
    PublicKey key{};
    IssuerId issuer;
    Instant validFrom, validUntil;
    std::optional<Instant> revokedAt = {};  // called back by its issuer: it proves nothing any more

    friend bool operator==(const IssuerKey&, const IssuerKey&) = default;
};

class KeyRing {
public:
    KeyRing() = default;
    explicit KeyRing(std::vector<IssuerKey> keys) : m_keys(std::move(keys)) {}

    void add(IssuerKey key) { m_keys.push_back(std::move(key)); }
    [[nodiscard]] const std::vector<IssuerKey>& keys() const { return m_keys; }

    /// All keys of that id, in the order in which they were added. The pointers live until the next add.
    [[nodiscard]] std::vector<const IssuerKey*> find(const KeyId& id) const {
        std::vector<const IssuerKey*> found;
        for (const auto& key : m_keys)
            if (key.id == id) found.push_back(&key);
        return found;
    }

private:
    std::vector<IssuerKey> m_keys;
};

}  // namespace kazasu

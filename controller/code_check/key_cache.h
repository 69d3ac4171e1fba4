// KeyCache: what the center told of itself, kept in the database so that codes can be verified while it is
// out of reach.
#pragma once

#include "controller/center_link/center_client.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

struct CenterKnowledge {
    IssuerId issuer;
    ShopNumber shop;
    std::string shopName;
    Instant fetchedAt;
    KeyRing keys;
    std::vector<IssuerId> issuers;  // of the center and of every key, each once
};

/// The center's own id and those of its keys, each once.
std::vector<IssuerId> issuersOf(const IssuerId& center, const std::vector<IssuerKey>& keys);

class KeyCache {
public:
    explicit KeyCache(Database& database) : m_database(database) {}
    /// Replaces all that was known: a revoked key is gone.
    [[nodiscard]] Status replace(const CenterKeys& keys, Instant now);
    /// None before the first answer of a center.
    [[nodiscard]] Result<std::optional<CenterKnowledge>> load() const;

private:
    Database& m_database;
};

}  // namespace kazasu::controller

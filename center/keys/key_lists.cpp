#include "center/keys/key_lists.h"

#include "center/base/rows.h"
#include "core/code/signed_text.h"
#include "platform/crypto/crypto.h"

#include <algorithm>

namespace kazasu::center {

Result<std::optional<PublicKey>> trustedRoot(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT public_key FROM key_root"));
    if (found.rows.empty()) return std::optional<PublicKey>{};
    KAZASU_TRY(const auto root, publicKeyFromHex(found.rows[0].text(0)));
    return std::optional{root};
}

Status trustRoot(Database& database, const PublicKey& root, Instant now) {
    KAZASU_TRY(const auto kept,
               database.run("INSERT INTO key_root (id, public_key, trusted_at) VALUES (1, ?, ?) ON CONFLICT "
                            "(id) DO UPDATE SET public_key = excluded.public_key, trusted_at = "
                            "excluded.trusted_at",
                            {toHex(root), sqlOf(now)}));
    return {};
}

Result<std::optional<StandingList>> listInForce(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT body FROM key_list ORDER BY serial DESC LIMIT 1"));
    if (found.rows.empty()) return std::optional<StandingList>{};
    const std::string& text = found.rows[0].text(0);
    const auto list = readKeyList(text);
    if (!list) return Error{ErrorCode::StorageCorrupt, "key_list: " + list.error().detail};
    return std::optional{StandingList{*list, text}};
}

Result<StandingList> installKeyList(Database& database, const std::string& text, const IssuerId& issuer,
                                    Instant now) {
    KAZASU_TRY(const auto root, trustedRoot(database));
    if (!root) return Error{ErrorCode::KeyListUntrusted, "no root is trusted yet: keys root trust"};
    KAZASU_TRY(auto list, verifyKeyList(text, *root, Ed25519Verifier{}));
    if (list.issuer != issuer)
        return Error{ErrorCode::KeyListUntrusted, "it is of issuer " + list.issuer.toString()};
    const bool areIdsRight = std::all_of(list.keys.begin(), list.keys.end(),
                                         [](const IssuerKey& key) { return key.id == keyIdOf(key.key); });
    if (!areIdsRight) return Error{ErrorCode::ParseFailed, "key list: a key with another key's id"};
    KAZASU_TRY(const auto known, listInForce(database));
    if (known) KAZASU_TRY_STATUS(checkFollows(list, known->list));
    KAZASU_TRY(const auto kept, database.run("INSERT INTO key_list (serial, body, installed_at) VALUES "
                                             "(?, ?, ?) ON CONFLICT (serial) DO NOTHING",
                                             {list.serial, text, sqlOf(now)}));
    return StandingList{std::move(list), text};
}

Result<std::vector<IssuerKey>> keysOfBefore(Database& database, const IssuerId& issuer) {
    KAZASU_TRY(const auto found, database.run("SELECT public_key, valid_from, valid_until FROM signing_key "
                                              "ORDER BY valid_from"));
    std::vector<IssuerKey> keys;
    for (const SqlRow& row : found.rows) {
        const Bytes& bytes = row.blob(0);
        PublicKey key{};
        KAZASU_CHECK(bytes.size() == key.size());
        std::copy(bytes.begin(), bytes.end(), key.begin());
        keys.push_back({keyIdOf(key), key, issuer, instantAt(row, 1), instantAt(row, 2)});
    }
    return keys;
}

}  // namespace kazasu::center

#include "controller/code_check/key_cache.h"

#include "controller/sales_file/durably.h"
#include "core/code/signed_text.h"

namespace kazasu::controller {
namespace {

CenterKnowledge knowledgeOf(const IssuerId& issuer, ShopNumber shop, std::string shopName, Instant fetchedAt,
                            KeyList list) {
    KeyRing ring(list.keys);
    return {issuer, shop, std::move(shopName), fetchedAt, std::move(list), std::move(ring), {issuer}};
}

}  // namespace

Result<CenterKnowledge> KeyCache::take(const CenterKeys& keys, const std::optional<CenterKnowledge>& known,
                                       Instant now) {
    PublicKey root{};
    if (m_root) {
        root = *m_root;
    } else {
        KAZASU_TRY(const auto first, readKeyList(keys.keyList));
        root = first.root;
    }
    KAZASU_TRY(auto list, verifyKeyList(keys.keyList, root, m_verifier));
    if (list.issuer != keys.issuer)
        return Error{ErrorCode::KeyListUntrusted, "it is of issuer " + list.issuer.toString()};
    if (known) KAZASU_TRY_STATUS(checkFollows(list, known->list));
    m_root = root;
    m_isKept = store(keys, root, now).isOk();
    return knowledgeOf(keys.issuer, keys.shop, keys.shopName, now, std::move(list));
}

Status KeyCache::store(const CenterKeys& keys, const PublicKey& root, Instant now) {
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(
            m_database.run("INSERT INTO center_key_list (id, root, body) VALUES (1, ?, ?)"
                           " ON CONFLICT (id) DO UPDATE SET root = excluded.root,"
                           " body = excluded.body",
                           {toHex(root), keys.keyList}));
        KAZASU_TRY_STATUS(m_database.run(
            "INSERT INTO center_info (id, issuer, shop_number, shop_name, fetched_at) VALUES (1, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer, shop_number = excluded.shop_number,"
            " shop_name = excluded.shop_name, fetched_at = excluded.fetched_at",
            {keys.issuer.toString(), std::int64_t{keys.shop.value()}, keys.shopName, now.msSinceEpoch}));
        return {};
    });
}

Result<std::optional<CenterKnowledge>> KeyCache::load() {
    const auto nothing = std::optional<CenterKnowledge>{};
    KAZASU_TRY(const auto found,
               m_database.run("SELECT i.issuer, i.shop_number, i.shop_name, i.fetched_at, k.root, k.body"
                              " FROM center_info i JOIN center_key_list k ON k.id = i.id"));
    if (found.rows.empty()) return nothing;
    const auto& row = found.rows[0];
    KAZASU_TRY(const auto root, publicKeyFromHex(row.text(4)));
    if (m_root && *m_root != root) return nothing;  // another one was told since: ask again
    m_root = root;
    auto list = verifyKeyList(row.text(5), root, m_verifier);
    if (!list) return nothing;
    KAZASU_TRY(const auto issuer, IssuerId::parse(row.text(0)));
    KAZASU_TRY(const auto shop, ShopNumber::from(row.number(1)));
    return std::optional{knowledgeOf(issuer, shop, row.text(2), Instant{row.number(3)}, *std::move(list))};
}

}  // namespace kazasu::controller

#include "controller/code_check/key_cache.h"

#include "controller/sales_file/durably.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

template <std::size_t kSize>
Result<std::array<std::uint8_t, kSize>> storedBytes(const std::string& hex) {
    KAZASU_TRY(const auto bytes, fromHex(hex));
    std::array<std::uint8_t, kSize> fixed{};
    if (bytes.size() != kSize) return Error{ErrorCode::StorageCorrupt, "center_keys"};
    std::copy(bytes.begin(), bytes.end(), fixed.begin());
    return fixed;
}

Result<IssuerKey> keyIn(const SqlRow& row) {
    KAZASU_TRY(const auto id, storedBytes<4>(row.text(0)));
    KAZASU_TRY(const auto key, storedBytes<32>(row.text(1)));
    KAZASU_TRY(const auto issuer, IssuerId::parse(row.text(2)));
    return IssuerKey{id, key, issuer, Instant{row.number(3)}, Instant{row.number(4)}};
}

}  // namespace

std::vector<IssuerId> issuersOf(const IssuerId& center, const std::vector<IssuerKey>& keys) {
    std::vector<IssuerId> issuers{center};
    for (const auto& key : keys) {
        if (std::find(issuers.begin(), issuers.end(), key.issuer) == issuers.end()) {
            issuers.push_back(key.issuer);
        }
    }
    return issuers;
}

Status KeyCache::replace(const CenterKeys& keys, Instant now) {
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY_STATUS(m_database.run("DELETE FROM center_keys"));
        for (const auto& key : keys.keys) {
            KAZASU_TRY_STATUS(
                m_database.run("INSERT INTO center_keys (key_id, public_key, issuer, valid_from, valid_until)"
                               " VALUES (?, ?, ?, ?, ?) ON CONFLICT (public_key) DO NOTHING",
                               {toHex(key.id), toHex(key.key), key.issuer.toString(),
                                key.validFrom.msSinceEpoch, key.validUntil.msSinceEpoch}));
        }
        KAZASU_TRY_STATUS(m_database.run(
            "INSERT INTO center_info (id, issuer, shop_number, shop_name, fetched_at) VALUES (1, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET issuer = excluded.issuer, shop_number = excluded.shop_number,"
            " shop_name = excluded.shop_name, fetched_at = excluded.fetched_at",
            {keys.issuer.toString(), std::int64_t{keys.shop.value()}, keys.shopName, now.msSinceEpoch}));
        return {};
    });
}

Result<std::optional<CenterKnowledge>> KeyCache::load() const {
    KAZASU_TRY(const auto info,
               m_database.run("SELECT issuer, shop_number, shop_name, fetched_at FROM center_info"));
    if (info.rows.empty()) return std::optional<CenterKnowledge>{};
    KAZASU_TRY(const auto stored, m_database.run("SELECT key_id, public_key, issuer, valid_from, valid_until"
                                                 " FROM center_keys ORDER BY public_key"));
    const auto& row = info.rows[0];
    KAZASU_TRY(const auto issuer, IssuerId::parse(row.text(0)));
    KAZASU_TRY(const auto shop, ShopNumber::from(row.number(1)));
    std::vector<IssuerKey> keys;
    for (const auto& keyRow : stored.rows) {
        KAZASU_TRY(auto key, keyIn(keyRow));
        keys.push_back(std::move(key));
    }
    auto issuers = issuersOf(issuer, keys);
    return std::optional{CenterKnowledge{issuer, shop, row.text(2), Instant{row.number(3)},
                                         KeyRing(std::move(keys)), std::move(issuers)}};
}

}  // namespace kazasu::controller

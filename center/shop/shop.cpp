#include "center/shop/shop.h"

#include "center/base/rows.h"
#include "center/member/sessions.h"

#include <algorithm>

namespace kazasu::center {

Status insertShop(Database& database, const NewShop& shop, Instant now) {
    KAZASU_TRY(const auto inserted,
               database.run("INSERT INTO shop (number, name, institution, account, token_hash, created_at) "
                            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO NOTHING",
                            {sqlOf(shop.shop.number), shop.shop.name, sqlOf(shop.shop.institution),
                             shop.account, tokenHash(shop.token), sqlOf(now)}));
    if (inserted.changedRows != 1)
        return Error{ErrorCode::AlreadyExists, "there is a shop " + std::to_string(shop.shop.number.value())};
    return {};
}

Result<Shop> shopOf(Database& database, ShopNumber number) {
    KAZASU_TRY(const auto found,
               database.run("SELECT number, name, institution FROM shop WHERE number = ?", {sqlOf(number)}));
    if (found.rows.empty()) return Error{ErrorCode::ShopUnknown, "no such shop"};
    const SqlRow& row = found.rows[0];
    return Shop{shopAt(row, 0), row.text(1), idAt<InstitutionId>(row, 2)};
}

Result<ShopDirectory> ShopDirectory::read(Database& database) {
    KAZASU_TRY(const auto found, database.run("SELECT number, name, institution, token_hash FROM shop"));
    ShopDirectory directory;
    for (const SqlRow& row : found.rows)
        directory.m_shops.emplace(row.blob(3),
                                  Shop{shopAt(row, 0), row.text(1), idAt<InstitutionId>(row, 2)});
    return directory;
}

const Shop* ShopDirectory::findByToken(std::string_view token) const {
    const auto found = m_shops.find(tokenHash(token));
    return found == m_shops.end() ? nullptr : &found->second;
}

const Shop* ShopDirectory::find(ShopNumber number) const {
    const auto found = std::find_if(m_shops.begin(), m_shops.end(),
                                    [number](const auto& entry) { return entry.second.number == number; });
    return found == m_shops.end() ? nullptr : &found->second;
}

}  // namespace kazasu::center

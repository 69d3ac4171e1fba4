// Shops that may redeem codes: their number, the bank 110 and account that are credited, and who proves to be
// one.
#pragma once

#include "core/ids.h"
#include "platform/sql/database.h"

#include <map>
#include <string>

namespace kazasu::center {

struct Shop {
    ShopNumber number;
    std::string name;
    InstitutionId institution;  // 110
};

struct NewShop {
    Shop shop;
    std::string account;  // at 110, digits
    std::string token;    // only its SHA-256 is kept
};
/// AlreadyExists when the number is taken.
Status insertShop(Database& database, const NewShop& shop, Instant now);
Result<Shop> shopOf(Database& database, ShopNumber number);

/// Which token belongs to which shop; read once at the start, so that a wrong token costs nothing.
class ShopDirectory {
public:
    static Result<ShopDirectory> read(Database& database);
    /// nullptr for a token that no shop has.
    [[nodiscard]] const Shop* findByToken(std::string_view token) const;
    [[nodiscard]] const Shop* find(ShopNumber number) const;

private:
    std::map<Bytes, Shop> m_shops;  // by hash of the token
};

}  // namespace kazasu::center

// Between values and columns: how ids, moments and amounts rest in the center's tables.
#pragma once

#include "core/ids.h"
#include "core/money.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <optional>
#include <string>

namespace kazasu::center {

inline SqlValue sqlOf(Instant instant) { return instant.msSinceEpoch; }
inline SqlValue sqlOf(ShopNumber shop) { return static_cast<std::int64_t>(shop.value()); }
inline SqlValue sqlOf(Currency currency) { return static_cast<std::int64_t>(currency.numeric); }
template <class Id>
auto sqlOf(const Id& id) -> decltype(SqlValue{id.toString()}) {
    return id.toString();
}
inline SqlValue sqlOf(const std::string& text) { return text; }
template <class T>
SqlValue sqlOf(const std::optional<T>& value) {
    if (!value) return std::monostate{};
    return sqlOf(*value);
}

/// NULL when there is none.
SqlValue sqlMinorOf(const std::optional<Money>& amount);
SqlValue sqlCodeOf(const std::optional<Error>& error);
SqlValue sqlDetailOf(const std::optional<Error>& error);

/// What this program wrote itself reads back as what it was; anything else stops the program.
template <class Id>
Id idAt(const SqlRow& row, std::size_t column) {
    auto id = Id::parse(row.text(column));
    KAZASU_CHECK(id.isOk());
    return *std::move(id);
}

inline Instant instantAt(const SqlRow& row, std::size_t column) { return Instant{row.number(column)}; }

inline std::optional<Instant> optInstantAt(const SqlRow& row, std::size_t column) {
    if (row.isNull(column)) return std::nullopt;
    return instantAt(row, column);
}

inline ShopNumber shopAt(const SqlRow& row, std::size_t column) {
    auto shop = ShopNumber::from(row.number(column));
    KAZASU_CHECK(shop.isOk());
    return *shop;
}

inline std::optional<ShopNumber> optShopAt(const SqlRow& row, std::size_t column) {
    if (row.isNull(column)) return std::nullopt;
    return shopAt(row, column);
}

inline Money moneyAt(const SqlRow& row, std::size_t minorColumn, std::size_t currencyColumn) {
    auto money = moneyFrom(row.number(minorColumn), row.number(currencyColumn));
    KAZASU_CHECK(money.isOk());
    return *money;
}

}  // namespace kazasu::center

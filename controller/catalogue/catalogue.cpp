#include "controller/catalogue/catalogue.h"

#include "controller/catalogue/search_text.h"
#include "controller/sales_file/durably.h"
#include "platform/sql/like_pattern.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

constexpr std::string_view kItemColumns =
    "code, name, reading, department, price_minor, currency, tax_basis_points, is_reduced, quick_position,"
    " has_open_price, minimum_age";

Result<CatalogueItem> itemIn(const SqlRow& row) {
    CatalogueItem item{row.text(0),
                       row.text(1),
                       row.text(2),
                       row.text(3),
                       {},
                       TaxRate::standard(),
                       {},
                       row.number(9) != 0,
                       static_cast<int>(row.number(10))};
    KAZASU_TRY(item.unitPrice, moneyFrom(row.number(4), row.number(5)));
    KAZASU_TRY(item.taxRate, TaxRate::from(row.number(6), row.number(7) != 0));
    if (const auto position = row.optNumber(8)) item.quickPosition = static_cast<int>(*position);
    return item;
}

Result<std::vector<CatalogueItem>> itemsIn(const SqlResult& result) {
    std::vector<CatalogueItem> items;
    for (const auto& row : result.rows) {
        KAZASU_TRY(auto item, itemIn(row));
        items.push_back(std::move(item));
    }
    return items;
}

}  // namespace

Result<std::optional<CatalogueItem>> Catalogue::find(std::string_view code) const {
    static const std::string kSelect = "SELECT " + std::string(kItemColumns) + " FROM items WHERE code = ?";
    KAZASU_TRY(const auto result, m_database.run(kSelect, {std::string(code)}));
    if (result.rows.empty()) return std::optional<CatalogueItem>{};
    KAZASU_TRY(auto item, itemIn(result.rows.front()));
    return std::optional{std::move(item)};
}

Result<std::vector<CatalogueItem>> Catalogue::search(std::string_view text, std::size_t limit) const {
    const auto rows = static_cast<std::int64_t>(std::min(limit, kMaxFound));
    if (text.empty()) {
        static const std::string kQuickKeys =
            "SELECT " + std::string(kItemColumns) +
            " FROM items WHERE quick_position IS NOT NULL ORDER BY quick_position LIMIT ?";
        KAZASU_TRY(const auto result, m_database.run(kQuickKeys, {rows}));
        return itemsIn(result);
    }
    static const std::string kSearch =
        "SELECT " + std::string(kItemColumns) +
        " FROM items WHERE code LIKE ? ESCAPE '\\' OR folded_name LIKE ? ESCAPE '\\'"
        " OR folded_reading LIKE ? ESCAPE '\\'"
        " ORDER BY (code LIKE ? ESCAPE '\\' OR folded_name LIKE ? ESCAPE '\\'"
        " OR folded_reading LIKE ? ESCAPE '\\') DESC, folded_reading, code LIMIT ?";
    const std::string prefix = escapedForLike(foldForSearch(text)) + '%';
    const std::string inside = '%' + prefix;
    KAZASU_TRY(const auto result,
               m_database.run(kSearch, {inside, inside, inside, prefix, prefix, prefix, rows}));
    return itemsIn(result);
}

Result<std::int64_t> Catalogue::count() const {
    KAZASU_TRY(const auto result, m_database.run("SELECT count(*) FROM items"));
    return result.rows.front().number(0);
}

Result<std::vector<CatalogueItem>> Catalogue::all() const {
    static const std::string kSelect = "SELECT " + std::string(kItemColumns) + " FROM items ORDER BY code";
    KAZASU_TRY(const auto result, m_database.run(kSelect));
    return itemsIn(result);
}

Status Catalogue::update(const std::vector<CatalogueItem>& items) {
    return durably(m_database, [&]() -> Status {
        for (const auto& item : items) KAZASU_TRY_STATUS(write(item));
        return {};
    });
}

Status Catalogue::write(const CatalogueItem& item) {
    SqlValue position;
    if (item.quickPosition) {
        position = std::int64_t{*item.quickPosition};
        KAZASU_TRY_STATUS(
            m_database.run("UPDATE items SET quick_position = NULL WHERE quick_position = ?", {position}));
    }
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO items (code, name, reading, department, price_minor, currency, tax_basis_points, "
        "is_reduced,"
        " quick_position, folded_name, folded_reading, has_open_price, minimum_age)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (code) DO UPDATE SET name = excluded.name, reading = excluded.reading,"
        " department = excluded.department, price_minor = excluded.price_minor, currency = excluded.currency,"
        " tax_basis_points = excluded.tax_basis_points, is_reduced = excluded.is_reduced,"
        " quick_position = excluded.quick_position, folded_name = excluded.folded_name,"
        " folded_reading = excluded.folded_reading, has_open_price = excluded.has_open_price,"
        " minimum_age = excluded.minimum_age",
        {item.code, item.name, item.reading, item.department, item.unitPrice.minor(),
         std::int64_t{item.unitPrice.currency().numeric}, std::int64_t{item.taxRate.basisPoints()},
         std::int64_t{item.taxRate.isReduced() ? 1 : 0}, position, foldForSearch(item.name),
         foldForSearch(item.reading), std::int64_t{item.hasOpenPrice ? 1 : 0},
         std::int64_t{item.minimumAge}}));
    return {};
}

}  // namespace kazasu::controller

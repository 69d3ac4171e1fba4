// Catalogue: from a code to name, price and tax (patent: the store controller tells the POS terminal), kept
// in the store's database.
#pragma once

#include "controller/catalogue/item.h"
#include "platform/sql/database.h"

#include <vector>

namespace kazasu::controller {

class Catalogue {
public:
    static constexpr std::size_t kMaxFound = 200;  // more than a screen shows

    explicit Catalogue(Database& database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<CatalogueItem>> find(std::string_view code) const;
    /// Items whose code, name or reading contains the text; those that begin with it come first. An empty
    /// text gives the quick keys in their order.
    [[nodiscard]] Result<std::vector<CatalogueItem>> search(std::string_view text, std::size_t limit) const;
    [[nodiscard]] Result<std::int64_t> count() const;
    /// Every item, by code.
    [[nodiscard]] Result<std::vector<CatalogueItem>> all() const;

    /// Adds new items and updates known ones, all of them or none.
    [[nodiscard]] Status update(const std::vector<CatalogueItem>& items);

private:
    [[nodiscard]] Status write(const CatalogueItem& item);
    Database& m_database;
};

}  // namespace kazasu::controller

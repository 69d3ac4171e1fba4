// A completed sale as rows of the sales file, written by one function and checked by the same, so that a
// changed column is found.
#pragma once

#include "core/json.h"
#include "core/sale/sale.h"
#include "platform/sql/database.h"

namespace kazasu::controller {

inline constexpr std::string_view kSaleEntry = "sale";
inline constexpr std::string_view kVoidEntry = "void";

/// Inserts sale, lines, tenders and what came back. Inside the caller's transaction.
[[nodiscard]] Status insertSale(Database& database, const Sale& sale);
/// The sale as it was stored; none if there is none.
Result<std::optional<Sale>> storedSale(Database& database, const SaleId& id);
/// What the journal says of a sale, for its entry.
Json journalContentOf(const Sale& sale);
/// BooksDisagree unless body and every column of the stored sale are what its journal entry says.
[[nodiscard]] Status checkStoredSale(Database& database, const std::string& saleId, const std::string& entry);

}  // namespace kazasu::controller

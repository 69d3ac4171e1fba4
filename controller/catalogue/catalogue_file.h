// A catalogue as a CSV file: `code,name,reading,department,price,tax_permille[,quick]`. Every row that is
// wrong is named by its line; a file with one wrong row is imported not at all.
#pragma once

#include "controller/catalogue/item.h"

#include <string_view>
#include <vector>

namespace kazasu::controller {

struct CatalogueProblem {
    std::size_t line = 0;
    Error error;
};

struct CatalogueFile {
    std::vector<CatalogueItem> items;        // empty when there are problems
    std::vector<CatalogueProblem> problems;  // by line, at most kMaxProblems
};

inline constexpr std::size_t kMaxProblems = 100;  // beyond that a person mends the file, not the lines
inline constexpr int kMaxQuickPosition = 200;

/// CsvRowInvalid (text that is no CSV), CsvHeaderInvalid. Problems of single rows are in the value:
/// CsvRowInvalid, CheckDigitInvalid (8, 12 or 13 digits that are no JAN), CatalogueDuplicate,
/// SalePriceInvalid, TaxRateUnknown; TextRefused, CardNumberRefused and TooLong as core/text/clean_text.h has
/// them, CardNumberRefused for a code, too.
Result<CatalogueFile> readCatalogueFile(std::string_view text);

/// The items as a file that readCatalogueFile() reads back as the same items, and in which no name is a
/// formula to a spreadsheet (core/text/csv.h).
std::string writeCatalogueFile(const std::vector<CatalogueItem>& items);

}  // namespace kazasu::controller

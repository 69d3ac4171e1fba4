#include "controller/catalogue/catalogue_file.h"

#include "core/code/check_digit.h"
#include "core/sale/sale.h"
#include "core/scan_label.h"
#include "core/text/card_number.h"
#include "core/text/clean_text.h"
#include "core/text/csv.h"
#include "core/text/whole_number.h"

#include <algorithm>
#include <array>
#include <map>

namespace kazasu::controller {
namespace {

constexpr std::array<std::string_view, 9> kHeader{
    "code", "name", "reading", "department", "price", "tax_permille", "quick", "open_price", "minimum_age"};
constexpr std::size_t kRequiredFields = 6;
constexpr int kMaxMinimumAge = 99;

Status checkHeader(const CsvRow& row) {
    const bool isKnown = row.fields.size() >= kRequiredFields && row.fields.size() <= kHeader.size() &&
                         std::equal(row.fields.begin(), row.fields.end(), kHeader.begin());
    if (isKnown) return {};
    return Error{
        ErrorCode::CsvHeaderInvalid,
        "line " + std::to_string(row.line) +
            ": expected code,name,reading,department,price,tax_permille[,quick[,open_price[,minimum_age]]]"};
}

bool isCodeCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("./+ -").find(c) != std::string_view::npos;
}

Status checkCode(const std::string& code) {
    if (code.empty() || code.size() > kMaxItemCodeLength ||
        !std::all_of(code.begin(), code.end(), isCodeCharacter)) {
        return Error{ErrorCode::CsvRowInvalid, "code: 1 to 48 of 0-9 A-Z a-z . / + - and space"};
    }
    const bool looksLikeJan = isDigits(code) && (code.size() == 8 || code.size() == 12 || code.size() == 13);
    if (looksLikeJan && !hasValidGs1CheckDigit(code)) {
        return Error{ErrorCode::CheckDigitInvalid, "code " + code + ": the last digit does not fit"};
    }
    // A GTIN of 14 digits may look like a card of as many; its own check digit tells.
    const bool isCartonOfGoods = isDigits(code) && code.size() == 14 && hasValidGs1CheckDigit(code);
    if (!isCartonOfGoods && holdsCardNumber(code))
        return Error{ErrorCode::CardNumberRefused, "code: looks like the number of a card"};
    return {};
}

/// UPC-A is stored as scanners and the classifier give it: as EAN-13.
std::string canonicalCode(const std::string& code) {
    return isDigits(code) && code.size() == 12 ? "0" + code : code;
}

Result<std::string> textFrom(std::string_view name, const std::string& text) {
    auto clean = cleanText(text, Sale::kMaxTextBytes);
    if (!clean) return Error{clean.code(), std::string(name) + ": " + clean.error().detail};
    return clean;
}

Result<Money> priceFrom(const std::string& text) {
    const auto price = wholeNumber<std::int64_t>(text);
    if (!price || *price < 0 || *price > Sale::kMaxUnitPriceMinor) {
        return Error{ErrorCode::SalePriceInvalid, "price: expected whole yen, 0 to 999999999"};
    }
    return Money::yen(*price);
}

/// Japan's rates (standards: National Tax Agency): 10 %, the reduced 8 %, and none.
Result<TaxRate> taxRateFrom(const std::string& text) {
    if (text == "100") return TaxRate::standard();
    if (text == "80") return TaxRate::reduced();
    if (text == "0") return TaxRate::exempt();
    return Error{ErrorCode::TaxRateUnknown, "tax_permille: expected 100, 80 or 0"};
}

Result<std::optional<int>> quickPositionFrom(const CsvRow& row) {
    if (row.fields.size() <= kRequiredFields || row.fields[kRequiredFields].empty())
        return std::optional<int>{};
    const auto position = wholeNumber<std::int64_t>(row.fields[kRequiredFields]);
    if (!position || *position < 1 || *position > kMaxQuickPosition) {
        return Error{ErrorCode::CsvRowInvalid, "quick: expected 1 to 200, or nothing"};
    }
    return std::optional{static_cast<int>(*position)};
}

/// A column that the file may leave out, or the row leave empty.
std::string optionalField(const CsvRow& row, std::size_t place) {
    return row.fields.size() > place ? row.fields[place] : std::string();
}

Status readQuestions(const CsvRow& row, CatalogueItem& item) {
    const std::string open = optionalField(row, 7);
    if (!open.empty() && open != "0" && open != "1")
        return Error{ErrorCode::CsvRowInvalid, "open_price: expected 1, 0 or nothing"};
    item.hasOpenPrice = open == "1";
    const std::string age = optionalField(row, 8);
    const auto years = age.empty() ? std::optional{0} : wholeNumber<int>(age, 0, kMaxMinimumAge);
    if (!years) return Error{ErrorCode::CsvRowInvalid, "minimum_age: expected 0 to 99, or nothing"};
    item.minimumAge = *years;
    return {};
}

Result<CatalogueItem> itemFrom(CsvRow row, std::size_t expectedFields) {
    for (auto& field : row.fields) field = unguardedField(field);
    if (row.fields.size() != expectedFields) {
        return Error{ErrorCode::CsvRowInvalid, "expected " + std::to_string(expectedFields) +
                                                   " fields, found " + std::to_string(row.fields.size())};
    }
    KAZASU_TRY_STATUS(checkCode(row.fields[0]));
    CatalogueItem item;
    item.code = canonicalCode(row.fields[0]);
    KAZASU_TRY(item.name, textFrom("name", row.fields[1]));
    if (item.name.empty()) return Error{ErrorCode::CsvRowInvalid, "name: is empty"};
    KAZASU_TRY(item.reading, textFrom("reading", row.fields[2]));
    KAZASU_TRY(item.department, textFrom("department", row.fields[3]));
    KAZASU_TRY(item.unitPrice, priceFrom(row.fields[4]));
    KAZASU_TRY(item.taxRate, taxRateFrom(row.fields[5]));
    KAZASU_TRY(item.quickPosition, quickPositionFrom(row));
    KAZASU_TRY_STATUS(readQuestions(row, item));
    return item;
}

/// A code or a quick key that stands in the file twice: which of the two was meant?
class CatalogueDuplicates {
public:
    Status see(const CatalogueItem& item, std::size_t line) {
        const auto [known, isNew] = m_codes.emplace(item.code, line);
        if (!isNew) return again("code " + item.code, known->second);
        if (!item.quickPosition) return {};
        const auto [taken, isFree] = m_positions.emplace(*item.quickPosition, line);
        if (!isFree) return again("quick " + std::to_string(*item.quickPosition), taken->second);
        return {};
    }

private:
    static Error again(const std::string& what, std::size_t line) {
        return {ErrorCode::CatalogueDuplicate,
                what + ": stands on line " + std::to_string(line) + " already"};
    }
    std::map<std::string, std::size_t> m_codes;
    std::map<int, std::size_t> m_positions;
};

}  // namespace

Result<CatalogueFile> readCatalogueFile(std::string_view text) {
    KAZASU_TRY(const auto rows, parseCsv(text));
    if (rows.empty()) return Error{ErrorCode::CsvHeaderInvalid, "line 1: the file is empty"};
    KAZASU_TRY_STATUS(checkHeader(rows.front()));
    CatalogueFile file;
    CatalogueDuplicates duplicates;
    for (std::size_t i = 1; i < rows.size() && file.problems.size() < kMaxProblems; ++i) {
        auto item = itemFrom(rows[i], rows.front().fields.size());
        if (!item) {
            file.problems.push_back({rows[i].line, item.error()});
            continue;
        }
        if (const auto unique = duplicates.see(*item, rows[i].line); !unique) {
            file.problems.push_back({rows[i].line, unique.error()});
            continue;
        }
        file.items.push_back(*std::move(item));
    }
    if (!file.problems.empty()) file.items.clear();
    return file;
}

std::string writeCatalogueFile(const std::vector<CatalogueItem>& items) {
    std::string text = toCsv({kHeader.begin(), kHeader.end()});
    for (const auto& item : items) {
        text +=
            toCsv({guardedField(item.code), guardedField(item.name), guardedField(item.reading),
                   guardedField(item.department), std::to_string(item.unitPrice.minor()),
                   std::to_string(item.taxRate.basisPoints() / 10),
                   item.quickPosition ? std::to_string(*item.quickPosition) : std::string(),
                   item.hasOpenPrice ? "1" : "", item.minimumAge > 0 ? std::to_string(item.minimumAge) : ""});
    }
    return text;
}

}  // namespace kazasu::controller

// CSV as RFC 4180 has it: fields separated by commas, quoted fields may hold commas, line ends and doubled
// quotes. Bounded; every row knows the line it began on, so that an error can be found in an editor.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

struct CsvRow {
    std::size_t line = 1;  // of its first character, counted from 1
    std::vector<std::string> fields;
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

inline constexpr std::size_t kCsvMaxBytes = 32U << 20U;  // a supermarket's catalogue has about 5 MiB
inline constexpr std::size_t kCsvMaxFields = 64;

/// The rows of the text, blank lines left out. A byte order mark is skipped; lines end with LF or CR LF.
/// CsvRowInvalid names the line: a quote inside an unquoted field, text after a closing quote, a quote never
/// closed, a lone CR, too many fields, not UTF-8. TooLong beyond kCsvMaxBytes.
Result<std::vector<CsvRow>> parseCsv(std::string_view text);

/// One row, quoted where needed, with CR LF. What parseCsv reads back is the same.
std::string toCsv(const std::vector<std::string>& fields);

/// A spreadsheet that opens the file would obey a field that begins with = + - @, a tab or a carriage return
/// (OWASP ASVS 5.0, 1.2.10): such a field gets a ' in front, which spreadsheets take as "this is text".
std::string guardedField(std::string_view field);
/// What guardedField() was given; every other field as it stands.
std::string unguardedField(std::string_view field);

}  // namespace kazasu

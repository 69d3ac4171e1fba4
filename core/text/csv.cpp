#include "core/text/csv.h"

#include "core/text/utf8.h"

namespace kazasu {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text) {}
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    Result<CsvRow> nextRow() {
        CsvRow row{m_line, {}};
        for (;;) {
            if (row.fields.size() == kCsvMaxFields) return error("more than 64 fields");
            KAZASU_TRY(auto field, peek() == '"' ? quotedField() : plainField());
            row.fields.push_back(std::move(field));
            if (atEnd()) return row;
            if (peek() == ',') {
                ++m_at;
                continue;
            }
            KAZASU_TRY_STATUS(takeLineEnd());
            return row;
        }
    }

private:
    [[nodiscard]] char peek() const { return atEnd() ? '\n' : m_text[m_at]; }
    [[nodiscard]] Error error(std::string_view why) const {
        return {ErrorCode::CsvRowInvalid, "line " + std::to_string(m_line) + ": " + std::string(why)};
    }

    Result<std::string> plainField() {
        const std::size_t start = m_at;
        while (!atEnd() && m_text[m_at] != ',' && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
            if (m_text[m_at] == '"') return error("a quote inside a field that is not quoted");
            ++m_at;
        }
        return std::string(m_text.substr(start, m_at - start));
    }

    Result<std::string> quotedField() {
        const std::size_t openedOn = m_line;
        std::string field;
        for (++m_at; !atEnd(); ++m_at) {
            if (m_text[m_at] == '\n') ++m_line;
            if (m_text[m_at] != '"') {
                field += m_text[m_at];
                continue;
            }
            ++m_at;
            if (atEnd() || m_text[m_at] != '"') return afterQuote(std::move(field));
            field += '"';
        }
        m_line = openedOn;
        return error("a quote is never closed");
    }

    Result<std::string> afterQuote(std::string field) {
        if (!atEnd() && m_text[m_at] != ',' && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
            return error("text after a closing quote");
        }
        return field;
    }

    Status takeLineEnd() {
        if (peek() == '\r') {
            ++m_at;
            if (atEnd() || m_text[m_at] != '\n') return error("a carriage return without a line feed");
        }
        ++m_at;
        ++m_line;
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

/// Also behind guards, so that one more can be told from those that belong to the text.
bool beginsFormula(std::string_view field) {
    const auto first = field.find_first_not_of('\'');
    return first != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(field[first]) != std::string_view::npos;
}

bool isBlankRow(const CsvRow& row) { return row.fields.size() == 1 && row.fields[0].empty(); }

}  // namespace

Result<std::vector<CsvRow>> parseCsv(std::string_view text) {
    if (text.size() > kCsvMaxBytes) return Error{ErrorCode::TooLong, "CSV: more than 32 MiB"};
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    std::vector<CsvRow> rows;
    for (CsvReader reader(text); !reader.atEnd();) {
        KAZASU_TRY(auto row, reader.nextRow());
        for (const auto& field : row.fields) {
            if (!isUtf8(field)) {
                return Error{ErrorCode::CsvRowInvalid, "line " + std::to_string(row.line) + ": not UTF-8"};
            }
        }
        if (!isBlankRow(row)) rows.push_back(std::move(row));
    }
    return rows;
}

std::string guardedField(std::string_view field) {
    return beginsFormula(field) ? '\'' + std::string(field) : std::string(field);
}

std::string unguardedField(std::string_view field) {
    return std::string(field.starts_with('\'') && beginsFormula(field) ? field.substr(1) : field);
}

std::string toCsv(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        const bool needsQuotes = fields[i].find_first_of(",\"\r\n") != std::string::npos ||
                                 fields[i].starts_with(kByteOrderMark) ||  // else it would read as the file's
                                 (fields.size() == 1 && fields[i].empty());
        if (!needsQuotes) {
            line += fields[i];
            continue;
        }
        line += '"';
        for (const char c : fields[i]) line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace kazasu

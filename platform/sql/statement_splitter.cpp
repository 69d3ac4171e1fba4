#include "platform/sql/statement_splitter.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace kazasu {
namespace {

bool isWordByte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

struct SqlToken {
    enum class Kind { Blank, Word, Quoted, Symbol, Unterminated } kind;
    std::string_view text;
};

/// Reads one token after another; every byte of the text belongs to exactly one token.
class SqlTokens {
public:
    explicit SqlTokens(std::string_view text) : m_text(text) {}
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    SqlToken next() {
        const std::string_view rest = m_text.substr(m_at);
        const char c = rest[0];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) return take(SqlToken::Kind::Blank, 1);
        if (rest.starts_with("--")) {
            return take(SqlToken::Kind::Blank, std::min(rest.find('\n'), rest.size()));
        }
        if (rest.starts_with("/*")) return upTo(SqlToken::Kind::Blank, rest.find("*/", 2), 2);
        if (c == '\'' || c == '"' || c == '`') {
            return upTo(SqlToken::Kind::Quoted, rest.find(c, 1), 1);  // '' inside reads as two quoted tokens
        }
        if (c == '$') return dollarQuoted(rest);
        if (isWordByte(c)) {
            const auto end = std::find_if_not(rest.begin(), rest.end(), isWordByte);
            return take(SqlToken::Kind::Word, static_cast<std::size_t>(end - rest.begin()));
        }
        return take(SqlToken::Kind::Symbol, 1);
    }

private:
    SqlToken take(SqlToken::Kind kind, std::size_t length) {
        const SqlToken token{kind, m_text.substr(m_at, length)};
        m_at += length;
        return token;
    }
    SqlToken upTo(SqlToken::Kind kind, std::size_t found, std::size_t closingLength) {
        if (found == std::string_view::npos) {
            return take(SqlToken::Kind::Unterminated, m_text.size() - m_at);
        }
        return take(kind, found + closingLength);
    }
    SqlToken dollarQuoted(std::string_view rest) {
        const auto tagEnd = std::find_if_not(rest.begin() + 1, rest.end(), isWordByte);
        if (tagEnd == rest.end() || *tagEnd != '$') return take(SqlToken::Kind::Symbol, 1);  // $1
        const auto tag = rest.substr(0, static_cast<std::size_t>(tagEnd - rest.begin()) + 1);
        return upTo(SqlToken::Kind::Quoted, rest.find(tag, tag.size()), tag.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string upperCase(std::string_view word) {
    std::string upper(word);
    for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return upper;
}

/// Says whether a semicolon here is inside the body of a trigger.
class TriggerDepth {
public:
    void see(const std::string& word) {
        ++m_words;
        if (m_words == 1) m_creates = word == "CREATE";
        if (m_creates && m_words <= 3 && word == "TRIGGER") m_isTrigger = true;
        if (!m_isTrigger) return;
        if (word == "BEGIN" || word == "CASE") ++m_depth;
        if (word == "END" && m_depth > 0) --m_depth;
    }
    [[nodiscard]] bool isInside() const { return m_depth > 0; }

private:
    int m_words = 0, m_depth = 0;
    bool m_creates = false, m_isTrigger = false;
};

}  // namespace

Result<std::vector<std::string>> splitStatements(std::string_view text) {
    std::vector<std::string> statements;
    std::string statement, pendingBlank;
    TriggerDepth trigger;
    const auto finish = [&] {
        if (!statement.empty()) statements.push_back(std::move(statement));
        statement.clear();
        pendingBlank.clear();
        trigger = {};
    };
    for (SqlTokens tokens(text); !tokens.atEnd();) {
        const SqlToken token = tokens.next();
        if (token.kind == SqlToken::Kind::Unterminated) {
            return Error{ErrorCode::ParseFailed, "no end of: " + std::string(token.text.substr(0, 40))};
        }
        if (token.kind == SqlToken::Kind::Blank) {
            pendingBlank += token.text;
            continue;
        }
        if (token.text == ";" && !trigger.isInside()) {
            finish();
            continue;
        }
        if (token.kind == SqlToken::Kind::Word) trigger.see(upperCase(token.text));
        if (!statement.empty()) statement += pendingBlank;
        pendingBlank.clear();
        statement += token.text;
    }
    if (trigger.isInside()) return Error{ErrorCode::ParseFailed, "a trigger has no END"};
    finish();
    return statements;
}

StatementKind statementKind(std::string_view statement) {
    constexpr std::array kReads{"SELECT", "VALUES"};
    constexpr std::array kChanges{"INSERT", "UPDATE", "DELETE", "REPLACE"};
    constexpr std::array kTransaction{"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"};
    const auto isOneOf = [](const auto& words, const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    int depth = 0;
    bool isFirst = true;
    for (SqlTokens tokens(statement); !tokens.atEnd();) {
        const SqlToken token = tokens.next();
        if (token.text == "(") ++depth;
        if (token.text == ")") --depth;
        if (token.kind != SqlToken::Kind::Word || depth != 0) continue;
        const std::string word = upperCase(token.text);
        if (isFirst && isOneOf(kTransaction, word)) return StatementKind::Transaction;
        if (isOneOf(kReads, word)) return StatementKind::Reads;
        if (isOneOf(kChanges, word)) return StatementKind::ChangesRows;
        if (isFirst && word != "WITH") return StatementKind::Other;
        isFirst = false;
    }
    return StatementKind::Other;
}

}  // namespace kazasu

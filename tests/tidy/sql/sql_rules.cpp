#include "tests/tidy/sql/sql_rules.h"

#include <QRegularExpression>

#include <array>

namespace kazasu::tidy {
namespace {

struct Exception {
    const char* path;
    const char* operand;
};
/// Names of tables and columns, and numbers of ours, that cannot be placeholders.
constexpr std::array kExceptions{
    Exception{"platform/sql/migrations.cpp", "number"},         // of a migration file
    Exception{"platform/sql/sqlite_database.cpp", "name"},      // of a PRAGMA
    Exception{"controller/staff/pin_tries.cpp", "column"},      // one of two literals
    Exception{"controller/sales_file/sale_rows.cpp", "table"},  // rowsOf(): constants of its callers
    Exception{"controller/sales_file/sale_rows.cpp", "columns"},
    Exception{"controller/sales_file/sale_rows.cpp", "order"},
    Exception{"center/reports/shop_reports.cpp", "shopColumn"},  // watermarkSql(): a column's name
    Exception{"bank/holds.cpp", "where"},                        // literals of its callers
};

/// A literal with its place; literals that stand side by side are one.
struct Literal {
    QString text;
    qsizetype start;
    qsizetype end;
};

qsizetype endOfComment(const QString& text, qsizetype at) {
    const auto end =
        text.indexOf(text[at + 1] == QLatin1Char('/') ? QStringLiteral("\n") : QStringLiteral("*/"), at + 2);
    return end < 0 ? text.size() : end;
}

qsizetype endOfQuoted(const QString& text, qsizetype at) {
    const QChar quote = text[at];
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\'))
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.size();
}

QList<Literal> literalsIn(const QString& text) {
    QList<Literal> found;
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        const bool isComment = c == QLatin1Char('/') && i + 1 < text.size() &&
                               (text[i + 1] == QLatin1Char('/') || text[i + 1] == QLatin1Char('*'));
        const bool isDigitSeparator = c == QLatin1Char('\'') && i > 0 && text[i - 1].isDigit();
        if (isComment) {
            i = endOfComment(text, i);
        } else if (c == QLatin1Char('"')) {
            const auto end = endOfQuoted(text, i);
            const QString content = text.mid(i + 1, end - i - 2);
            if (!found.isEmpty() &&
                QStringView(text).mid(found.last().end, i - found.last().end).trimmed().isEmpty()) {
                found.last() = {found.last().text + content, found.last().start, end};
            } else {
                found << Literal{content, i, end};
            }
            i = end;
        } else {
            i = c == QLatin1Char('\'') && !isDigitSeparator ? endOfQuoted(text, i) : i + 1;
        }
    }
    return found;
}

bool isSql(const QString& literal) {
    static const QRegularExpression kWords(QStringLiteral(
        R"(\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|WHERE|AND|OR|SET|VALUES|ORDER BY|GROUP BY|LIMIT|PRAGMA)\b)"));
    return kWords.match(literal).hasMatch();
}

/// What is joined behind and before the literal, without a std::string( ) around it; empty for nothing.
QString operandAfter(const QString& text, const Literal& literal) {
    static const QRegularExpression kAfter(
        QStringLiteral(R"(\G\s*(?:\+\s*(?:std::string\(\s*)?(\"|[\w:.>-]+)|(\.arg)\())"));
    const auto match = kAfter.match(text, literal.end, QRegularExpression::NormalMatch);
    return match.hasMatch() ? match.captured(1) + match.captured(2) : QString();
}

QString operandBefore(const QString& text, const Literal& literal) {
    static const QRegularExpression kBefore(
        QStringLiteral(R"(([\w:.>-]+)\s*(?:\([^()]*\)\s*)?\)?\s*\+\s*$)"));
    const auto from = qMax(qsizetype{0}, literal.start - 120);
    const auto match = kBefore.match(text.mid(from, literal.start - from));
    if (!match.hasMatch()) return {};
    static const QRegularExpression kInside(QStringLiteral(R"(std::string\(\s*([\w:.>-]+)\s*\)\s*\+\s*$)"));
    const auto inside = kInside.match(match.captured(0));
    return inside.hasMatch() ? inside.captured(1) : match.captured(1);
}

bool isConstant(const QString& operand) {
    static const QRegularExpression kConstant(QStringLiteral(R"(^(\"|(\w+::)*k[A-Z]\w*|\w+Sql)$)"));
    return operand.isEmpty() || kConstant.match(operand).hasMatch();
}

}  // namespace

BuiltSql builtSqlIn(const QString& path, const QString& text) {
    BuiltSql built;
    for (const auto& literal : literalsIn(text)) {
        if (!isSql(literal.text)) continue;
        for (const auto& operand : {operandBefore(text, literal), operandAfter(text, literal)}) {
            if (isConstant(operand)) continue;
            const QString name = path + QLatin1Char(' ') + operand;
            if (exceptions().contains(name)) {
                built.usedExceptions << name;
            } else {
                built.complaints << QStringLiteral("%1:%2: %3 is joined to SQL")
                                        .arg(path)
                                        .arg(text.left(literal.start).count(QLatin1Char('\n')) + 1)
                                        .arg(operand);
            }
        }
    }
    return built;
}

QStringList exceptions() {
    QStringList names;
    for (const auto& each : kExceptions)
        names << QLatin1String(each.path) + QLatin1Char(' ') + QLatin1String(each.operand);
    return names;
}

}  // namespace kazasu::tidy

// Which text may be joined to SQL in our sources: other constants of ours, and nothing that came from
// outside. Values go through placeholders (docs/security.md, rows 8 and 9).
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace kazasu::tidy {

struct BuiltSql {
    QStringList complaints;        // one line of words each
    QSet<QString> usedExceptions;  // "path operand"
};

/// What is joined to a literal of SQL by +, += or arg() and is neither a constant (kName), nor another
/// literal, nor a function that is named ...Sql, nor an exception; `path` is relative to the source root.
BuiltSql builtSqlIn(const QString& path, const QString& text);
/// Every exception there is, as "path operand".
QStringList exceptions();

}  // namespace kazasu::tidy

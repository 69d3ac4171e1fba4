// Splits the text of a migration into single statements, because Qt executes one at a time. Respects quotes,
// comments, PostgreSQL's dollar quotes and the BEGIN ... END of a trigger.
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

/// The statements in order, without their semicolon and without surrounding comments and blanks. ParseFailed:
/// a quote, a comment or a trigger has no end.
Result<std::vector<std::string>> splitStatements(std::string_view text);

/// What a statement does, by its first word outside parentheses that says so (a WITH clause is looked
/// through).
enum class StatementKind { Reads, ChangesRows, Transaction, Other };
StatementKind statementKind(std::string_view statement);

}  // namespace kazasu

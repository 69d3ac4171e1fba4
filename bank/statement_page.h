// A statement as people read it: plain text or one HTML page, in Japanese or English.
#pragma once

#include "bank/statement.h"

namespace kazasu::bank {

enum class Language { Japanese, English };

/// Lines of aligned columns; every wide character counts two.
std::string statementText(const Statement& statement, const std::string& institutionName, Language language);
/// A whole page without scripts or outside references; everything variable is escaped.
std::string statementHtml(const Statement& statement, const std::string& institutionName, Language language);

}  // namespace kazasu::bank

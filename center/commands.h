// The operator's commands beside serving: add a shop, print the books, explain one code.
#pragma once

#include "center/config.h"
#include "core/random.h"
#include "platform/sql/database.h"

#include <map>
#include <string>
#include <vector>

namespace kazasu::center {

/// Words and options of the command line: `shop add --number 1001 --json`.
struct CommandLine {
    std::vector<std::string> words;
    std::map<std::string, std::string> options;  // without dashes; a flag has an empty value

    [[nodiscard]] bool has(const std::string& name) const { return options.contains(name); }
    /// InvalidArgument when it is missing or empty.
    [[nodiscard]] Result<std::string> need(const std::string& name) const;
};
/// InvalidArgument for an option that no command has or that lacks its value.
Result<CommandLine> commandLineFrom(const std::vector<std::string>& arguments);

std::string_view commandHelp();

/// Adds a shop and answers with its new token, which is kept nowhere else.
Result<std::string> addShop(Database& database, const CenterConfig& config, const CommandLine& line,
                            Random& random, Instant now);
/// What `books` and `explain` print, seen at one moment.
Result<std::string> printBooks(Database& database);
Result<std::string> printLife(Database& database, const std::string& code);

}  // namespace kazasu::center

// The operator's commands beside serving: shops and their machines, print the books, explain one code.
#pragma once

#include "center/device/operator_desk.h"
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

/// The two words of an operator's command and its options.
OperatorWish wishOf(const CommandLine& line);
/// What such a command prints, beside a token that has a file to go to.
std::string wordsOf(const OperatorWish& wish, const Json& answer, bool asJson);

/// `restored`: the file is a backup, raise the epoch. `open`: nothing is missing any more. `suspense`: what
/// waits for an operator; `suspense assign ISSUE --institution ID`: whose money it is.
Result<std::string> operate(Database& database, const CommandLine& line, Instant now);
/// What `books` and `explain` print, seen at one moment.
Result<std::string> printBooks(Database& database);
Result<std::string> printDisputes(Database& database);
Result<std::string> printLife(Database& database, const std::string& code);
/// `ledger verify [--head SEQUENCE:HASH]`: the head of the chain. LedgerUnbalanced, ChainBroken or
/// ChainCutOff names the first entry that is wrong.
Result<std::string> verifyBooks(Database& database, const CommandLine& line);

}  // namespace kazasu::center

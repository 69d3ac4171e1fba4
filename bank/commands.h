// The operator's commands: accounts, cards, statements, books. They work on the database file itself; those
// that write need the host to be stopped.
#pragma once

#include "bank/config.h"
#include "core/time.h"
#include "platform/sql/database.h"

#include <functional>
#include <string>
#include <vector>

namespace kazasu::bank {

/// The text for --help.
std::string_view commandHelp();

/// What a command prints, and whether the program succeeds: `books` prints and fails when the books do not
/// balance.
struct CommandOutcome {
    std::string output;
    bool isSuccess = true;
};

class Commands {
public:
    using WriteFile = std::function<Status(const std::string& path, const std::string& content)>;

    Commands(Database& database, Clock& clock, const Config& config, WriteFile writeFile)
        : m_database(database), m_clock(clock), m_config(config), m_writeFile(std::move(writeFile)) {}

    /// Whether these words are a command that writes.
    static bool writes(const std::vector<std::string>& words);
    /// InvalidArgument for words that are no command, with the words to say instead.
    Result<CommandOutcome> run(const std::vector<std::string>& words);

private:
    class Options;
    Result<CommandOutcome> addAccount(const Options& options);
    Result<CommandOutcome> setBlocked(const Options& options, bool isBlocked);
    Result<CommandOutcome> listAccounts(const Options& options);
    Result<CommandOutcome> addCard(const Options& options);
    Result<CommandOutcome> statement(const Options& options);
    Result<CommandOutcome> books(const Options& options);

    Database& m_database;
    Clock& m_clock;
    const Config& m_config;
    WriteFile m_writeFile;
};

}  // namespace kazasu::bank

// How our programs begin and end: the arguments all of them understand, how they log, three exit codes, one
// line that says what was wrong, and the two signals that ask for the end.
#pragma once

#include "core/error.h"

#include <csignal>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;      // it was tried and did not succeed, or the answer is no
inline constexpr int kWrongUsage = 2;  // the command line or the configuration is wrong: nothing was tried

/// The version of the whole project, "1.2.3".
std::string_view projectVersion();

struct Program {
    std::string_view name;  // as it is called
    std::string_view help;  // all of what --help prints
    /// Whether these words are a command that has no configuration; none has when it is left out.
    std::function<bool(const std::vector<std::string>& words)> needsNoConfig = {};
};

struct ProgramArguments {
    std::string config;              // of --config FILE; has to be there for all but such commands
    bool wantsCheck = false;         // --check: look at the configuration and end
    std::vector<std::string> words;  // everything else, in its order
};

/// From here on every message of the log is one line on standard error with the time in front, whatever the
/// names in it hold (core/text/one_line.h). runProgram() begins with it.
void logInLines();

/// A crash leaves no picture of this program's memory on the disk: keys and tokens are in it. Also what
/// runProgram() begins with.
void leaveNoCore();

/// Logs to standard error with the time in front, answers --help (-h) and --version (-v), and otherwise runs
/// the program with its arguments. The exit code.
int runProgram(const Program& program, const std::vector<std::string>& given,
               const std::function<int(const ProgramArguments&)>& run);

/// Says the error on standard error. kWrongUsage or kFailed, for main() to return.
int endWithError(std::string_view program, const Error& error);

/// Blocks SIGTERM and SIGINT and answers with both. Call it before any thread exists: then none of them takes
/// one, and only whoever waits for the signals gets them.
sigset_t blockEndSignals();

}  // namespace kazasu

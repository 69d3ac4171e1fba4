#include "center/run_command.h"

#include "center/device/operator_line.h"
#include "center/keys/key_commands.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/private_file.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"

#include <filesystem>
#include <iostream>

namespace kazasu::center {
namespace {

int failWith(const Error& error) { return endWithError("kazasu-center", error); }

int operatorCommand(const CenterConfig& config, const CommandLine& line) {
    const bool toFile = line.has("token-file");
    if (toFile && std::filesystem::exists(line.options.at("token-file")))
        return failWith({ErrorCode::InvalidArgument, line.options.at("token-file") + " exists"});
    const OperatorWish wish = wishOf(line);
    const auto answer = askOperatorDesk(config, wish);
    if (!answer) return failWith(answer.error());
    const auto token = answer->getText("token");
    if (toFile && token) {
        const Status written = createPrivateFile(line.options.at("token-file"), *token + '\n');
        return written ? kDone : failWith(written.error());
    }
    std::cout << (token ? *token + '\n' : wordsOf(wish, *answer, line.has("json"))) << std::flush;
    return kDone;
}

int print(const Result<std::string>& text) {
    if (!text) return failWith(text.error());
    std::cout << *text << std::flush;
    return kDone;
}

int keys(const CenterConfig& config, const CommandLine& line) {
    SystemClock clock;
    SystemRandom random;
    return print(runKeyCommand(config, line, random, clock.now()));
}

int operateOn(const CenterConfig& config, const CommandLine& line) {
    const auto database = openSqlite({config.database, std::string(kMigrations), false});
    if (!database) return failWith(database.error());
    SystemClock clock;
    return print(operate(**database, line, clock.now()));
}

}  // namespace

Result<StaticFiles> openPages(const CenterConfig& config) {
    if (!config.isWebRequired && !std::filesystem::exists(config.web)) return StaticFiles{};
    return StaticFiles::readFolder(config.web);
}

int checkCenter(const CenterConfig& config) {
    const auto pages = openPages(config);
    if (!pages) return failWith(pages.error());
    if (std::filesystem::exists(config.database)) {
        const auto database = openSqliteReadOnly(config.database);
        if (!database) return failWith(database.error());
        const auto verdict = verifyBooks(**database, {});
        if (!verdict) return failWith(verdict.error());
    }
    std::cout << "ok" << std::endl;
    return kDone;
}

int runCommand(const CenterConfig& config, const std::vector<std::string>& given) {
    const auto line = commandLineFrom(given);
    if (!line) return failWith(line.error());
    const std::vector<std::string>& words = line->words;
    if (words.empty()) return failWith({ErrorCode::InvalidArgument, "no command; see --help"});
    if (words[0] == "keys") return keys(config, *line);
    const bool isOperating = words[0] == "restored" || words[0] == "open" || words[0] == "suspense";
    if (isOperating) return operateOn(config, *line);
    if (words.size() == 2 && isOperatorCommand(words[0] + ' ' + words[1]))
        return operatorCommand(config, *line);
    const bool isBooks = words == std::vector<std::string>{"books"};
    const bool isExplain = words.size() == 2 && words[0] == "explain";
    const bool isDisputes = words == std::vector<std::string>{"disputes"};
    const bool isVerify = words == std::vector<std::string>{"ledger", "verify"};
    if (!isBooks && !isExplain && !isDisputes && !isVerify)
        return failWith({ErrorCode::InvalidArgument, "no such command; see --help"});
    const auto database = openSqliteReadOnly(config.database);
    if (!database) return failWith(database.error());
    if (isDisputes) return print(printDisputes(**database));
    if (isVerify) return print(verifyBooks(**database, *line));
    return print(isBooks ? printBooks(**database) : printLife(**database, words[1]));
}

int runOffline(const std::vector<std::string>& words) {
    const auto line = commandLineFrom(words);
    if (!line) return failWith(line.error());
    SystemClock clock;
    SystemRandom random;
    return print(runOfflineKeyCommand(*line, random, clock.now()));
}

}  // namespace kazasu::center

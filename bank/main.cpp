// kazasu-bank: wires the host of one financial institution (109, 110), and its operator's commands.
#include "bank/commands.h"
#include "bank/service.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/program_end.h"
#include "platform/system/system_clock.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <fstream>
#include <iostream>

using namespace kazasu;
using namespace kazasu::bank;

namespace {

Q_LOGGING_CATEGORY(bankLog, "kazasu.bank")

const std::string kMigrations = ":/migrations/bank";

struct Arguments {
    std::string config;
    bool wantsHelp = false;
    bool wantsCheck = false;
    std::vector<std::string> words;  // the command with its own options
};

Result<Arguments> parseArguments(const std::vector<std::string>& given) {
    Arguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] == "--help") {
            arguments.wantsHelp = true;
        } else if (given[i] == "--check") {
            arguments.wantsCheck = true;
        } else if (given[i] == "--config") {
            if (++i >= given.size()) return Error{ErrorCode::InvalidArgument, "--config needs a file"};
            arguments.config = given[i];
        } else {
            arguments.words.push_back(given[i]);
        }
    }
    if (!arguments.wantsHelp && arguments.config.empty())
        return Error{ErrorCode::InvalidArgument, "--config FILE is missing; see --help"};
    return arguments;
}

int failWith(const Error& error) { return endWithError("kazasu-bank", error); }

void logToStandardError(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
}

Status writeWholeFile(const std::string& path, const std::string& content) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << content << std::flush;
    if (!file) return Error{ErrorCode::StorageIo, path + " cannot be written"};
    return {};
}

int serve(const Config& config) {
    const sigset_t endSignals = blockEndSignals();
    SystemClock clock;
    SystemRandom random;
    const auto service = Service::start(config, clock, random, [&] {
        return openSqlite({config.database, kMigrations});
    });
    if (!service) return failWith(service.error());
    qCInfo(bankLog, "institution %s listens on %s:%u", config.institution.c_str(), config.address.c_str(),
           static_cast<unsigned>((*service)->port()));
    std::cout << "ready port=" << (*service)->port() << std::endl;  // whoever started us may connect now
    int signal = 0;
    sigwait(&endSignals, &signal);
    qCInfo(bankLog, "ending on signal %d", signal);
    return kDone;
}

int command(const Config& config, const std::vector<std::string>& words) {
    SystemClock clock;
    auto database = Commands::writes(words) ? openSqlite({config.database, kMigrations})
                                            : openSqliteReadOnly(config.database);
    if (!database) return failWith(database.error());
    const auto outcome = Commands{**database, clock, config, writeWholeFile}.run(words);
    if (!outcome) return failWith(outcome.error());
    std::cout << outcome->output << std::flush;
    return outcome->isSuccess ? kDone : kFailed;
}

int run(const std::vector<std::string>& given) {
    const auto arguments = parseArguments(given);
    if (!arguments) return failWith(arguments.error());
    if (arguments->wantsHelp) {
        std::cout << commandHelp() << std::flush;
        return kDone;
    }
    const auto config = readConfig(arguments->config);
    if (!config) return failWith(config.error());
    if (arguments->wantsCheck) {
        std::cout << "ok" << std::endl;
        return kDone;
    }
    if (const auto ready = initialiseCrypto(); !ready) return failWith(ready.error());
    return arguments->words.empty() ? serve(*config) : command(*config, arguments->words);
}

}  // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application{argc, argv};
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz} %{type} %{category}: %{message}"));
    qInstallMessageHandler(logToStandardError);
    return run({argv + 1, argv + argc});
}

// kazasu-bank: wires the host of one financial institution (109, 110), and its operator's commands.
#include "bank/commands.h"
#include "bank/service.h"
#include "platform/crypto/crypto.h"
#include "platform/sql/read_only_sqlite.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <fstream>
#include <iostream>

using namespace kazasu;
using namespace kazasu::bank;

namespace {

Q_LOGGING_CATEGORY(bankLog, "kazasu.bank")

const std::string kMigrations = ":/migrations/bank";

int failWith(const Error& error) { return endWithError("kazasu-bank", error); }

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
        return openSqlite({config.database, kMigrations, true, {}, kDiskReserveBytes});
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

int run(const ProgramArguments& arguments) {
    const auto config = readConfig(arguments.config);
    if (!config) return failWith(config.error());
    if (arguments.wantsCheck) {
        std::cout << "ok" << std::endl;
        return kDone;
    }
    if (const auto ready = initialiseCrypto(); !ready) return failWith(ready.error());
    return arguments.words.empty() ? serve(*config) : command(*config, arguments.words);
}

}  // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application{argc, argv};
    return runProgram({"kazasu-bank", commandHelp()}, {argv + 1, argv + argc}, run);
}

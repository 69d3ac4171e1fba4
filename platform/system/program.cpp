#include "platform/system/program.h"

#include "core/check.h"
#include "core/result.h"
#include "core/text/one_line.h"

#include <QLoggingCategory>

#include <algorithm>
#include <iostream>
#include <sys/resource.h>

namespace kazasu {
namespace {

void logToStandardError(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    const QString line = QString::fromStdString(oneLine(text.toStdString()));
    std::cerr << qFormatLogMessage(type, context, line).toStdString() << std::endl;
}

bool isAnyOf(const std::vector<std::string>& given, std::string_view one, std::string_view other) {
    return std::any_of(given.begin(), given.end(),
                       [&](const std::string& word) { return word == one || word == other; });
}

Result<ProgramArguments> programArgumentsFrom(const Program& program, const std::vector<std::string>& given) {
    ProgramArguments arguments;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] == "--check") {
            arguments.wantsCheck = true;
        } else if (given[i] == "--config") {
            if (++i >= given.size()) return Error{ErrorCode::InvalidArgument, "--config needs a file"};
            arguments.config = given[i];
        } else {
            arguments.words.push_back(given[i]);
        }
    }
    const bool needsNone = program.needsNoConfig && program.needsNoConfig(arguments.words);
    if (arguments.config.empty() && !needsNone)
        return Error{ErrorCode::InvalidArgument, "--config FILE is missing; see --help"};
    return arguments;
}

}  // namespace

std::string_view projectVersion() { return KAZASU_VERSION; }

void logInLines() {
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz} %{type} %{category}: %{message}"));
    qInstallMessageHandler(logToStandardError);
}

void leaveNoCore() {
    const rlimit none{0, 0};
    KAZASU_CHECK(::setrlimit(RLIMIT_CORE, &none) == 0);
}

int runProgram(const Program& program, const std::vector<std::string>& given,
               const std::function<int(const ProgramArguments&)>& run) {
    logInLines();
    leaveNoCore();
    if (isAnyOf(given, "--help", "-h")) {
        std::cout << program.help << std::flush;
        return kDone;
    }
    if (isAnyOf(given, "--version", "-v")) {
        std::cout << program.name << ' ' << projectVersion() << std::endl;
        return kDone;
    }
    const auto arguments = programArgumentsFrom(program, given);
    return arguments ? run(*arguments) : endWithError(program.name, arguments.error());
}

int endWithError(std::string_view program, const Error& error) {
    std::cerr << program << ": " << describe(error) << std::endl;
    const bool isUsage = error.code == ErrorCode::InvalidArgument || error.code == ErrorCode::ConfigInvalid ||
                         error.code == ErrorCode::DeviceUriInvalid;
    return isUsage ? kWrongUsage : kFailed;
}

sigset_t blockEndSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    KAZASU_CHECK(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
    return signals;
}

}  // namespace kazasu

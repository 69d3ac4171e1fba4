#include "tools/kazasu/three_way_check.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cstdio>

namespace kazasu::tools {
namespace {

/// Runs `program words... --config file` and reads the JSON it prints. A bank whose books do not balance
/// exits with 1 and prints them all the same.
Result<Json> ask(const std::string& programFolder, const char* program, QStringList words,
                 const std::string& config) {
    constexpr int kAnswerMs = 60'000;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    words << QStringLiteral("--config") << QString::fromStdString(config);
    process.start(QString::fromStdString(programFolder + '/' + program), words, QIODevice::ReadOnly);
    if (!process.waitForFinished(kAnswerMs)) {
        if (process.error() == QProcess::FailedToStart)
            return Error{ErrorCode::NotFound,
                         std::string(program) + " cannot be started: is its package installed?"};
        process.kill();
        process.waitForFinished(1000);
        return Error{ErrorCode::Timeout, std::string(program) + " did not answer"};
    }
    const QByteArray output = process.readAllStandardOutput();
    if (output.isEmpty())
        return Error{ErrorCode::Unavailable, std::string(program) + " cannot say what its books hold with " +
                                                 config + ", for the reason above"};
    auto body = Json::parse(std::string_view(output.constData(), static_cast<std::size_t>(output.size())));
    if (!body) return Error{body.code(), std::string(program) + " " + config + ": " + body.error().detail};
    return body;
}

Result<AllBooks> askAll(const std::string& programFolder, const std::vector<std::string>& arguments) {
    AllBooks books;
    bool hasCenter = false;
    if (arguments.size() % 2 != 0) return Error{ErrorCode::InvalidArgument, "every option takes a file"};
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        const std::string& option = arguments[i];
        const std::string& file = arguments[i + 1];
        if (option == "--center") {
            KAZASU_TRY(books.center, ask(programFolder, "kazasu-center",
                                         {QStringLiteral("books"), QStringLiteral("--json")}, file));
            hasCenter = true;
        } else if (option == "--bank") {
            KAZASU_TRY(auto bank, ask(programFolder, "kazasu-bank",
                                      {QStringLiteral("books"), QStringLiteral("--json")}, file));
            books.banks.push_back(std::move(bank));
        } else if (option == "--store") {
            KAZASU_TRY(auto store, ask(programFolder, "kazasu-controller",
                                       {QStringLiteral("sales"), QStringLiteral("--json")}, file));
            books.stores.push_back(std::move(store));
        } else {
            return Error{ErrorCode::InvalidArgument, "unknown option " + option};
        }
    }
    if (!hasCenter || books.banks.empty() || books.stores.empty()) {
        return Error{ErrorCode::InvalidArgument, "--center, --bank and --store are all needed"};
    }
    return books;
}

}  // namespace

int runThreeWayCheck(const std::string& programFolder, const std::vector<std::string>& arguments) {
    const auto books = askAll(programFolder, arguments);
    if (!books) {
        std::fprintf(stderr, "kazasu check: %s\n", describe(books.error()).c_str());
        return 2;
    }
    const auto findings = compareBooks(*books);
    if (!findings) {
        std::fprintf(stderr, "kazasu check: %s\n", describe(findings.error()).c_str());
        return 2;
    }
    for (const auto& finding : *findings) {
        std::printf("%s %-72s %12lld %12lld\n", finding.isEqual() ? "ok  " : "DIFF", finding.what.c_str(),
                    static_cast<long long>(finding.left), static_cast<long long>(finding.right));
    }
    const bool isWell =
        std::all_of(findings->begin(), findings->end(), [](const Finding& f) { return f.isEqual(); });
    std::printf("%s\n", isWell ? "All books agree." : "The books disagree: see the lines marked DIFF.");
    return isWell ? 0 : 1;
}

}  // namespace kazasu::tools

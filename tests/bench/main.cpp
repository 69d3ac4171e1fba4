// kazasu-bench: how fast Kazasu is beside the plainest programs that do the same, measured in turns in one
// run.
#include "platform/crypto/crypto.h"
#include "tests/bench/reading_bench.h"
#include "tests/bench/sales_bench.h"
#include "tests/bench/settlement_bench.h"
#include "tests/bench/steps_bench.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>

using namespace kazasu;
using namespace kazasu::bench;

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

constexpr const char* kHelp =
    "kazasu-bench: Kazasu beside plain SQLite, the disk and the processor, in one run\n"
    "\n"
    "  --quick      a few seconds: shows that everything works, its figures mean little\n"
    "  --csv FILE   every single sample as well\n"
    "  --only NAME  one section: sales, settlements, steps or reading\n"
    "  --help\n";

struct BenchOptions {
    bool isQuick = false, wantsHelp = false;
    std::string csv, only;
};

Result<BenchOptions> optionsFrom(const QStringList& arguments) {
    BenchOptions options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--quick")) {
            options.isQuick = true;
        } else if (arguments[i] == QLatin1String("--help")) {
            options.wantsHelp = true;
        } else if (arguments[i] == QLatin1String("--csv") && i + 1 < arguments.size()) {
            options.csv = arguments[++i].toStdString();
        } else if (arguments[i] == QLatin1String("--only") && i + 1 < arguments.size()) {
            options.only = arguments[++i].toStdString();
        } else {
            return Error{ErrorCode::InvalidArgument, arguments[i].toStdString() + "; see --help"};
        }
    }
    return options;
}

struct Section {
    const char* name;
    Result<std::vector<Comparison>> (*compare)(const BenchScale&, const std::string&);
};
constexpr std::array kSections{Section{"sales", compareSales}, Section{"settlements", compareSettlements},
                               Section{"steps", compareSteps}, Section{"reading", compareReading}};

bool isSection(const std::string& name) {
    return std::any_of(kSections.begin(), kSections.end(),
                       [&name](const Section& s) { return s.name == name; });
}

/// In a folder of its own beside the program: a temporary folder may lie in memory, where nothing is durable.
Result<std::vector<Comparison>> runSection(const Section& section, const BenchScale& scale) {
    const QTemporaryDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/bench-XXXXXX"));
    if (!folder.isValid()) return Error{ErrorCode::StorageOpenFailed, folder.errorString().toStdString()};
    return section.compare(scale, folder.path().toStdString());
}

Status run(const BenchOptions& options) {
    if (!options.only.empty() && !isSection(options.only))
        return Error{ErrorCode::InvalidArgument, "no section is called " + options.only};
    KAZASU_TRY_STATUS(initialiseCrypto());
    std::ofstream csv;
    if (!options.csv.empty()) {
        csv.open(options.csv);
        if (!csv) return Error{ErrorCode::InvalidArgument, options.csv + " cannot be written"};
        csv << "section,row,round,column,value\n";
    }
    const BenchScale& scale = options.isQuick ? kQuickScale : kFullScale;
    std::cout << "Medians of " << scale.rounds << " rounds; /A is the median of each round's ratio to row A."
              << std::endl;
    for (const Section& section : kSections) {
        if (!options.only.empty() && options.only != section.name) continue;
        KAZASU_TRY(const auto comparisons, runSection(section, scale));
        for (const Comparison& comparison : comparisons) {
            comparison.print(std::cout);
            if (csv.is_open()) comparison.printCsv(csv);
        }
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsEmpty("KAZASU_BIN_DIR"))
        qputenv("KAZASU_BIN_DIR",
                (QCoreApplication::applicationDirPath() + QStringLiteral("/../../bin")).toUtf8());
    const auto options = optionsFrom(QCoreApplication::arguments());
    if (!options) {
        std::cerr << "kazasu-bench: " << describe(options.error()) << std::endl;
        return kWrongUsage;
    }
    if (options->wantsHelp) {
        std::cout << kHelp;
        return 0;
    }
    const Status done = run(*options);
    if (done) return 0;
    std::cerr << "kazasu-bench: " << describe(done.error()) << std::endl;
    return kFailed;
}

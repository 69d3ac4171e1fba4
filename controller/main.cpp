// kazasu-controller: wires a headless store controller (1062) with its scanners and printers.
#include "controller/assembly.h"
#include "controller/commands.h"
#include "controller/reports/view_json.h"
#include "controller/script/script_runner.h"
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/printer_set.h"
#include "drivers/scanner/scanner_set.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QSocketNotifier>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sys/signalfd.h>
#include <thread>

using namespace kazasu;
using namespace kazasu::controller;

namespace {

Q_LOGGING_CATEGORY(controllerLog, "kazasu.controller")

constexpr std::string_view kHelp =
    "kazasu-controller --config FILE [--check | COMMAND]\n"
    "  serve            sell what the scanners read (without a command too); prints `ready`, then one JSON "
    "line a sale\n"
    "  run SCRIPT       sell from a script file, - for stdin; one JSON line a command "
    "(controller/script/script_runner.h)\n"
    "  import CSV       add and update the catalogue: "
    "code,name,reading,department,price,tax_permille[,quick]\n"
    "  export           the catalogue as such a file; a spreadsheet takes no name in it for a formula\n"
    "  sales [--json]   totals and, as JSON, every sale\n"
    "  report x | z     the open shift as it stands, or the last Z; --json behind it\n"
    "  report list      every Z of this register, newest first; --json behind it\n"
    "  report reprint N Z number N again, marked as such; --json behind it\n"
    "  journal verify [--head SEQUENCE:HASH] [--key KEYHASH]...\n"
    "                   recompute the hash chain, hold the sales file, this machine's signatures and a head\n"
    "                   that was printed or that the center has against it\n"
    "  staff list | staff report [--from DAY] [--to DAY] [--json]\n"
    "                   the shop's people; their voids, returns and drawers by cashier and day\n"
    "  staff add --number N --name NAME --role cashier|supervisor|manager [--reading KANA] [--pin-file "
    "FILE]\n"
    "  staff set-pin --number N [--pin-file FILE] | staff remove --number N\n"
    "                   without a file the PIN is asked for, or read from standard input\n"
    "  enrol CODE       make this machine known to the center, by a code of its operator\n"
    "  --check          read the configuration only\n";

int failWith(const Error& error) { return endWithError("kazasu-controller", error); }

/// One JSON line for each completed sale, and notices for the log.
class ServingObserver final : public api::TillObserver {
public:
    void saleChanged(const api::SaleView&) override {}
    void settlementChanged(const api::SettlementView& settlement) override {
        if (settlement.phase != api::SettlementPhase::Refused || !settlement.error) return;
        qCWarning(controllerLog, "payment refused: %s", describe(*settlement.error).c_str());
    }
    void saleCompleted(const api::CompletedView& completed) override {
        std::cout << toJson(completed).dump() << std::endl;
    }
    void statusChanged(const api::StatusView&) override {}
    void noticeRaised(const api::NoticeView& notice) override {
        qCWarning(controllerLog, "%s: %s", notice.subject.c_str(), describe(notice.error).c_str());
    }
};

/// SIGTERM and SIGINT end the event loop.
class EndOnSignal {
public:
    EndOnSignal() {
        const sigset_t signals = blockEndSignals();
        const int arrivals = signalfd(-1, &signals, SFD_CLOEXEC);
        KAZASU_CHECK(arrivals >= 0);
        m_notifier = std::make_unique<QSocketNotifier>(arrivals, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            m_notifier->setEnabled(false);
            QCoreApplication::exit(kDone);
        });
    }

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

int serve(EmbeddedController& controller, ScannerSet& scanners) {
    ServingObserver observer;
    controller.till().setObserver(&observer);
    QObject::connect(&scanners, &ScannerSet::scanned,
                     [&controller](const std::string& label) { controller.till().scan(label); });
    scanners.open();
    std::cout << "ready" << std::endl;
    const int code = QCoreApplication::exec();
    controller.till().setObserver(nullptr);
    return code;
}

int runScript(EmbeddedController& controller, ScannerSet& scanners, const std::string& path) {
    std::ifstream file;
    if (path != "-") {
        file.open(path);
        if (!file || std::filesystem::is_directory(path))
            return failWith({ErrorCode::InvalidArgument, path + ": cannot be read"});
    }
    TillWatcher watcher;
    ScanInbox inbox;
    controller.till().setObserver(&watcher);
    QObject::connect(&scanners, &ScannerSet::scanned, [&](const std::string& label) {
        controller.till().scan(label);
        inbox.deliver(label);
    });
    scanners.open();
    ScriptRunner runner(controller.till(), controller.people(), controller.shifts(), watcher, inbox,
                        [](const Json& line) { std::cout << line.dump() << std::endl; });
    std::atomic<bool> hasEnded = false;
    std::thread thread([&] {
        const bool isDone = runner.run(path == "-" ? std::cin : file);
        hasEnded = true;
        QMetaObject::invokeMethod(
            qApp, [isDone] { QCoreApplication::exit(isDone ? kDone : kFailed); }, Qt::QueuedConnection);
    });
    const int code = QCoreApplication::exec();
    // A signal in the middle of a script that waits: everything that counts is in the database.
    if (!hasEnded) std::_Exit(kFailed);
    thread.join();
    controller.till().setObserver(nullptr);
    return code;
}

int sell(const ControllerConfig& config, const std::vector<std::string>& words) {
    const bool isScript = !words.empty() && words[0] == "run";
    const EndOnSignal endOnSignal;
    SystemClock clock;
    const ZxingReader reader;
    const ZxingWriter writer;
    auto printers = PrinterSet::make(config.printers, writer);
    if (!printers) return failWith(printers.error());
    const auto scanners = ScannerSet::make(config.scanners, clock, reader);
    if (!scanners) return failWith(scanners.error());
    const auto controller = EmbeddedController::start(config, *printers);
    if (!controller) return failWith(controller.error());
    return isScript ? runScript(**controller, **scanners, words[1]) : serve(**controller, **scanners);
}

int run(const ProgramArguments& arguments) {
    const std::vector<std::string>& command = arguments.words;
    const auto config = readControllerConfig(arguments.config);
    if (!config) return failWith(config.error());
    if (arguments.wantsCheck) {
        std::cout << "ok" << std::endl;
        return kDone;
    }
    const bool isServe = command.empty() || command == std::vector<std::string>{"serve"};
    if (isServe || (command.size() == 2 && command[0] == "run")) return sell(*config, command);
    const auto outcome = runCommand(*config, command);
    if (!outcome) return failWith(outcome.error());
    std::cout << outcome->output << std::flush;
    return outcome->isSuccess ? kDone : kFailed;
}

}  // namespace

int main(int argc, char** argv) {
    blockEndSignals();  // before Qt starts any thread
    logInLines();       // Qt has something to say already while it starts
    // Receipts as pictures need fonts, never a display.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return runProgram({"kazasu-controller", kHelp}, {argv + 1, argv + argc}, run);
}

// kazasu-pos: wires the cashier's window with the controller it embeds, its scanners and its printers.
#include "app/cashier_window.h"
#include "app/demo_folder.h"
#include "app/pos_options.h"
#include "app/setup_window.h"
#include "controller/assembly.h"
#include "controller/commands.h"
#include "core/text/one_line.h"
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/printer_set.h"
#include "drivers/scanner/scanner_set.h"
#include "platform/system/program.h"
#include "platform/system/system_clock.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>

#include <iostream>
#include <memory>

using namespace kazasu;

namespace {

Q_LOGGING_CATEGORY(posLog, "kazasu.pos")

/// What the scanners read and miss, for the cashier.
void connectScanners(const ScannerSet& scanners, app::CashierDesk& desk) {
    QObject::connect(&scanners, &ScannerSet::scanned, &desk, &app::CashierDesk::labelScanned);
    QObject::connect(&scanners, &ScannerSet::missingChanged, &desk, &app::CashierDesk::setScannerMissing);
    QObject::connect(&scanners, &ScannerSet::faulted, &desk,
                     [&desk](const Error& error) { desk.deviceFaulted(error.code); });
    QObject::connect(&scanners, &ScannerSet::beepWanted, &desk, [] { QApplication::beep(); });
}

void connectCamera(const ScannerSet& scanners, app::CashierWindow& window) {
    QObject::connect(&scanners, &ScannerSet::previewed, &window, [&window](const ScanPreview& preview) {
        window.showCamera(preview.picture, preview.outlines);
    });
}

Result<controller::ControllerConfig> readConfig(const app::PosOptions& options) {
    std::string path = options.config.toStdString();
    std::string catalogue;
    if (!options.demoFolder.isEmpty()) {
        KAZASU_TRY(const auto demo, app::prepareDemoFolder(options.demoFolder));
        path = demo.configFile.toStdString();
        catalogue = demo.catalogueFile.toStdString();
    }
    KAZASU_TRY(auto config, controller::readControllerConfig(path));
    if (!catalogue.empty()) KAZASU_TRY_STATUS(controller::stockEmptyCatalogue(config, catalogue));
    config.scanners.insert(config.scanners.end(), options.scanners.begin(), options.scanners.end());
    config.printers.insert(config.printers.end(), options.printers.begin(), options.printers.end());
    return config;
}

class Pos {
public:
    explicit Pos(const app::PosOptions& options)
        : m_options(options), m_look(app::builtInPalettes(), options.theme) {
        KAZASU_CHECK(m_language.install(options.language));
    }

    int run() {
        const bool isUnconfigured = m_options.config.isEmpty() && m_options.demoFolder.isEmpty();
        if (isUnconfigured) return showSetup(std::nullopt);
        if (const auto ready = assemble(); !ready) {
            qCCritical(posLog, "%s", describe(ready.error()).c_str());
            return showSetup(ready.error());
        }
        app::CashierWindow window(m_controller->till(), m_controller->shifts(), m_controller->people(),
                                  m_clock, m_look, m_language);
        connectScanners(*m_scanners, window.desk());
        connectCamera(*m_scanners, window);
        m_scanners->open();
        show(window);
        return QApplication::exec();
    }

private:
    Status assemble() {
        KAZASU_TRY(const auto config, readConfig(m_options));
        KAZASU_TRY(m_printers, PrinterSet::make(config.printers, m_writer));
        KAZASU_TRY(m_scanners, ScannerSet::make(config.scanners, m_clock, m_reader));
        KAZASU_TRY(m_controller, controller::EmbeddedController::start(config, m_printers));
        return {};
    }

    int showSetup(std::optional<Error> error) {
        const bool isFailure = error.has_value();
        app::SetupWindow window(m_look, m_language, QStringLiteral("kazasu-pos"), std::move(error));
        show(window);
        const int code = QApplication::exec();
        return isFailure ? EXIT_FAILURE : code;
    }

    void show(QWidget& window) const {
        if (m_options.isFullscreen)
            window.showFullScreen();
        else
            window.show();
    }

    // In the order of their making: the controller ends before the printers it prints to.
    app::PosOptions m_options;
    app::Look m_look;
    app::Language m_language;
    SystemClock m_clock;
    ZxingReader m_reader;
    ZxingWriter m_writer;
    PrinterSet m_printers;
    std::unique_ptr<ScannerSet> m_scanners;
    std::unique_ptr<controller::EmbeddedController> m_controller;
};

}  // namespace

int main(int argc, char** argv) {
    logInLines();
    leaveNoCore();
    const std::vector<std::string_view> given{argv + 1, argv + argc};
    const bool isWordsOnly = app::wantsWordsOnly(given);
    if (!isWordsOnly && !app::hasDisplay(given)) {
        std::cerr << "kazasu-pos: there is no display. Start it on a desktop; kazasu-controller sells "
                     "without one.\n";
        return kWrongUsage;
    }
    const auto application = isWordsOnly ? std::make_unique<QCoreApplication>(argc, argv)
                                         : std::unique_ptr<QCoreApplication>(new QApplication(argc, argv));
    QApplication::setApplicationName(QStringLiteral("kazasu-pos"));
    QApplication::setApplicationVersion(QString::fromStdString(std::string(projectVersion())));
    QGuiApplication::setDesktopFileName(QStringLiteral("kazasu-pos"));
    const auto options = app::posOptionsFrom(QCoreApplication::arguments());
    if (!options) {
        std::cerr << "kazasu-pos: " << oneLine(options.error().detail) << "\nTry kazasu-pos --help\n";
        return kWrongUsage;
    }
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/look/kazasu.svg")));
    return Pos(*options).run();
}

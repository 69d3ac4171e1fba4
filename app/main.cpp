// kazasu-pos: wires the cashier's window with the controller it embeds, its scanners and its printers.
#include "app/cashier_window.h"
#include "app/demo_folder.h"
#include "app/setup_window.h"
#include "controller/assembly.h"
#include "controller/catalogue/catalogue.h"
#include "controller/catalogue/catalogue_file.h"
#include "controller/sales_file/store_database.h"
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/printer_set.h"
#include "drivers/scanner/scanner_set.h"
#include "platform/system/system_clock.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QIcon>
#include <QLoggingCategory>

#include <iostream>
#include <memory>
#include <string_view>

using namespace kazasu;

namespace {

Q_LOGGING_CATEGORY(posLog, "kazasu.pos")

constexpr int kWrongUsage = 2;

struct PosOptions {
    QString config;
    QString demoFolder;
    QString language;
    app::Theme theme = app::Theme::Light;
    bool isFullscreen = false;
    std::vector<std::string> scanners;  // beside those of the configuration
    std::vector<std::string> printers;
};

std::vector<std::string> toStdStrings(const QStringList& texts) {
    std::vector<std::string> result;
    for (const QString& text : texts) result.push_back(text.toStdString());
    return result;
}

Result<PosOptions> readOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Kazasu: the cashier's window, with its store controller inside."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("config"), QStringLiteral("Sell for the shop of this configuration."),
         QStringLiteral("FILE")},
        {QStringLiteral("demo"), QStringLiteral("Sell for a sample shop that is set up in this folder."),
         QStringLiteral("FOLDER")},
        {QStringLiteral("language"), QStringLiteral("ja or en; otherwise that of the system."),
         QStringLiteral("LANGUAGE")},
        {QStringLiteral("theme"), QStringLiteral("light (default) or dark."), QStringLiteral("THEME"),
         QStringLiteral("light")},
        {QStringLiteral("fullscreen"), QStringLiteral("Fill the whole screen.")},
        {QStringLiteral("scanner"),
         QStringLiteral("One more scanner, such as serial:/dev/ttyACM0. Repeatable."), QStringLiteral("URI")},
        {QStringLiteral("printer"),
         QStringLiteral("One more printer, such as escpos:/dev/usb/lp0. Repeatable."), QStringLiteral("URI")},
    });
    if (!parser.parse(arguments)) return Error{ErrorCode::InvalidArgument, parser.errorText().toStdString()};
    if (parser.isSet(help)) parser.showHelp();
    if (parser.isSet(version)) parser.showVersion();
    const QString theme = parser.value(QStringLiteral("theme"));
    const QString language = parser.value(QStringLiteral("language"));
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return Error{ErrorCode::InvalidArgument, "--theme is light or dark"};
    if (!language.isEmpty() && language != QLatin1String("ja") && language != QLatin1String("en"))
        return Error{ErrorCode::InvalidArgument, "--language is ja or en"};
    if (!parser.positionalArguments().isEmpty())
        return Error{ErrorCode::InvalidArgument,
                     "unknown word: " + parser.positionalArguments().first().toStdString()};
    if (parser.isSet(QStringLiteral("config")) && parser.isSet(QStringLiteral("demo")))
        return Error{ErrorCode::InvalidArgument, "either --config or --demo"};
    return PosOptions{parser.value(QStringLiteral("config")),
                      parser.value(QStringLiteral("demo")),
                      language.isEmpty() ? app::Language::ofSystem() : language,
                      theme == QLatin1String("dark") ? app::Theme::Dark : app::Theme::Light,
                      parser.isSet(QStringLiteral("fullscreen")),
                      toStdStrings(parser.values(QStringLiteral("scanner"))),
                      toStdStrings(parser.values(QStringLiteral("printer")))};
}

/// What the scanners read and miss, for the cashier.
void connectScanners(const ScannerSet& scanners, app::CashierDesk& desk) {
    QObject::connect(&scanners, &ScannerSet::scanned, &desk, &app::CashierDesk::labelScanned);
    QObject::connect(&scanners, &ScannerSet::missingChanged, &desk, &app::CashierDesk::setScannerMissing);
    QObject::connect(&scanners, &ScannerSet::faulted, &desk,
                     [&desk](const Error& error) { desk.deviceFaulted(error.code); });
}

/// The sample goods, once.
Status stockDemoShop(const controller::ControllerConfig& config, const QString& catalogueFile) {
    KAZASU_TRY(const auto database, controller::openStoreDatabase(config.database, true));
    controller::Catalogue catalogue(*database);
    KAZASU_TRY(const auto count, catalogue.count());
    if (count > 0) return {};
    QFile file(catalogueFile);
    if (!file.open(QIODevice::ReadOnly)) return Error{ErrorCode::NotFound, catalogueFile.toStdString()};
    KAZASU_TRY(const auto goods, controller::readCatalogueFile(file.readAll().toStdString()));
    if (!goods.problems.empty()) return goods.problems.front().error;
    return catalogue.update(goods.items);
}

Result<controller::ControllerConfig> readConfig(const PosOptions& options) {
    QString path = options.config;
    QString catalogue;
    if (!options.demoFolder.isEmpty()) {
        KAZASU_TRY(const auto demo, app::prepareDemoFolder(options.demoFolder));
        path = demo.configFile;
        catalogue = demo.catalogueFile;
    }
    KAZASU_TRY(auto config, controller::readControllerConfig(path.toStdString()));
    if (!catalogue.isEmpty()) KAZASU_TRY_STATUS(stockDemoShop(config, catalogue));
    config.scanners.insert(config.scanners.end(), options.scanners.begin(), options.scanners.end());
    config.printers.insert(config.printers.end(), options.printers.begin(), options.printers.end());
    return config;
}

class Pos {
public:
    explicit Pos(const PosOptions& options)
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
        app::CashierWindow window(m_controller->till(), m_clock, m_look, m_language);
        connectScanners(*m_scanners, window.desk());
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
    PosOptions m_options;
    app::Look m_look;
    app::Language m_language;
    SystemClock m_clock;
    ZxingReader m_reader;
    ZxingWriter m_writer;
    PrinterSet m_printers;
    std::unique_ptr<ScannerSet> m_scanners;
    std::unique_ptr<controller::EmbeddedController> m_controller;
};

/// Help and version are words for a terminal: no display is needed for them.
bool wantsWordsOnly(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        if (word == "--help" || word == "-h" || word == "--version" || word == "-v") return true;
    }
    return false;
}

}  // namespace

int main(int argc, char** argv) {
    const auto application = wantsWordsOnly(argc, argv)
                                 ? std::make_unique<QCoreApplication>(argc, argv)
                                 : std::unique_ptr<QCoreApplication>(new QApplication(argc, argv));
    QApplication::setApplicationName(QStringLiteral("kazasu-pos"));
    QApplication::setApplicationVersion(QStringLiteral(KAZASU_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("kazasu-pos"));
    const auto options = readOptions(QCoreApplication::arguments());
    if (!options) {
        std::cerr << "kazasu-pos: " << options.error().detail << "\nTry kazasu-pos --help\n";
        return kWrongUsage;
    }
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/look/kazasu.svg")));
    return Pos(*options).run();
}

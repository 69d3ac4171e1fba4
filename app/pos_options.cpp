#include "app/pos_options.h"

#include "app/language.h"

#include <QCommandLineParser>

#include <algorithm>

namespace kazasu::app {
namespace {

Error wrongOption(std::string detail) { return {ErrorCode::InvalidArgument, std::move(detail)}; }

std::vector<std::string> toStdStrings(const QStringList& texts) {
    std::vector<std::string> result;
    for (const QString& text : texts) result.push_back(text.toStdString());
    return result;
}

void describeOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Kazasu: the cashier's window, with its store controller inside."));
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
         QStringLiteral(
             "One more scanner, such as serial:/dev/ttyACM0, or camera: for a webcam. Repeatable."),
         QStringLiteral("URI")},
        {QStringLiteral("printer"),
         QStringLiteral("One more printer, such as escpos:/dev/usb/lp0. Repeatable."), QStringLiteral("URI")},
    });
}

Status checkValues(const QCommandLineParser& parser) {
    const QString theme = parser.value(QStringLiteral("theme"));
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return wrongOption("--theme is light or dark");
    const QString language = parser.value(QStringLiteral("language"));
    if (!language.isEmpty() && language != QLatin1String("ja") && language != QLatin1String("en"))
        return wrongOption("--language is ja or en");
    if (!parser.positionalArguments().isEmpty())
        return wrongOption("unknown word: " + parser.positionalArguments().first().toStdString());
    if (parser.isSet(QStringLiteral("config")) && parser.isSet(QStringLiteral("demo")))
        return wrongOption("either --config or --demo");
    return {};
}

}  // namespace

Result<PosOptions> posOptionsFrom(const QStringList& arguments) {
    QCommandLineParser parser;
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    describeOptions(parser);
    if (!parser.parse(arguments)) return wrongOption(parser.errorText().toStdString());
    if (parser.isSet(help)) parser.showHelp();
    if (parser.isSet(version)) parser.showVersion();
    KAZASU_TRY_STATUS(checkValues(parser));
    const QString language = parser.value(QStringLiteral("language"));
    const bool isDark = parser.value(QStringLiteral("theme")) == QLatin1String("dark");
    return PosOptions{parser.value(QStringLiteral("config")),
                      parser.value(QStringLiteral("demo")),
                      language.isEmpty() ? Language::ofSystem() : language,
                      isDark ? Theme::Dark : Theme::Light,
                      parser.isSet(QStringLiteral("fullscreen")),
                      toStdStrings(parser.values(QStringLiteral("scanner"))),
                      toStdStrings(parser.values(QStringLiteral("printer")))};
}

bool wantsWordsOnly(const std::vector<std::string_view>& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), [](std::string_view word) {
        return word == "--help" || word == "-h" || word == "--version" || word == "-v";
    });
}

bool hasDisplay(const std::vector<std::string_view>& arguments) {
    const bool isNamed = std::any_of(arguments.begin(), arguments.end(), [](std::string_view word) {
        return word == "-platform" || word == "--platform";
    });
    const std::initializer_list<const char*> places{"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"};
    return isNamed || std::any_of(places.begin(), places.end(),
                                  [](const char* place) { return !qEnvironmentVariableIsEmpty(place); });
}

}  // namespace kazasu::app

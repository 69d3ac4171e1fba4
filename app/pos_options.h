// PosOptions: the command line of the cashier's window.
#pragma once

#include "app/look/look.h"
#include "core/result.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace kazasu::app {

struct PosOptions {
    QString config;      // empty: none was named
    QString demoFolder;  // empty: no sample shop
    QString language;
    Theme theme = Theme::Light;
    bool isFullscreen = false;
    std::vector<std::string> scanners;  // beside those of the configuration
    std::vector<std::string> printers;
};

/// The first argument is the program's name. InvalidArgument says what is wrong; --help and --version are
/// answered on standard output and end the program.
Result<PosOptions> posOptionsFrom(const QStringList& arguments);

/// Help and version are words for a terminal: no display is needed for them. Without the program's name.
bool wantsWordsOnly(const std::vector<std::string_view>& arguments);

/// Whether Qt has somewhere to draw: without a desktop or a platform that was named it would abort.
bool hasDisplay(const std::vector<std::string_view>& arguments);

}  // namespace kazasu::app

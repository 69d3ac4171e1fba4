// DemoFolder: a sample shop in a folder of one's own, for trying the till: its configuration, its goods, a
// folder whose pictures are scanned, and one where receipts appear. What stands there already is left as it
// is.
#pragma once

#include "core/result.h"

#include <QString>

namespace kazasu::app {

struct DemoFolder {
    QString configFile;
    QString catalogueFile;
    QString scanFolder;
};

/// StorageOpenFailed naming the file or folder that could not be written.
Result<DemoFolder> prepareDemoFolder(const QString& folder);

}  // namespace kazasu::app

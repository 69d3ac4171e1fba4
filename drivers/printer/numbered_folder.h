// A folder that takes one numbered file a receipt: receipt-000001.png, receipt-000002.png ... A file is there
// whole or not at all, and none is ever overwritten, even by another process.
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace kazasu {

/// The new file's path. DeviceNotFound without the folder, DevicePermission, DeviceIo.
Result<std::string> addNumberedFile(const std::string& folder, const std::string& extension,
                                    const QByteArray& content);

}  // namespace kazasu

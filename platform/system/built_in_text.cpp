#include "platform/system/built_in_text.h"

#include "core/check.h"

#include <QFile>

namespace kazasu {

std::string builtInText(const std::string& path) {
    QFile file(QString::fromStdString(path));
    const bool isThere = file.open(QIODevice::ReadOnly);
    KAZASU_CHECK(isThere);
    return file.readAll().toStdString();
}

}  // namespace kazasu

// A key for a line to a bank, as an operator makes it: 64 hex digits in a file that only its owner may read.
#pragma once

#include "core/check.h"
#include "core/json.h"

#include <QFile>
#include <QRandomGenerator>

namespace kazasu::test {

inline std::string makeLineKey(const QString& path) {
    QFile file(path);
    KAZASU_CHECK(file.open(QIODevice::WriteOnly));
    KAZASU_CHECK(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    for (int i = 0; i < 8; ++i)
        file.write(QByteArray::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, '0'));
    return path.toStdString();
}

}  // namespace kazasu::test

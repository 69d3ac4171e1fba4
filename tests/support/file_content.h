// What a file holds just now.
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace kazasu::test {

/// Nothing where there is no such file.
inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace kazasu::test

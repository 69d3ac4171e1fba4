#include "drivers/printer/numbered_folder.h"

#include <QDir>
#include <QTemporaryFile>

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace kazasu {
namespace {

constexpr int kMaxTries = 1000;  // other processes printing into the same folder at the same moment

int highestNumberIn(const QDir& folder, const QString& extension) {
    int highest = 0;
    const QStringList names = folder.entryList({QStringLiteral("receipt-*.") + extension}, QDir::Files);
    for (const QString& name : names) {
        bool isNumber = false;
        const int number = name.mid(8, name.size() - 9 - extension.size()).toInt(&isNumber);
        if (isNumber) highest = std::max(highest, number);
    }
    return highest;
}

}  // namespace

Result<std::string> addNumberedFile(const std::string& folder, const std::string& extension,
                                    const QByteArray& content) {
    const QDir directory(QString::fromStdString(folder));
    if (!directory.exists()) return Error{ErrorCode::DeviceNotFound, folder};
    QTemporaryFile temporary(directory.filePath(QStringLiteral(".receipt-XXXXXX")));
    if (!temporary.open()) return Error{ErrorCode::DevicePermission, folder};
    temporary.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    if (temporary.write(content) != content.size() || !temporary.flush())
        return Error{ErrorCode::DeviceIo, temporary.errorString().toStdString()};
    const QString suffix = QString::fromStdString(extension);
    int number = highestNumberIn(directory, suffix);
    for (int tries = 0; tries < kMaxTries; ++tries) {
        const std::string path =
            directory
                .filePath(QStringLiteral("receipt-%1.%2").arg(++number, 6, 10, QLatin1Char('0')).arg(suffix))
                .toStdString();
        // link() refuses an existing name: unlike rename() it cannot replace another receipt.
        if (::link(temporary.fileName().toStdString().c_str(), path.c_str()) == 0) return path;
        if (errno != EEXIST) return Error{ErrorCode::DeviceIo, path + ": " + std::strerror(errno)};
    }
    return Error{ErrorCode::DeviceIo, folder + ": no free number"};
}

}  // namespace kazasu

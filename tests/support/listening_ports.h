// The ports on which a process waits for others, as the kernel knows them (proc(5)): what a port scan would
// find.
#pragma once

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <set>

namespace kazasu::test {

/// TCP ports that are listened on, and UDP ports that are bound, over IPv4 and IPv6 and at any address.
inline std::set<int> listeningPorts(qint64 processId) {
    const QString process = QStringLiteral("/proc/%1").arg(processId);
    std::set<QString> sockets;
    const QDir descriptors(process + QStringLiteral("/fd"));
    const QRegularExpression socketName(QStringLiteral("^socket:\\[(\\d+)\\]$"));
    for (const QString& name : descriptors.entryList(QDir::Files | QDir::System)) {
        // Qt makes the target of a link absolute: the last part is what the kernel calls it.
        const QString target = QFile::symLinkTarget(descriptors.filePath(name)).section(QLatin1Char('/'), -1);
        const auto match = socketName.match(target);
        if (match.hasMatch()) sockets.insert(match.captured(1));
    }
    std::set<int> ports;
    for (const char* table : {"tcp", "tcp6", "udp", "udp6"}) {
        QFile file(process + QStringLiteral("/net/") + QLatin1String(table));
        if (!file.open(QIODevice::ReadOnly)) continue;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const auto fields = QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
            constexpr qsizetype kLocal = 1, kState = 3, kInode = 9;
            if (fields.size() <= kInode || !sockets.contains(fields[kInode])) continue;
            const bool isUdp = table[0] == 'u';
            if (isUdp || fields[kState] == QStringLiteral("0A"))  // TCP_LISTEN
                ports.insert(fields[kLocal].section(QLatin1Char(':'), -1).toInt(nullptr, 16));
        }
    }
    return ports;
}

}  // namespace kazasu::test

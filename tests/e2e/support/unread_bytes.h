// Whether something lies in a socket that its program has not read: the proof that a message is under way to
// a program that is held.
#pragma once

#include <QFile>
#include <QList>

#include <cstdint>

namespace kazasu::test {

/// Looks at the connections on loopback to that port (proc(5), /proc/net/tcp: the rx_queue of ESTABLISHED
/// ones).
inline bool hasUnreadBytes(std::uint16_t port) {
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly)) return false;
    const QByteArray ending = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray& line : table.readAll().split('\n')) {
        const auto fields = line.simplified().split(' ');
        if (fields.size() < 5 || !fields[1].endsWith(ending) || fields[3] != "01") continue;
        const auto queues = fields[4].split(':');
        if (queues.size() == 2 && queues[1].toULongLong(nullptr, 16) > 0) return true;
    }
    return false;
}

}  // namespace kazasu::test

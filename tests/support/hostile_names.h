// The table of names that somebody may give to goods, members and shops (tests/data/hostile_names.txt).
#pragma once

#include "core/check.h"

#include <QByteArray>
#include <QFile>
#include <QList>

#include <string>
#include <vector>

namespace kazasu::test {

struct HostileName {
    QByteArray kind;
    bool isKept = false;  // by the door for words; otherwise it refuses them
    std::string name;
};

/// "\x1B" as its byte, "\\" as a backslash.
inline std::string unescapedName(const QByteArray& text) {
    std::string name;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            name += text[i];
            continue;
        }
        KAZASU_CHECK(i + 1 < text.size());
        const bool isByte = text[i + 1] == 'x';
        name += isByte ? QByteArray::fromHex(text.mid(i + 2, 2)).at(0) : text[i + 1];
        i += isByte ? 3 : 1;
    }
    return name;
}

inline std::vector<HostileName> hostileNames() {
    QFile file(qEnvironmentVariable("KAZASU_SOURCE_DIR") + QStringLiteral("/tests/data/hostile_names.txt"));
    KAZASU_CHECK(file.open(QIODevice::ReadOnly));
    std::vector<HostileName> names;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.isEmpty() || line.startsWith('#')) continue;
        const QList<QByteArray> columns = line.split('\t');
        KAZASU_CHECK(columns.size() == 3 && (columns[1] == "keep" || columns[1] == "refuse"));
        names.push_back({columns[0], columns[1] == "keep", unescapedName(columns[2])});
    }
    return names;
}

}  // namespace kazasu::test

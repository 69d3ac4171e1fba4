// What a source file of each room may include, and what no file may hold (ARCHITECTURE.md,
// docs/dependencies.md).
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kazasu::tidy {

struct Violation {
    QString rule;   // one of rules()
    QString words;  // for whoever reads the failure
};

/// Everything that is wrong with one file; `path` is relative to the source root.
QList<Violation> violationsIn(const QString& path, const QString& text);
/// The name of every rule there is: a planted violation has to turn each of them red.
QStringList rules();

}  // namespace kazasu::tidy

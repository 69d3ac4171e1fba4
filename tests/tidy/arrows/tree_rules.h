// What a source file of each room may include, and what no file may hold (ARCHITECTURE.md,
// docs/dependencies.md).
#pragma once

#include <QString>
#include <QStringList>

namespace kazasu::tidy {

/// Everything that is wrong with one file, in words; `path` is relative to the source root.
QStringList violationsIn(const QString& path, const QString& text);

}  // namespace kazasu::tidy

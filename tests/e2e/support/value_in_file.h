// What stands in the file of a program that runs, read beside it.
#pragma once

#include <QString>

namespace kazasu::test {

/// The first value that the query gives; null when there is none or the file cannot be read just now.
QString valueInFile(const QString& sqliteFile, const QString& query);

}  // namespace kazasu::test

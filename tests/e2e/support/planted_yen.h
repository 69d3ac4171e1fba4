// One yen that was put where it does not belong, in a copy of somebody's books: what the three-way check is
// for.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace kazasu::test {

struct PlantedYen {
    const char* name;
    const char* database;    // below the system's folder
    QStringList statements;  // SQL that somebody with access to the file could run
    const char* finding;     // the line of `kazasu check` that says so
};

std::vector<PlantedYen> plantedYens();

/// Copies every file and folder.
bool copyFolder(const QString& from, const QString& to);
/// Runs the statements on the database; what went wrong, empty when nothing did or nothing was changed.
QString plant(const QString& database, const QStringList& statements);

}  // namespace kazasu::test

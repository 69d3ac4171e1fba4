// A SQLite file with two migrations in a folder of its own.
#pragma once

#include "platform/sql/database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace kazasu::test {

inline const char* const kFirst =
    "CREATE TABLE sale(id TEXT PRIMARY KEY, amount INTEGER NOT NULL CHECK(amount >= 0), raw BLOB);\n";
inline const char* const kSecond =
    "CREATE TABLE line(sale TEXT NOT NULL REFERENCES sale(id), number INTEGER, PRIMARY KEY(sale, number));\n"
    "-- sold is sold; nothing here changes\n"
    "CREATE TRIGGER line_stays BEFORE DELETE ON line BEGIN SELECT RAISE(ABORT, 'a line stays; always'); "
    "END;\n";

inline void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    KAZASU_CHECK(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

class SqliteBench : public QObject {
protected:
    void openFolder() {
        m_folder = std::make_unique<QTemporaryDir>();
        KAZASU_CHECK(QDir(m_folder->path()).mkdir(QStringLiteral("migrations")));
        write(migrationPath("0001_sale.sql"), kFirst);
        write(migrationPath("0002_line.sql"), kSecond);
    }
    std::string path() const { return m_folder->filePath(QStringLiteral("sales.sqlite")).toStdString(); }
    QString migrationPath(const char* name) const {
        return m_folder->filePath(QStringLiteral("migrations/") + QLatin1String(name));
    }
    Result<std::unique_ptr<Database>> open() const {
        return openSqlite({path(), m_folder->filePath(QStringLiteral("migrations")).toStdString(), true});
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace kazasu::test

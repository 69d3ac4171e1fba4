// Somebody who owns a program's file: SQL on it, with every trigger out of the way.
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace kazasu::test {

/// What went wrong, or that nothing was changed; empty when all is as wished.
inline QString tamper(const QString& file, const QStringList& statements) {
    const QString name = QStringLiteral("tampering");
    QString problem;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(file);
        if (!connection.open()) problem = connection.lastError().text();
        QSqlQuery query(connection);
        QStringList all;
        if (query.exec(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
            while (query.next()) all << QStringLiteral("DROP TRIGGER ") + query.value(0).toString();
        for (const QString& statement : all + statements)
            if (problem.isEmpty() && !query.exec(statement))
                problem = statement + QLatin1Char('\n') + query.lastError().text();
        if (problem.isEmpty() && query.numRowsAffected() < 1) problem = QStringLiteral("nothing was changed");
    }
    QSqlDatabase::removeDatabase(name);
    return problem;
}

/// One value of the file; empty when there is none.
inline QString valueIn(const QString& file, const QString& sql) {
    const QString name = QStringLiteral("looking");
    QString value;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
        QSqlQuery query(connection);
        if (connection.open()) {
            query = QSqlQuery(connection);
            if (query.exec(sql) && query.next()) value = query.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

}  // namespace kazasu::test

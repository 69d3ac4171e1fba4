#include "tests/e2e/support/value_in_file.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

namespace kazasu::test {

QString valueInFile(const QString& sqliteFile, const QString& query) {
    static int looks = 0;
    const QString connection = QStringLiteral("look%1").arg(++looks);
    QString value;
    {
        auto file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        file.setDatabaseName(sqliteFile);
        file.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
        if (file.open()) {
            QSqlQuery rows(query, file);
            if (rows.next()) value = rows.value(0).toString();
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return value;
}

}  // namespace kazasu::test

#include "tests/e2e/support/planted_yen.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace kazasu::test {
namespace {

const QString kConnection = QStringLiteral("planted yen");

/// Both sides of a bank's posting over one yen, with the balances kept beside them: consistent in itself.
QStringList bankPosting(const char* kind, const char* debited, const char* credited) {
    const QString entry = QStringLiteral(
        "INSERT INTO entry (posting, ledger, amount_minor) "
        "SELECT MAX(id), '%1', %2 FROM posting");
    const QString balance = QStringLiteral(
        "INSERT INTO ledger_balance (ledger, balance_minor) VALUES ('%1', %2) "
        "ON CONFLICT (ledger) DO UPDATE SET balance_minor = balance_minor + excluded.balance_minor");
    return {QStringLiteral("INSERT INTO posting (kind, center, reference, booked_at) "
                           "VALUES ('%1', '99990001', 'planted', 0)")
                .arg(QLatin1String(kind)),
            entry.arg(QLatin1String(debited)).arg(-1), entry.arg(QLatin1String(credited)).arg(1),
            balance.arg(QLatin1String(debited)).arg(-1), balance.arg(QLatin1String(credited)).arg(1)};
}

QStringList centerPosting(const QStringList& lines) {
    QStringList statements{
        QStringLiteral("INSERT INTO ledger_set (id, authorisation_id, at, cause) "
                       "VALUES ('planted', 'planted', 0, 'planted')")};
    for (const QString& line : lines)
        statements += QStringLiteral(
                          "INSERT INTO ledger_line (set_id, line, account, amount_minor, currency) "
                          "VALUES ('planted', %1, 392)")
                          .arg(line);
    return statements;
}

}  // namespace

std::vector<PlantedYen> plantedYens() {
    return {
        {"the center's ledger does not sum to zero", "center/center.sqlite",
         centerPosting({QStringLiteral("1, 'payable:1001', 1")}), "the center's ledger sums to zero"},
        {"the center claims a yen that no bank holds", "center/center.sqlite",
         centerPosting(
             {QStringLiteral("1, 'receivable:99990109', 1"), QStringLiteral("2, 'payable:1001', -1")}) +
             QStringList{QStringLiteral("INSERT INTO ledger_closed_set (set_id) VALUES ('planted')")},
         "bank 99990109 holds in suspense"},
        {"a settlement at the center is a yen more",
         "center/center.sqlite",
         {QStringLiteral("UPDATE settlement SET amount_used_minor = amount_used_minor + 1")},
         "paid by code in the sales files"},
        {"109 moved a yen that 110 did not credit", "bank109/bank.sqlite",
         bankPosting("transfer_out", "account:1234567", "due_to:99990110"),
         "bank 99990109 owes bank 99990110"},
        {"110 credited a yen that 109 did not move", "bank110/bank.sqlite",
         bankPosting("transfer_in", "due_from:99990109", "account:7654321"),
         "bank 99990109 owes bank 99990110"},
        {"an account of 110 has a yen from nowhere",
         "bank110/bank.sqlite",
         {QStringLiteral("DROP TRIGGER entry_is_never_changed"),
          QStringLiteral(
              "UPDATE entry SET amount_minor = amount_minor + 1 WHERE ledger = 'account:7654321'")},
         "books of bank 99990110 sum to zero"},
        {"a shop forgot to send a record",
         "store/store.sqlite",
         {QStringLiteral("UPDATE outbox SET state = 'pending'")},
         "settlement records not yet sent"},
    };
}

bool copyFolder(const QString& from, const QString& to) {
    const QDir source(from);
    const QDir target(to);
    QDirIterator entries(from, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        const QString name = source.relativeFilePath(path);
        const bool isDone =
            entries.fileInfo().isDir() ? target.mkpath(name) : QFile::copy(path, target.filePath(name));
        if (!isDone) return false;
    }
    return true;
}

QString plant(const QString& database, const QStringList& statements) {
    QString problem;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kConnection);
        connection.setDatabaseName(database);
        if (!connection.open()) problem = connection.lastError().text();
        QSqlQuery query(connection);
        for (const QString& statement : statements) {
            if (!problem.isEmpty()) break;
            if (!query.exec(statement)) problem = statement + QLatin1Char('\n') + query.lastError().text();
        }
        if (problem.isEmpty() && query.numRowsAffected() < 1) problem = QStringLiteral("nothing was changed");
    }
    QSqlDatabase::removeDatabase(kConnection);
    return problem;
}

}  // namespace kazasu::test

#include "tests/e2e/evidence/rewritten_chain.h"

#include <QCryptographicHash>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

namespace kazasu::test {
namespace {

struct Row {
    QString kind, subject;
    QList<QByteArray> content;
};

QList<QList<QByteArray>> rowsOf(QSqlQuery& query, const QString& sql, const QVariant& parameter = {}) {
    QList<QList<QByteArray>> rows;
    query.prepare(sql);
    if (!parameter.isNull()) query.bindValue(0, parameter);
    if (!query.exec()) return rows;
    while (query.next()) {
        QList<QByteArray> row;
        for (int i = 0; i < query.record().count(); ++i) row << query.value(i).toString().toUtf8();
        rows << row;
    }
    return rows;
}

QByteArray withLength(const QByteArray& field) { return QByteArray::number(field.size()) + ':' + field; }

QList<Row> everyRow(QSqlQuery& query) {
    QList<Row> all;
    for (auto& row :
         rowsOf(query, QStringLiteral("SELECT sequence, authorisation_id, thing, at, from_state, to_state, "
                                      "cause FROM transition ORDER BY sequence")))
        all << Row{QStringLiteral("transition"), QString::fromUtf8(row[0]), row.mid(1)};
    for (auto& set :
         rowsOf(query,
                QStringLiteral("SELECT id, authorisation_id, at, cause FROM ledger_set ORDER BY at, id"))) {
        Row posting{QStringLiteral("posting"), QString::fromUtf8(set[0]), set.mid(1)};
        for (auto& line :
             rowsOf(query,
                    QStringLiteral("SELECT line, account, amount_minor, currency FROM ledger_line WHERE "
                                   "set_id = ? ORDER BY line"),
                    posting.subject))
            posting.content << line;
        all << posting;
    }
    for (auto& row :
         rowsOf(query, QStringLiteral("SELECT shop_number || ' ' || record_id || ' ' || issue_number, state, "
                                      "amount_used_minor, currency, returned_minor, used_at, accepted_at, "
                                      "LOWER(HEX(body_digest)) FROM settlement ORDER BY accepted_at")))
        all << Row{QStringLiteral("record"), QString::fromUtf8(row[0]), row.mid(1)};
    return all;
}

}  // namespace

QString rewriteChain(const QString& database) {
    const QString name = QStringLiteral("rewriting");
    QString problem;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        connection.setDatabaseName(database);
        if (!connection.open()) problem = connection.lastError().text();
        QSqlQuery query(connection);
        query.exec(QStringLiteral("DELETE FROM ledger_chain"));
        QByteArray hash(32, '\0');
        int sequence = 0;
        for (const Row& row :
             QList<Row>{{QStringLiteral("begin"), QStringLiteral("anew"), {}}} + everyRow(query)) {
            QByteArray bytes = hash + withLength(row.kind.toUtf8()) + withLength(row.subject.toUtf8());
            for (const auto& field : row.content) bytes += withLength(field);
            hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
            query.prepare(QStringLiteral(
                "INSERT INTO ledger_chain (sequence, kind, subject, hash) VALUES (?, ?, ?, ?)"));
            query.addBindValue(++sequence);
            query.addBindValue(row.kind);
            query.addBindValue(row.subject);
            query.addBindValue(hash);
            if (problem.isEmpty() && !query.exec()) problem = query.lastError().text();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return problem;
}

}  // namespace kazasu::test

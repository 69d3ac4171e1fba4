#include "tools/audit/books_file.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

namespace kazasu::audit {

struct BooksFile::Impl {
    QString name;
    QSqlDatabase database;
};

BooksFile::BooksFile(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

BooksFile::~BooksFile() {
    m_impl->database.close();
    m_impl->database = {};
    QSqlDatabase::removeDatabase(m_impl->name);
}

Result<std::unique_ptr<BooksFile>> BooksFile::open(const std::string& path) {
    static int counter = 0;
    const QString file = QString::fromStdString(path);
    if (!QFileInfo::exists(file))
        return Error{ErrorCode::StorageOpenFailed, path + ": there is no such file"};
    auto impl = std::make_unique<Impl>();
    impl->name = QStringLiteral("audit-%1").arg(++counter);
    impl->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), impl->name);
    impl->database.setDatabaseName(file);
    impl->database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"));
    std::unique_ptr<BooksFile> books(new BooksFile(std::move(impl)));
    QSqlDatabase& database = books->m_impl->database;
    if (!database.open())
        return Error{ErrorCode::StorageOpenFailed, path + ": " + database.lastError().text().toStdString()};
    QSqlQuery begin(database);
    if (!begin.exec(QStringLiteral("BEGIN")))
        return Error{ErrorCode::StorageCorrupt, path + ": " + begin.lastError().text().toStdString()};
    return books;
}

Result<std::vector<TextRow>> BooksFile::rows(const std::string& sql) {
    QSqlQuery query(m_impl->database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromStdString(sql)))
        return Error{ErrorCode::StorageCorrupt, query.lastError().text().toStdString()};
    std::vector<TextRow> rows;
    const int columns = query.record().count();
    while (query.next()) {
        TextRow row;
        for (int i = 0; i < columns; ++i) row.push_back(query.value(i).toString().toStdString());
        rows.push_back(std::move(row));
    }
    if (query.lastError().isValid())
        return Error{ErrorCode::StorageCorrupt, query.lastError().text().toStdString()};
    return rows;
}

}  // namespace kazasu::audit

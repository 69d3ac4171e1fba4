// A commit queue on a real file, jobs that write a sale, and a gate that makes them one batch.
#pragma once

#include "platform/sql/commit_queue.h"

#include <QFileInfo>
#include <QObject>
#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <map>
#include <set>

namespace kazasu::test {

/// Hundreds of databases whose syncing to a disk is not what is tested here.
inline std::unique_ptr<QTemporaryDir> folderInMemory() {
    const QString memory = QStringLiteral("/dev/shm");
    if (!QFileInfo(memory).isWritable()) return std::make_unique<QTemporaryDir>();
    return std::make_unique<QTemporaryDir>(memory + QStringLiteral("/kazasu-queue-XXXXXX"));
}

using Outcomes = std::map<std::int64_t, Status>;

/// Two rows a job: a job half done shows as one row.
inline CommitQueue::Job saleOf(std::int64_t id) {
    return [id](Database& database) -> Status {
        KAZASU_TRY(const auto sale, database.run("INSERT INTO sale(id) VALUES(?)", {id}));
        KAZASU_TRY(const auto line, database.run("INSERT INTO line(sale) VALUES(?)", {id}));
        return {};
    };
}

/// Holds the writer inside a first job until release(), so that everything submitted meanwhile is one batch.
class Gate {
public:
    explicit Gate(CommitQueue& queue) {
        auto entered = std::make_shared<std::promise<void>>();
        auto wasEntered = std::make_shared<std::atomic<bool>>(false);
        auto isInside = entered->get_future();
        queue.submit(
            [entered, wasEntered, opened = m_opened.get_future().share()](Database&) -> Status {
                if (!wasEntered->exchange(true)) entered->set_value();  // the job may run again
                opened.wait();
                return {};
            },
            [entered, wasEntered](const Status&) {
                if (!wasEntered->exchange(true)) entered->set_value();  // it never ran
            });
        isInside.wait();
    }
    void release() { m_opened.set_value(); }

private:
    std::promise<void> m_opened;
};

class CommitQueueBench : public QObject {
protected:
    void openFolder() { m_folder = folderInMemory(); }
    Result<std::unique_ptr<Database>> open() const {
        auto database = openSqlite({m_folder->filePath(QStringLiteral("a.sqlite")).toStdString(), {}, true});
        if (!database) return database;
        for (const char* table : {"CREATE TABLE IF NOT EXISTS sale(id INTEGER PRIMARY KEY)",
                                  "CREATE TABLE IF NOT EXISTS line(sale INTEGER NOT NULL REFERENCES sale(id) "
                                  "DEFERRABLE INITIALLY DEFERRED)"}) {
            KAZASU_TRY(const auto made, (*database)->run(table));
        }
        return database;
    }
    std::unique_ptr<ThreadedCommitQueue> startQueue(CommitQueueLimits limits = {}) const {
        return ThreadedCommitQueue::start([this] { return open(); }, limits).value();
    }
    /// The ids of sales, each with exactly one line; -1 stands for a sale that is half there.
    std::set<std::int64_t> salesInFile() const {
        const auto database = open().value();
        std::set<std::int64_t> ids;
        const auto answer = database->run(
            "SELECT id, (SELECT count(*) FROM line WHERE sale = id) FROM sale "
            "UNION ALL SELECT sale, 0 FROM line WHERE sale NOT IN (SELECT id FROM sale)");
        for (const SqlRow& row : answer.value().rows) ids.insert(row.number(1) == 1 ? row.number(0) : -1);
        return ids;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace kazasu::test

// The write path of a service, with every access to its database made to fail.
#include "tests/component/sql/commit_queue_bench.h"
#include "tests/support/failing_database.h"

#include <QTest>

#include <thread>

using namespace kazasu;
using namespace kazasu::test;

class TestCommitQueueFailures : public CommitQueueBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }
    void cleanup() { m_folder.reset(); }

    void whateverAccessFailsNoAcknowledgedJobIsLostAndNoneIsHalfDone_data();
    void whateverAccessFailsNoAcknowledgedJobIsLostAndNoneIsHalfDone();
    void aBrokenRuleAtCommitFailsOnlyTheGuiltyJob();
    void aBusyDatabaseIsWaitedFor();
    void aDatabaseThatStaysBusyIsGivenUpWhileTheCallerStillListens();
    void aDatabaseThatDoesNotOpenIsTheAnswerOfStart();

private:
    Outcomes runAgainst(FailurePlan& plan);

    bool m_failedBeforeTheLast = false;
};

Outcomes TestCommitQueueFailures::runAgainst(FailurePlan& plan) {
    Outcomes outcomes;
    auto queue =
        ThreadedCommitQueue::start([&]() -> Result<std::unique_ptr<Database>> {
            KAZASU_TRY(auto inner, open());
            return std::unique_ptr<Database>(std::make_unique<FailingDatabase>(std::move(inner), plan));
        }).value();
    Gate gate(*queue);
    for (std::int64_t id = 1; id <= 3; ++id) {
        queue->submit(saleOf(id),
                      [&outcomes, id](Status status) { outcomes.emplace(id, std::move(status)); });
    }
    std::promise<void> batchDone;
    queue->submit([](Database&) -> Status { return {}; },
                  [&batchDone](const Status&) { batchDone.set_value(); });
    gate.release();
    batchDone.get_future().wait();
    m_failedBeforeTheLast = plan.hasFailed;
    queue->submit(saleOf(4), [&outcomes](Status status) { outcomes.emplace(4, std::move(status)); });
    queue.reset();
    return outcomes;
}

void TestCommitQueueFailures::whateverAccessFailsNoAcknowledgedJobIsLostAndNoneIsHalfDone_data() {
    QTest::addColumn<int>("moment");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isBroken");
    for (const ErrorCode code : {ErrorCode::StorageIo, ErrorCode::StorageBusy, ErrorCode::StorageFull,
                                 ErrorCode::StorageConstraint, ErrorCode::Internal}) {
        const QByteArray name = QByteArray::fromStdString(std::string(errorName(code)));
        QTest::newRow((name + " before").constData())
            << static_cast<int>(FailureMoment::BeforeExecution) << static_cast<int>(code) << false;
        // Only an error that breaks the connection can hide that the statement was executed.
        if (code == ErrorCode::StorageIo || code == ErrorCode::StorageFull) {
            QTest::newRow((name + " after").constData())
                << static_cast<int>(FailureMoment::AnswerLost) << static_cast<int>(code) << false;
            QTest::newRow((name + " before, connection gone").constData())
                << static_cast<int>(FailureMoment::BeforeExecution) << static_cast<int>(code) << true;
            QTest::newRow((name + " after, connection gone").constData())
                << static_cast<int>(FailureMoment::AnswerLost) << static_cast<int>(code) << true;
        }
    }
}

void TestCommitQueueFailures::whateverAccessFailsNoAcknowledgedJobIsLostAndNoneIsHalfDone() {
    QFETCH(int, moment);
    QFETCH(int, code);
    QFETCH(bool, isBroken);
    constexpr int kMoreThanAnyRun = 60;
    int failures = 0, unknown = 0;
    for (int failAt = 1; failAt < kMoreThanAnyRun; ++failAt) {
        m_folder = folderInMemory();
        FailurePlan plan{failAt, static_cast<FailureMoment>(moment), static_cast<ErrorCode>(code)};
        plan.lastsUntilReopen = isBroken;
        const Outcomes outcomes = runAgainst(plan);
        if (!plan.hasFailed) break;
        ++failures;
        QCOMPARE(outcomes.size(), std::size_t{4});
        QVERIFY2(!m_failedBeforeTheLast || outcomes.at(4).isOk(),
                 ("no recovery from " + std::to_string(failAt)).c_str());
        const auto sales = salesInFile();
        QVERIFY2(!sales.contains(-1), ("half a job at " + std::to_string(failAt)).c_str());
        int refused = 0;
        for (const auto& [id, status] : outcomes) {
            if (status) {
                QVERIFY2(sales.contains(id), ("lost at " + std::to_string(failAt)).c_str());
                continue;
            }
            ++refused;
            if (status.code() == ErrorCode::OutcomeUnknown) {
                ++unknown;
            } else {
                QVERIFY2(!sales.contains(id), ("written but refused at " + std::to_string(failAt)).c_str());
            }
        }
        // One failing access costs one job, or, at COMMIT, leaves the whole batch in doubt.
        QVERIFY2(refused <= 1 || refused == 3, ("neighbours hurt at " + std::to_string(failAt)).c_str());
    }
    QVERIFY(failures >= 26);  // the gate's four accesses, the sixteen of the batch, the six of the last job
    const auto planned = static_cast<ErrorCode>(code);
    const bool isAmbiguous = planned == ErrorCode::StorageIo || planned == ErrorCode::StorageFull;
    QCOMPARE(unknown, isAmbiguous ? 4 : 0);  // at the COMMIT of the batch its three jobs, then the last
}

void TestCommitQueueFailures::aBrokenRuleAtCommitFailsOnlyTheGuiltyJob() {
    Outcomes outcomes;
    auto queue = startQueue();
    Gate gate(*queue);
    for (std::int64_t id = 1; id <= 3; ++id) {
        const auto orphan = [](Database& database) -> Status {
            KAZASU_TRY(const auto line, database.run("INSERT INTO line(sale) VALUES(999)"));
            return {};
        };
        queue->submit(id == 2 ? CommitQueue::Job(orphan) : saleOf(id),
                      [&outcomes, id](Status status) { outcomes.emplace(id, std::move(status)); });
    }
    gate.release();
    queue.reset();
    QVERIFY(outcomes.at(1).isOk());
    QCOMPARE(outcomes.at(2).code(), ErrorCode::StorageConstraint);
    QVERIFY(outcomes.at(3).isOk());
    QCOMPARE(salesInFile(), (std::set<std::int64_t>{1, 3}));
}

void TestCommitQueueFailures::aBusyDatabaseIsWaitedFor() {
    FailurePlan plan{5, FailureMoment::BeforeExecution, ErrorCode::StorageBusy};  // the batch's BEGIN
    const Outcomes outcomes = runAgainst(plan);
    QVERIFY(plan.hasFailed);
    for (const auto& [id, status] : outcomes) QVERIFY(status.isOk());
    QCOMPARE(salesInFile().size(), std::size_t{4});
}

/// As SQLite does it: every BEGIN waits a while by itself before it says that another program holds the file.
class LongBusyDatabase final : public Database {
public:
    [[nodiscard]] SqlEngine engine() const override { return SqlEngine::Sqlite; }
    Result<SqlResult> run(std::string_view, std::span<const SqlValue>) override {
        ++waits;
        std::this_thread::sleep_for(std::chrono::seconds(1));
        return Error{ErrorCode::StorageBusy, "held by another program"};
    }
    Status reopen() override { return {}; }
    static inline std::atomic<int> waits = 0;
};

void TestCommitQueueFailures::aDatabaseThatStaysBusyIsGivenUpWhileTheCallerStillListens() {
    auto queue = ThreadedCommitQueue::start(
        [] { return Result<std::unique_ptr<Database>>(std::make_unique<LongBusyDatabase>()); });
    QVERIFY(queue.isOk());
    std::promise<Status> answered;
    (*queue)->submit([](Database&) { return Status{}; },
                     [&answered](Status status) { answered.set_value(std::move(status)); });
    QCOMPARE(answered.get_future().get().code(), ErrorCode::StorageBusy);
    QVERIFY2(LongBusyDatabase::waits <= 5, std::to_string(LongBusyDatabase::waits).c_str());
}

void TestCommitQueueFailures::aDatabaseThatDoesNotOpenIsTheAnswerOfStart() {
    const auto queue = ThreadedCommitQueue::start([] {
        return openSqlite({"/proc/none/a.sqlite", {}, true});
    });
    QCOMPARE(queue.code(), ErrorCode::StorageOpenFailed);
}

QTEST_GUILESS_MAIN(TestCommitQueueFailures)
#include "test_commit_queue_failures.moc"

// The write path of a service: batches, values, a queue that is full, an orderly end.
#include "tests/component/sql/commit_queue_bench.h"
#include "tests/support/failing_database.h"

#include <QTest>

#include <thread>

using namespace kazasu;
using namespace kazasu::test;

class TestCommitQueue : public CommitQueueBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }
    void cleanup() { m_folder.reset(); }

    void manySubmittersAreAllWritten();
    void whatQueuedUpIsOneTransaction();
    void aFailedJobIsUndoneAloneAndItsNeighboursStand();
    void aJobWithAValueHandsItOver();
    void aFullQueueAnswersUnavailableAtOnce();
    void whatIsQueuedIsFinishedBeforeTheEnd();
};

void TestCommitQueue::manySubmittersAreAllWritten() {
    std::atomic<int> acknowledged{0};
    auto queue = startQueue();
    std::vector<std::thread> submitters;
    for (std::int64_t submitter = 0; submitter < 4; ++submitter) {
        submitters.emplace_back([&, submitter] {
            for (std::int64_t i = 0; i < 250; ++i) {
                queue->submit(saleOf(submitter * 1000 + i), [&](const Status& status) {
                    if (status) ++acknowledged;
                });
            }
        });
    }
    for (std::thread& thread : submitters) thread.join();
    queue.reset();
    QCOMPARE(acknowledged.load(), 1000);
    const auto sales = salesInFile();
    QCOMPARE(sales.size(), std::size_t{1000});
    QVERIFY(!sales.contains(-1));
}

void TestCommitQueue::whatQueuedUpIsOneTransaction() {
    FailurePlan plan;
    CommitQueueLimits limits;
    limits.maxBatch = 40;
    auto queue =
        ThreadedCommitQueue::start(
            [&]() -> Result<std::unique_ptr<Database>> {
                KAZASU_TRY(auto inner, open());
                return std::unique_ptr<Database>(std::make_unique<FailingDatabase>(std::move(inner), plan));
            },
            limits)
            .value();
    Gate gate(*queue);
    for (std::int64_t id = 1; id <= 80; ++id) queue->submit(saleOf(id), [](const Status&) {});
    gate.release();
    queue.reset();
    // The gate's own transaction (BEGIN, SAVEPOINT, RELEASE, COMMIT), then two of 40 jobs of four accesses.
    QCOMPARE(plan.accesses, 4 + 2 * (2 + 40 * 4));
    QCOMPARE(salesInFile().size(), std::size_t{80});
}

void TestCommitQueue::aFailedJobIsUndoneAloneAndItsNeighboursStand() {
    Outcomes outcomes;
    auto queue = startQueue();
    Gate gate(*queue);
    for (std::int64_t id = 1; id <= 5; ++id) {
        auto job = saleOf(id);
        queue->submit(
            [id, job](Database& database) -> Status {
                KAZASU_TRY_STATUS(job(database));
                if (id == 3) return Error{ErrorCode::CodeAlreadyUsed, "the job says no after writing"};
                return {};
            },
            [&outcomes, id](Status status) { outcomes.emplace(id, std::move(status)); });
    }
    queue->submit(saleOf(2), [&](Status status) { outcomes.emplace(6, std::move(status)); });
    gate.release();
    queue.reset();
    QCOMPARE(outcomes.at(3).code(), ErrorCode::CodeAlreadyUsed);
    QCOMPARE(outcomes.at(6).code(), ErrorCode::StorageConstraint);
    for (const std::int64_t id : {1, 2, 4, 5}) QVERIFY(outcomes.at(id).isOk());
    QCOMPARE(salesInFile(), (std::set<std::int64_t>{1, 2, 4, 5}));
}

void TestCommitQueue::aJobWithAValueHandsItOver() {
    auto queue = startQueue();
    Result<std::int64_t> value{std::int64_t{0}};
    Result<std::int64_t> refused{std::int64_t{0}};
    queue->submitFor(
        [](Database& database) -> Result<std::int64_t> {
            KAZASU_TRY(const auto answer, database.run("SELECT 42"));
            return answer.rows[0].number(0);
        },
        [&](Result<std::int64_t> result) { value = std::move(result); });
    queue->submitFor([](Database&) -> Result<std::int64_t> { return Error{ErrorCode::NotFound}; },
                     [&](Result<std::int64_t> result) { refused = std::move(result); });
    queue.reset();
    QCOMPARE(*value, std::int64_t{42});
    QCOMPARE(refused.code(), ErrorCode::NotFound);
}

void TestCommitQueue::aFullQueueAnswersUnavailableAtOnce() {
    CommitQueueLimits limits;
    limits.maxQueued = 10;
    auto queue = startQueue(limits);
    Gate gate(*queue);
    std::vector<ErrorCode> refused;
    std::atomic<int> written{0};
    for (std::int64_t id = 1; id <= 12; ++id) {
        queue->submit(saleOf(id), [&](const Status& status) {
            if (status) {
                ++written;
            } else {
                refused.push_back(status.code());
            }
        });
    }
    QCOMPARE(refused, (std::vector<ErrorCode>{ErrorCode::Unavailable, ErrorCode::Unavailable}));
    gate.release();
    queue.reset();
    QCOMPARE(written.load(), 10);
}

void TestCommitQueue::whatIsQueuedIsFinishedBeforeTheEnd() {
    std::atomic<int> answered{0};
    auto queue = startQueue();
    for (std::int64_t id = 1; id <= 600; ++id) queue->submit(saleOf(id), [&](const Status&) { ++answered; });
    queue.reset();
    QCOMPARE(answered.load(), 600);
    QCOMPARE(salesInFile().size(), std::size_t{600});
}

QTEST_GUILESS_MAIN(TestCommitQueue)
#include "test_commit_queue.moc"

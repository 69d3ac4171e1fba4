// The pool that carries what only costs CPU.
#include "platform/system/worker_pool.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace kazasu;

class TestWorkerPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTaskRunsBeforeThePoolEnds();
    void aFullQueueRefusesAndDoesNotBlock();
};

void TestWorkerPool::everyTaskRunsBeforeThePoolEnds() {
    std::atomic<int> ran = 0;
    {
        WorkerPool pool(3);
        for (int i = 0; i < 1000; ++i) QVERIFY(pool.post([&ran] { ++ran; }).isOk());
    }
    QCOMPARE(ran.load(), 1000);
}

void TestWorkerPool::aFullQueueRefusesAndDoesNotBlock() {
    std::mutex gate;
    std::unique_lock isHeld(gate);
    std::atomic<int> ran = 0;
    std::atomic<bool> isBusy = false;
    {
        WorkerPool pool(1, 2);
        const auto task = [&] {
            isBusy = true;
            const std::lock_guard wait(gate);
            ++ran;
        };
        QVERIFY(pool.post(task).isOk());
        while (!isBusy) std::this_thread::yield();
        QVERIFY(pool.post(task).isOk());
        QVERIFY(pool.post(task).isOk());
        QCOMPARE(pool.post(task).code(), ErrorCode::Unavailable);
        isHeld.unlock();
    }
    QCOMPARE(ran.load(), 3);
}

QTEST_GUILESS_MAIN(TestWorkerPool)
#include "test_worker_pool.moc"

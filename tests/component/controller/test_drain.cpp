// Ten thousand sales that queued up without a center are at the center within five minutes, on a real disk.
// The usual run compares queues of two lengths: the longer one costs no more for each of its records.
#include "tests/component/controller/test_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kQueueOfADay = 10'000;
constexpr int kShortQueue = 40, kLongQueue = 400;
constexpr qint64 kDrainLimitMs = 5 * 60 * 1000;

/// A store that took so many codes without the center, which is back now.
std::unique_ptr<TestStore> queuedUp(int queue) {
    auto store = std::make_unique<TestStore>(QDir::tempPath() + QStringLiteral("/kazasu-drain-XXXXXX"));
    store->settings.offline.bound = {Money::yen(10'000), queue, Money::yen(100'000'000)};
    store->center.always = Spoil::NotSent;
    store->advance(Milliseconds{1});
    for (int i = 0; i < queue; ++i) {
        store->sellTea();
        store->scan(store->makeCode(
            1000, [](SettlementClaims& claims) { claims.shop = ShopNumber::from(7).value(); }));
    }
    KAZASU_CHECK(store->seen->status.unsentRecords == queue);
    KAZASU_CHECK(store->seen->status.offline.bound.codes == queue);
    store->center.always.reset();
    store->plan.accesses = 0;
    return store;
}

bool isDrained(TestStore& store, int queue) {
    store.advance(std::chrono::minutes{2});
    return store.seen->status.unsentRecords == 0 &&
           store.center.settlements.size() == static_cast<std::size_t>(queue);
}

}  // namespace

class TestDrain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecordOfALongQueueIsAskedForNoMoreOften() {
        std::vector<int> accesses;
        for (const int queue : {kShortQueue, kLongQueue}) {
            const auto store = queuedUp(queue);
            QVERIFY(isDrained(*store, queue));
            accesses.push_back(store->plan.accesses);
        }
        qInfo("%d accesses for %d records, %d for %d", accesses[0], kShortQueue, accesses[1], kLongQueue);
        QVERIFY(accesses[1] <= accesses[0] * (kLongQueue / kShortQueue));
    }

    void aDayOfSalesIsDrainedInTime() {
        if (!qEnvironmentVariableIsSet("KAZASU_LONG_CHECKS")) QSKIP("one of the longer checks");
        const auto store = queuedUp(kQueueOfADay);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(isDrained(*store, kQueueOfADay));
        qInfo("%d records in %lld ms", kQueueOfADay, static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < kDrainLimitMs);
    }
};

QTEST_GUILESS_MAIN(TestDrain)
#include "test_drain.moc"

// Ten thousand sales that queued up without a center are at the center within five minutes: 30 ms each, on a
// real disk. The usual run takes a few of them.
#include "tests/component/controller/test_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kLongQueue = 10'000;
constexpr int kShortQueue = 300;
constexpr qint64 kMsPerRecord = 30;

bool areLongChecksWanted() { return qEnvironmentVariableIsSet("KAZASU_LONG_CHECKS"); }

}  // namespace

class TestDrain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongQueueIsDrainedInTime() {
        const int queue = areLongChecksWanted() ? kLongQueue : kShortQueue;
        TestStore store(QDir::tempPath() + QStringLiteral("/kazasu-drain-XXXXXX"));
        store.settings.offline.bound = {Money::yen(10'000), queue, Money::yen(100'000'000)};
        store.center.always = Spoil::NotSent;
        store.advance(Milliseconds{1});
        for (int i = 0; i < queue; ++i) {
            store.sellTea();
            store.scan(store.makeCode(
                1000, [](SettlementClaims& claims) { claims.shop = ShopNumber::from(7).value(); }));
        }
        QCOMPARE(store.seen->status.unsentRecords, queue);
        QCOMPARE(store.seen->status.offline.bound.codes, queue);
        store.center.always.reset();
        QElapsedTimer timer;
        timer.start();
        store.advance(std::chrono::minutes{2});
        const qint64 taken = timer.elapsed();
        QCOMPARE(store.seen->status.unsentRecords, 0);
        QCOMPARE(store.center.settlements.size(), static_cast<std::size_t>(queue));
        qInfo("%d records in %lld ms", queue, static_cast<long long>(taken));
        QVERIFY2(taken < queue * kMsPerRecord, qPrintable(QString::number(taken)));
    }
};

QTEST_GUILESS_MAIN(TestDrain)
#include "test_drain.moc"

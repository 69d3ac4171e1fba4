// What somebody allowed once is all that comes off, and all that is done: a discount does not grow with the
// goods, and a grant is not used up by an action that is refused.
#include "tests/component/controller/staffed_counter.h"

using namespace kazasu;
using namespace kazasu::controller;
using namespace kazasu::test;

namespace {

/// Something granted once that afterwards takes off more, and how much each time.
struct Growth {
    const char* name;
    Right right;
    void (*ask)(Counter&);
    void (*grow)(Counter&);
    std::int64_t first, whole, total;
};

const std::array kGrowths{
    Growth{"a share of a line, of more pieces", Right::Discount,
           [](Counter& c) {
               c.till.discount(1, {5'000, {}});
           },
           [](Counter& c) { c.till.setQuantity(1, 10); }, 64, 640, 640},
    Growth{"a share of the receipt, of more goods", Right::Discount,
           [](Counter& c) {
               c.till.discount(0, {5'000, {}});
           },
           [](Counter& c) { c.till.scan(TestStore::kPenCode); }, 64, 119, 119},
    Growth{"another price, of more pieces", Right::OverridePrice,
           [](Counter& c) { c.till.changePrice(1, Money::yen(28), "傷"); },
           [](Counter& c) { c.till.setQuantity(1, 3); }, 100, 300, 84},
};

/// A cashier has rung up a tea, been granted this, and let it grow.
void letGrow(Counter& counter, const Growth& growth) {
    KAZASU_CHECK(counter.signIn(Role::Cashier).isOk());
    counter.scan(TestStore::kTeaCode);
    growth.ask(counter);
    counter.run();
    KAZASU_CHECK(counter.grant(Role::Supervisor).isOk());
    growth.grow(counter);
    counter.run();
}

std::int64_t takenOff(Counter& counter) {
    return counter.count("SELECT SUM(amount_minor) FROM staff_exceptions WHERE granted_by = 2");
}

}  // namespace

class TestGranted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }

    void whatComesOffGrowsOnlyWhenItIsAllowedAgain_data() { addGrowths(); }
    void whatComesOffGrowsOnlyWhenItIsAllowedAgain() {
        QFETCH(int, growth);
        const Growth& asked = kGrowths.at(static_cast<std::size_t>(growth));
        Counter counter;
        letGrow(counter, asked);
        QCOMPARE(counter.seen.sale.total.minor(), asked.total);
        QCOMPARE(takenOff(counter), asked.first);
        counter.pay(1'000);
        QVERIFY(counter.seen.completed.empty());
        QCOMPARE(*counter.seen.lastNotice(), ErrorCode::RightMissing);
        QCOMPARE(counter.seenPeople.view.wanted->right, asked.right);
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QCOMPARE(counter.seen.completed.size(), std::size_t{1});
        QCOMPARE(takenOff(counter), asked.whole);
        QVERIFY(counter.store.journalVerifies());
    }

    void noCodePaysForWhatNobodyAllowed_data() { addGrowths(); }
    void noCodePaysForWhatNobodyAllowed() {
        QFETCH(int, growth);
        const Growth& asked = kGrowths.at(static_cast<std::size_t>(growth));
        Counter counter;
        letGrow(counter, asked);
        counter.till.scan(counter.store.makeCode(5'000));
        counter.run();
        QCOMPARE(counter.store.center.granted(), 0);
        QCOMPARE(counter.seenPeople.view.wanted->right, asked.right);
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        QCOMPARE(counter.seen.completed.size(), std::size_t{1});
        QCOMPARE(takenOff(counter), asked.whole);
    }

    void whoeverMayIsNotAskedButTheReportHasItAll() {
        Counter counter;
        KAZASU_CHECK(counter.signIn(Role::Supervisor).isOk());
        counter.scan(TestStore::kTeaCode);
        kGrowths[0].ask(counter);
        kGrowths[0].grow(counter);
        counter.run();
        counter.pay(1'000);
        QCOMPARE(counter.seen.completed.size(), std::size_t{1});
        QCOMPARE(counter.count("SELECT SUM(amount_minor) FROM staff_exceptions WHERE kind = 'discount'"),
                 640);
    }

    void nobodyIsAskedAgainForLess() {
        Counter counter;
        letGrow(counter, kGrowths[0]);
        counter.till.setQuantity(1, 1);
        counter.run();
        counter.pay(64);
        QCOMPARE(counter.seen.completed.size(), std::size_t{1});
    }

    void everythingThatGrewIsAskedForOneByOne() {
        Counter counter;
        letGrow(counter, kGrowths[2]);
        counter.till.discount(0, {1'000, {}});
        counter.run();
        QVERIFY(counter.grant(Role::Supervisor).isOk());
        counter.till.setQuantity(1, 9);
        counter.run();
        counter.pay(1'000);
        for (const Right right : {Right::OverridePrice, Right::Discount}) {
            QVERIFY(counter.seen.completed.empty());
            QCOMPARE(counter.seenPeople.view.wanted->right, right);
            QVERIFY(counter.grant(Role::Supervisor).isOk());
        }
        QCOMPARE(counter.seen.completed.size(), std::size_t{1});
        QCOMPARE(takenOff(counter), 900 + 25);
    }

    /// What a code paid goes out as cash: who may is asked, and it is written, for what does happen.
    void whatIsNotPaidOutIsNeitherAskedForNorWritten() {
        Counter counter;
        KAZASU_CHECK(counter.signIn(Role::Supervisor).isOk());
        counter.scan(TestStore::kTeaCode);
        counter.till.scan(counter.store.makeCode(500));
        counter.run();
        counter.till.returnGoods(counter.seen.completed.at(0).id, {{1, 1}}, "傷");
        counter.run();
        const auto written = "SELECT COUNT(*) FROM journal WHERE kind = 'code_paid_back_in_cash'";
        for (const std::int64_t wrong : {-TestStore::kTea - 1, TestStore::kTea, std::int64_t{0}}) {
            counter.pay(wrong);
            QVERIFY(!counter.seenPeople.view.wanted);
            QVERIFY(counter.seen.lastNotice() && counter.seen.lastNotice() != ErrorCode::RightMissing);
        }
        counter.pay(-TestStore::kTea);
        QCOMPARE(counter.seenPeople.view.wanted->right, Right::ReturnWithoutReceipt);
        QCOMPARE(counter.count(written), 0);
        QVERIFY(counter.grant(Role::Manager).isOk());
        QCOMPARE(counter.count(written), 1);
        QCOMPARE(counter.seen.completed.size(), std::size_t{2});
        QVERIFY(counter.store.journalVerifies());
    }

private:
    static void addGrowths() {
        QTest::addColumn<int>("growth");
        for (std::size_t i = 0; i < kGrowths.size(); ++i)
            QTest::newRow(kGrowths.at(i).name) << static_cast<int>(i);
    }
};

QTEST_GUILESS_MAIN(TestGranted)
#include "test_granted.moc"

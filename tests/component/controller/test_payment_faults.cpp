// What the link does to a payment: lost, late, doubled and spoilt answers. The customer pays once or not at
// all, and the cashier never waits longer than 30 seconds.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestPaymentFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSpoiltAnswerIsRiddenOut_data() {
        QTest::addColumn<int>("spoil");
        QTest::newRow("request lost") << int(Spoil::RequestLost);
        QTest::newRow("answer lost") << int(Spoil::AnswerLost);
        QTest::newRow("503") << int(Spoil::ServerError);
        QTest::newRow("500 after it was done") << int(Spoil::ErrorAfter);
        QTest::newRow("garbage") << int(Spoil::Garbage);
        QTest::newRow("a grant of too much") << int(Spoil::WrongAmount);
        QTest::newRow("late") << int(Spoil::Late);
        QTest::newRow("twice") << int(Spoil::Twice);
    }
    void oneSpoiltAnswerIsRiddenOut() {
        QFETCH(int, spoil);
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil(spoil)};
        store.scan(store.makeCode(1000));
        store.advance(15s);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.center.claims.size(), std::size_t{1});  // one id, whatever was repeated
        QCOMPARE(store.center.granted(), 1);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
    }

    void aCenterOutOfReachIsToldAtOnce() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::NotSent;
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->refusal().value(), ErrorCode::NetworkConnectFailed);
        QCOMPARE(store.seen->status.center, api::ConnectionState::Offline);
        QCOMPARE(store.claimStates(), std::string("refused"));
        store.payCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
    }

    void theEndOfAReversalIsWrittenWhenTheDiskIsBack() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.desk->cancelSettlement();
        QCOMPARE(store.claimStates(), std::string("reversing"));
        store.center.always.reset();
        store.plan.isPersistent = true;
        store.plan.failAt = store.plan.accesses + 1;
        store.advance(20s);
        QCOMPARE(store.center.granted(), 0);  // the center has said its word, and nobody could write it down
        store.plan = {};
        store.advance(120s);
        QCOMPARE(store.claimStates(), std::string("reversed"));
    }

    /// Whether it stands in the file nobody knew: no restart is needed to ask about it.
    void aClaimThatMayHaveBeenWrittenComesToItsEnd() {
        int written = 0;
        for (int failAt = 1;; ++failAt) {
            TestStore store;
            store.sellTea();
            store.plan = {.failAt = failAt, .moment = FailureMoment::AnswerLost, .isPersistent = true};
            store.scan(store.makeCode(1000));
            if (!store.plan.hasFailed) break;
            store.plan = {};
            KAZASU_CHECK(store.database->reopen().isOk());
            const bool isClaimed = store.claimStates() == "claiming" && store.center.claims.empty();
            written += isClaimed ? 1 : 0;
            store.advance(10min);
            const std::string where = "access " + std::to_string(failAt) + ": " + store.claimStates();
            QVERIFY2(store.claimStates() != "claiming", where.c_str());
            const bool isPaid = store.seen->sale.phase == api::SalePhase::Completed;
            QVERIFY2(store.center.granted() == (isPaid ? 1 : 0), where.c_str());
        }
        QVERIFY2(written > 0, "no claim was ever in doubt: the plan did not reach it");
    }

    void aPaymentOfAVoidedSaleGoesBackThoughTheFileFailsMeanwhile() {
        int voided = 0;
        for (int failAt = 1;; ++failAt) {
            TestStore store;
            store.sellTea();
            store.scan(store.makeCode(100));  // a part of it
            QCOMPARE(store.center.granted(), 1);
            store.plan = {.failAt = failAt, .isPersistent = true};
            store.desk->voidSale();
            if (!store.plan.hasFailed) break;
            const bool isVoided = store.seen->sale.phase == api::SalePhase::Voided;
            store.plan = {};
            KAZASU_CHECK(store.database->reopen().isOk());
            store.advance(120s);
            QCOMPARE(store.center.granted(), isVoided ? 0 : 1);
            if (isVoided) ++voided;
        }
        QVERIFY(voided > 0);  // the file failed after the void was written
    }

    void withoutAnAnswerTheMoneyIsAskedBackAfter15Seconds() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.advance(14s);
        QCOMPARE(store.center.countOf("DELETE claim"), 0);
        QCOMPARE(store.center.granted(), 1);
        store.advance(1s);
        QCOMPARE(store.center.countOf("DELETE claim"), 1);
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Checking);
        store.center.always.reset();
        store.advance(10s);
        QCOMPARE(store.seen->refusal().value(), ErrorCode::Timeout);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
    }

    void secondsLeftCountDownToDoubtAfter30Seconds() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::Silence;
        store.scan(store.makeCode(1000));
        store.advance(30s);
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::InDoubt);
        QCOMPARE(store.seen->settlement.secondsLeft, 0);
        QCOMPARE(store.seen->secondsLeft.front(), 30);
        QCOMPARE(store.seen->secondsLeft.back(), 1);
        QCOMPARE(store.seen->status.paymentsInDoubt, 1);
        QCOMPARE(store.claimStates(), std::string("in_doubt"));
    }

    void aParkedSaleNeverBlocksTheNextAndEmptiesItself() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.advance(31s);
        store.desk->parkSale();
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Idle);
        QVERIFY(store.seen->sale.lines.empty());
        store.scan(TestStore::kPenCode);
        store.payCash(110);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QCOMPARE(store.seen->status.paymentsInDoubt, 1);
        store.center.always.reset();
        store.advance(70s);
        QCOMPARE(store.seen->status.paymentsInDoubt, 0);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        store.advance(controller::kOfferedAgain + controller::kParkedLook);
        QCOMPARE(store.count("SELECT count(*) FROM drafts"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'void'"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
        QCOMPARE(store.center.granted(), 0);
    }

    void aSaleParkedWhileStillCheckingIsCompletedByALateGrant() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Late};
        store.scan(store.makeCode(1000));
        store.desk->parkSale();
        store.scan(TestStore::kPenCode);  // the next customer
        store.advance(5s);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
        QCOMPARE(store.seen->sale.lines[0].itemCode, std::string(TestStore::kPenCode));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
        QCOMPARE(store.center.granted(), 1);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 1);
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
        QCOMPARE(store.count("SELECT count(*) FROM drafts WHERE state = 'parked'"), 0);
        store.payCash(110);
        QCOMPARE(store.count("SELECT count(*) FROM sales"), 2);
    }

    void parkingWithoutDoubtIsRefused() {
        TestStore store;
        store.sellTea();
        store.desk->parkSale();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleTenderMissing);
        QCOMPARE(store.seen->sale.lines.size(), std::size_t{1});
    }

    void aPaymentInDoubtDoesNotKeepTheSaleFromCash() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.advance(31s);
        store.payCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        store.center.always.reset();
        store.advance(70s);
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.seen->status.paymentsInDoubt, 0);
        QCOMPARE(store.center.settlements.size(), std::size_t{0});
    }

    void cancellingGivesALateGrantBack() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Late};
        store.scan(store.makeCode(1000));
        store.advance(1s);
        store.desk->cancelSettlement();
        QCOMPARE(store.seen->settlement.phase, api::SettlementPhase::Idle);
        store.payCash(128);
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        store.advance(60s);
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        QCOMPARE(store.count("SELECT count(*) FROM spent_codes"), 0);
    }

    void cancellingNothingIsRefused() {
        TestStore store;
        store.desk->cancelSettlement();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleTenderMissing);
    }

    void theSameCodePaysAfterItsClaimWasReversed() {
        TestStore store;
        store.sellTea();
        const std::string code = store.makeCode(1000);
        store.center.spoils = {Spoil::Late};
        store.scan(code);
        store.desk->cancelSettlement();
        store.advance(5s);
        store.scan(code);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.claimStates(), std::string("reversed granted"));
    }

    void reversalsAreRepeatedEverSlower() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::ServerError;
        store.scan(store.makeCode(1000));
        store.advance(15s);
        const int first = store.center.countOf("DELETE claim");
        store.advance(1h);
        const int hour = store.center.countOf("DELETE claim") - first;
        QVERIFY2(hour >= 55 && hour <= 70, qPrintable(QString::number(hour)));
        store.center.always.reset();
        store.advance(61s);
        QCOMPARE(store.seen->status.paymentsInDoubt, 0);
    }

    void whateverTheLinkDoesTheCustomerPaysAtMostOnce() {
        int paid = 0;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            TestStore store;
            SeededRandom chance(seed);
            store.sellTea();
            const std::string code = store.makeCode(1000);
            for (int i = 0; i < 40; ++i) store.center.spoils.push_back(Spoil(uniformBelow(chance, 10)));
            store.scan(code);
            for (int second = 0; second < 40; ++second) {
                if (uniformBelow(chance, 60) == 0) store.restart();
                store.advance(1s);
            }
            store.center.spoils.clear();
            store.advance(10min);
            const auto sales = store.count("SELECT count(*) FROM sales");
            QCOMPARE(store.center.granted(), int(sales));
            QCOMPARE(store.center.settlements.size(), std::size_t(sales));
            QCOMPARE(store.seen->status.paymentsInDoubt, 0);
            QVERIFY(store.journalVerifies());
            paid += int(sales);
        }
        QVERIFY2(paid > 5 && paid < 55, "the faults are too many or too few to show anything");
    }
};

QTEST_GUILESS_MAIN(TestPaymentFaults)
#include "test_payment_faults.moc"

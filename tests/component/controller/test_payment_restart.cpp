// Power cuts in every state of a payment: switched on again, the till finishes what it began.
#include "tests/component/controller/test_store.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestPaymentRestart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClaimUnderWayIsAskedAboutAndPays_data() {
        QTest::addColumn<int>("spoil");
        QTest::newRow("the request never arrived") << int(Spoil::RequestLost);
        QTest::newRow("the answer was on its way") << int(Spoil::AnswerLost);
    }
    void aClaimUnderWayIsAskedAboutAndPays() {
        QFETCH(int, spoil);
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil(spoil)};
        store.scan(store.makeCode(1000));
        store.restart();
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
        QCOMPARE(store.center.claims.size(), std::size_t{1});
        QCOMPARE(store.center.granted(), 1);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        QCOMPARE(store.printer.receipts.size(), std::size_t{1});
    }

    void aGrantStaysWithTheSaleItPaysInPart() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        store.restart();
        QCOMPARE(store.center.granted(), 1);
        QCOMPARE(store.seen->sale.due.minor(), TestStore::kTea - 100);
        store.payCash(28);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
    }

    void aGrantWithoutItsSaleGoesBack() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        store.powerOff();
        store.tamper("DELETE FROM drafts");
        QVERIFY(store.powerOn());
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.claimStates(), std::string("reversed"));
    }

    void aTenderWhoseClaimWasGivenBackPaysNothing() {
        TestStore store;
        store.sellTea();
        store.scan(store.makeCode(100));
        store.powerOff();
        store.tamper("UPDATE claims SET state = 'reversing'");
        QVERIFY(store.powerOn());
        QCOMPARE(store.seen->sale.due.minor(), TestStore::kTea);
        QVERIFY(store.seen->sale.tenders.empty());
        QCOMPARE(store.center.granted(), 0);
    }

    void aReversalGoesOn() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.advance(16s);
        QCOMPARE(store.claimStates(), std::string("reversing"));
        store.restart();
        QCOMPARE(store.seen->status.paymentsInDoubt, 1);
        store.center.always.reset();
        store.advance(10s);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        QCOMPARE(store.seen->status.paymentsInDoubt, 0);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
    }

    void aPaymentInDoubtGoesOnAndItsParkedSaleIsVoided() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::AnswerLost;
        store.scan(store.makeCode(1000));
        store.advance(31s);
        store.desk->parkSale();
        store.restart();
        QVERIFY(store.seen->sale.lines.empty());
        QCOMPARE(store.seen->status.paymentsInDoubt, 1);
        store.center.always.reset();
        store.advance(10s);
        QCOMPARE(store.claimStates(), std::string("reversed"));
        store.advance(controller::kOfferedAgain + controller::kParkedLook);
        QCOMPARE(store.count("SELECT count(*) FROM drafts"), 0);
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'void'"), 1);
    }

    void refusedAndReversedClaimsAreOver() {
        TestStore store;
        store.sellTea();
        store.center.refuseClaims = Error{ErrorCode::CodeRevoked};
        store.scan(store.makeCode(1000));
        const auto calls = store.center.calls.size();
        store.restart();
        store.advance(60s);
        QCOMPARE(store.center.calls.size(), calls + 2);  // the keys, a report
        QCOMPARE(store.claimStates(), std::string("refused"));
    }

    void aCancelledClaimIsNotPaidAfterARestart() {
        TestStore store;
        store.sellTea();
        store.center.always = Spoil::RequestLost;
        store.scan(store.makeCode(1000));
        store.desk->cancelSettlement();
        store.restart();
        store.center.always.reset();
        store.advance(60s);
        QCOMPARE(store.center.granted(), 0);
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Open);
    }

    void aRecordThatWasNotAcknowledgedIsSentAgain() {
        TestStore store;
        store.sellTea();
        store.center.spoils = {Spoil::Nothing, Spoil::AnswerLost};  // the claim, the record
        store.scan(store.makeCode(1000));
        QCOMPARE(store.seen->status.unsentRecords, 1);
        store.restart();
        QCOMPARE(store.seen->status.unsentRecords, 0);
        QCOMPARE(store.center.settlements.size(), std::size_t{1});
        QCOMPARE(store.center.countOf("POST settlement"), 2);
    }
};

QTEST_GUILESS_MAIN(TestPaymentRestart)
#include "test_payment_restart.moc"

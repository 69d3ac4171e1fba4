// A register's shift: opened, cash in and out, counted blind, closed; what stands in its way, and what its
// reports say. On a real SQLite file.
#include "controller/shift/report_command.h"
#include "tests/component/controller/shift_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestShift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShiftOpensByItselfAtTheFirstSale() {
        ShiftStore store;
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Closed);
        store.sellForCash();
        store.sellForCash();
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Open);
        QVERIFY(store.shift.view.isOpenedByItself);
        QCOMPARE(store.count("SELECT count(*) FROM shifts WHERE is_by_itself = 1 AND float_minor = 0"), 1);
        QCOMPARE(store.count("SELECT count(*) FROM journal WHERE kind = 'shift_opened'"), 1);
        QVERIFY(store.journalVerifies());
    }

    void byHandNothingIsSoldBeforeTheShiftIsOpen() {
        ShiftStore store;
        store.settings.mustOpenByHand = true;
        store.restartShift();
        store.sellTea();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ShiftNotOpen);
        QVERIFY(store.seen->sale.lines.empty());
        store.open(30'000);
        store.sellForCash();
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        QVERIFY(!store.shift.view.isOpenedByItself);
        QCOMPARE(store.shift.view.floatAmount, Money::yen(30'000));
    }

    void anOpenShiftCannotBeOpenedAgain() {
        ShiftStore store;
        store.open(10'000);
        store.open(10'000);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ShiftAlreadyOpen);
        QCOMPARE(store.count("SELECT count(*) FROM shifts"), 1);
    }

    void cashMovesOnlyWithAReasonAndInAShift() {
        ShiftStore store;
        store.cashIn(1'000);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ShiftNotOpen);
        store.open(0);
        for (const char* blank : {"", "  ", "　"}) {
            store.seen->notices.clear();
            store.cashIn(1'000, blank);
            QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ReasonMissing);
        }
        store.cashIn(0);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::InvalidArgument);
        store.cashIn(1'000, "a\nb");
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::TextRefused);
        store.cashIn(1'000, "4111 1111 1111 1111");  // it would stand on the Z
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CardNumberRefused);
        store.cashIn(1'000, std::string(201, 'x'));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::TooLong);
        QCOMPARE(store.count("SELECT count(*) FROM cash_movements"), 0);
        store.cashIn(1'000);
        QCOMPARE(store.shift.view.movements.size(), std::size_t{1});
        QCOMPARE(store.shift.view.movements[0].reason, std::string("両替"));
    }

    void theDrawerNeverHoldsLessThanNothing() {
        ShiftStore store;
        store.open(500);
        store.sellForCash();  // 128
        store.cashIn(100);
        store.cashOut(729);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CashExceedsDrawer);
        // How much there is must not be told: the count is blind.
        QVERIFY(store.seen->notices.back().error.detail.find("728") == std::string::npos);
        store.seen->notices.clear();
        store.cashOut(728);
        QVERIFY(store.seen->notices.empty());
        store.cashOut(1);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CashExceedsDrawer);
    }

    void nothingSaysWhatIsExpectedBeforeTheCount() {
        ShiftStore store;
        store.open(50'000);
        for (int i = 0; i < 3; ++i) store.sellForCash();
        store.cashOut(1'111);
        store.close();  // refused: not counted
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CashCountInvalid);
        store.desk->shifts().makeX(false);
        const std::string expected = std::to_string(50'000 + 3 * TestStore::kTea - 1'111);
        QVERIFY(store.shift.everything.find(expected) == std::string::npos);
        QVERIFY(store.shift.everything.find("expected") == std::string::npos);
        for (const auto& notice : store.seen->notices)
            QVERIFY(describe(notice.error).find(expected) == std::string::npos);
        QVERIFY(toJson(store.z()).dump().find(expected) == std::string::npos);  // the X
        store.countSum(49'000);
        QCOMPARE(store.shift.view.counted->expected.minor(), std::stoll(expected));
        QVERIFY(store.shift.everything.find(expected) != std::string::npos);
    }

    void aCountHoldsUntilTheDrawerChanges() {
        ShiftStore store;
        store.open(1'000);
        store.countSum(1'000);
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Counted);
        store.sellForCash();
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Open);
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::CashCountInvalid);
        store.countSum(1'128);
        store.cashIn(1);
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Open);
        store.countSum(1'129);
        store.close();
        QCOMPARE(store.z().kind, ReportKind::Z);
        QCOMPARE(store.z().drawer.counts, 3);
        QCOMPARE(store.z().drawer.overShort().value(), Money::yen(0));
    }

    void aClosedShiftSaysWhatWasOverOrShort_data() {
        QTest::addColumn<qint64>("counted");
        QTest::addColumn<qint64>("difference");
        QTest::newRow("short") << qint64{10'100} << qint64{-28};
        QTest::newRow("even") << qint64{10'128} << qint64{0};
        QTest::newRow("over") << qint64{10'629} << qint64{501};
    }
    void aClosedShiftSaysWhatWasOverOrShort() {
        QFETCH(qint64, counted);
        QFETCH(qint64, difference);
        ShiftStore store;
        store.open(10'000);
        store.sellForCash();
        store.countSum(counted);
        store.close();
        QCOMPARE(store.shift.view.phase, api::ShiftPhase::Closed);
        QCOMPARE(store.z().drawer.overShort().value().minor(), difference);
        QCOMPARE(store.count("SELECT over_short_minor FROM z_reports"), difference);
        const std::string paper = store.printer.receipts.back();
        QVERIFY(paper.find("精算レポート") != std::string::npos);
        QVERIFY(paper.find(toDisplay(Money::yen(difference))) != std::string::npos);
        QVERIFY(store.journalVerifies());
    }

    void theZIsStoredAndAReprintSaysSo() {
        ShiftStore store;
        store.sellForCash();
        store.countSum(128);
        store.close();
        const auto z = store.z();
        const std::string first = store.printer.receipts.back();
        store.restartShift();
        store.advance(26h);
        store.desk->shifts().reprintZ(1);
        store.executor.runReady();
        QVERIFY(store.shift.wasReprint);
        QCOMPARE(store.z(), z);
        const std::string again = store.printer.receipts.back();
        QVERIFY(first.find("再発行") == std::string::npos);
        QVERIFY(again.find("再発行") != std::string::npos);
        QCOMPARE(again.substr(again.find("精算レポート")), first.substr(first.find("精算レポート")));
        store.desk->shifts().reprintZ(2);
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::NotFound);
        QVERIFY(!store.database->run("UPDATE z_reports SET body = '{}'"));
        QVERIFY(!store.database->run("DELETE FROM cash_counts"));
    }

    void theGrandTotalNeverStartsAgain() {
        ShiftStore store;
        for (int shift = 1; shift <= 3; ++shift) {
            store.sellForCash();
            store.countSum(128);
            store.close();
            QCOMPARE(store.z().number, shift);
            QCOMPARE(store.z().grandTotal.minor(), shift * TestStore::kTea);
            QCOMPARE(store.z().sales.sales, (Tally{1, Money::yen(128)}));
            QCOMPARE(store.z().sales.firstReceipt, shift);
        }
        QCOMPARE(store.count("SELECT count(DISTINCT shift_number) FROM shifts"), 3);
    }

    void aShiftIsASequenceThoughTheClockJumpsBack() {
        ShiftStore store;
        store.clock.setWall(instantOf({2026, 11, 22, 23, 50, 0}, kJapanOffset));
        store.sellForCash();
        store.clock.setWall(
            instantOf({2026, 11, 23, 0, 10, 0}, kJapanOffset));  // over midnight: the same shift
        store.sellForCash();
        store.countSum(256);
        store.close();
        QCOMPARE(store.z().sales.sales.count, 2);
        QCOMPARE(store.z().sales.byHour.size(), std::size_t{2});
        store.clock.setWall(instantOf({2026, 11, 22, 12, 0, 0}, kJapanOffset));  // the clock is set back
        store.sellForCash();
        store.countSum(128);
        store.close();
        QCOMPARE(store.z().number, 2);
        QCOMPARE(store.z().sales.firstReceipt, 3);
        QCOMPARE(store.z().sales.lastReceipt, 3);
        QCOMPARE(store.z().sales.sales.sum, Money::yen(128));
        QCOMPARE(store.z().grandTotal, Money::yen(3 * 128));
    }

    void heldSalesStandInTheWayUntilSomebodySaysSo() {
        ShiftStore store;
        store.sellForCash();
        store.sellTea();
        store.hold();
        store.countSum(128);
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ShiftHasHeldSales);
        QCOMPARE(store.shift.view.left.heldSales, (Tally{1, Money::yen(128)}));
        const auto seen = store.shift.view.left;
        store.sellTea();
        store.hold();  // one more than was acknowledged
        store.close(seen);
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 0);
        store.close(store.shift.view.left);
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 1);
        QCOMPARE(store.z().left.heldSales, (Tally{2, Money::yen(256)}));
        QVERIFY(store.printer.receipts.back().find("保留中の会計 2件") != std::string::npos);
    }

    void unsentRecordsStandInTheWayUntilSomebodySaysSo() {
        ShiftStore store;
        store.center.refuseDelivery = true;
        store.sellTea();
        store.scan(store.makeCode(128));
        QCOMPARE(store.seen->completed.size(), std::size_t{1});
        store.countSum(0);
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::ShiftHasUnsentWork);
        QCOMPARE(store.shift.view.left.unsentRecords, (Tally{1, Money::yen(128)}));
        store.close(store.shift.view.left);
        QCOMPARE(store.z().codes.waiting, (Tally{1, Money::yen(128)}));
        QVERIFY(store.z().codes.agrees());
    }

    void paymentsInDoubtStandInTheWay() {
        ShiftStore store;
        store.center.always = Spoil::Silence;
        store.sellTea();
        store.scan(store.makeCode(128));
        store.advance(40s);
        store.desk->parkSale();
        store.executor.runReady();
        store.open(0);
        store.countSum(0);
        store.close();
        QVERIFY(!store.shift.view.left.isNothing());
        QCOMPARE(store.shift.view.left.paymentsInDoubt, (Tally{1, Money::yen(128)}));
        store.close(store.shift.view.left);
        QCOMPARE(store.z().risk.inDoubt, (Tally{1, Money::yen(128)}));
    }

    void aSaleBeingPaidIsFinishedFirst() {
        ShiftStore store;
        store.open(0);
        store.center.always = Spoil::Silence;
        store.sellTea();
        store.scan(store.makeCode(128));
        store.countSum(0);
        store.close();
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleTenderInProgress);
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 0);
    }

    void aSalePartlyPaidInCashIsFinishedFirst() {
        ShiftStore store;
        store.open(0);
        store.sellTea();
        store.payCash(100);  // lies in the drawer, in no sale
        store.countSum(0);
        store.close(allThatIsLeft(store));
        QCOMPARE(store.seen->lastNotice().value(), ErrorCode::SaleHasTenders);
        QCOMPARE(store.count("SELECT count(*) FROM z_reports"), 0);
    }

    void theExposureOfSellingOfflineIsOnTheZ() {
        ShiftStore store;
        store.settings.offline.acceptsUnbound = true;
        goOffline(store);
        sellOffline(store, true);
        sellOffline(store, false);
        sellOffline(store, false);
        store.countSum(0);
        store.close(allThatIsLeft(store));
        const auto& z = store.z();
        QCOMPARE(z.sales.codesBound, (Tally{1, Money::yen(128)}));
        QCOMPARE(z.sales.codesUnbound, (Tally{2, Money::yen(256)}));
        QCOMPARE(z.risk.bound, (Tally{1, Money::yen(128)}));
        QCOMPARE(z.risk.unbound, (Tally{2, Money::yen(256)}));
        QCOMPARE(z.risk.unbound.sum, store.seen->status.offline.unbound.amount);  // as the window says
        QVERIFY(store.printer.receipts.back().find("オフライン 共通 2件") != std::string::npos);
    }

    void whatTheCenterRefusedIsALoss() {
        ShiftStore store;
        store.center.refuseSettlements = Error{ErrorCode::CodeAlreadyUsed};
        store.sellTea();
        store.scan(store.makeCode(128));
        store.center.refuseSettlements.reset();
        store.sellTea();
        store.scan(store.makeCode(1'000));
        store.countSum(0);
        store.close();
        QCOMPARE(store.z().codes.refused, (Tally{1, Money::yen(128)}));
        QCOMPARE(store.z().codes.acknowledged, (Tally{1, Money::yen(128)}));
        QCOMPARE(store.z().codes.sold, (Tally{2, Money::yen(256)}));
        QVERIFY(store.z().codes.agrees());
    }

    void theZCarriesTheHeadOfTheJournal() {
        ShiftStore store;
        store.sellForCash();
        store.countSum(128);
        const auto head = controller::Journal(*store.database).head().value();
        store.close();
        QCOMPARE(store.z().journal, head);
        QVERIFY(store.printer.receipts.back().find(head.toShortString()) != std::string::npos);
    }

    void theCommandLineSaysTheSame() {
        ShiftStore store;
        store.open(500);
        store.sellForCash();
        const auto ask = [&](std::vector<std::string> words) {
            return controller::reportCommand(*store.database, store.settings, std::move(words),
                                             store.clock.now());
        };
        QCOMPARE(ask({"z"}).code(), ErrorCode::NotFound);
        QVERIFY(ask({"x"}).value().find("点検レポート") != std::string::npos);
        QCOMPARE(Json::parse(ask({"x", "--json"}).value()).value().getObject("drawer")->has("expected_minor"),
                 false);
        store.countSum(628);
        store.close();
        QCOMPARE(ask({"x"}).code(), ErrorCode::ShiftNotOpen);
        QCOMPARE(shiftReportFrom(Json::parse(ask({"z", "--json"}).value()).value()).value(), store.z());
        QVERIFY(ask({"list"}).value().find("Z 1") != std::string::npos);
        QVERIFY(ask({"reprint", "1"}).value().find("再発行") != std::string::npos);
        QCOMPARE(ask({"reprint", "2"}).code(), ErrorCode::NotFound);
        for (const std::vector<std::string>& wrong : {std::vector<std::string>{},
                                                      {"y"},
                                                      {"x", "1"},
                                                      {"reprint"},
                                                      {"reprint", "one"},
                                                      {"reprint", "-1"}})
            QCOMPARE(ask(wrong).code(), ErrorCode::InvalidArgument);
    }

private:
    static void goOffline(ShiftStore& store) {
        store.center.always = Spoil::NotSent;
        store.advance(61s);
    }
    static void sellOffline(ShiftStore& store, bool isBound) {
        const auto bind = [isBound](SettlementClaims& claims) {
            if (isBound) claims.shop = ShopNumber::from(7).value();
        };
        store.sellTea();
        store.scan(store.makeCode(128, bind));
        QCOMPARE(store.seen->sale.phase, api::SalePhase::Completed);
    }
    static ShiftLeft allThatIsLeft(ShiftStore& store) {
        store.close();
        return store.shift.view.left;
    }
};

QTEST_GUILESS_MAIN(TestShift)
#include "test_shift.moc"

// Random days at one register, with voids, held sales, cash in and out, codes, crashes in the middle of
// anything and a clock that jumps: every Z says what plain SQL over the sales file says.
#include "tests/component/controller/shift_bench.h"

#include <QTest>

#include <random>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestShiftDays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyZIsWhatTheSalesFileSays_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 10; ++seed) QTest::addRow("seed %d", seed) << seed;
    }
    void everyZIsWhatTheSalesFileSays() {
        QFETCH(int, seed);
        m_dice.seed(static_cast<unsigned>(seed));
        ShiftStore store;
        m_crashes = 0;
        for (int step = 0; step < 260; ++step) {
            const bool isCrash = roll(6) == 0;
            if (isCrash) planCrash(store);
            act(store);
            if (isCrash) recover(store);
        }
        settleDesk(store);
        closeShift(store);
        const auto shifts = store.count("SELECT count(*) FROM z_reports");
        QVERIFY2(shifts >= 2 && m_crashes >= 5, "the day was too quiet to tell anything");
        std::int64_t receipt = 0;
        for (std::int64_t number = 1; number <= shifts; ++number) checkZ(store, number, receipt);
        QCOMPARE(receipt, store.count("SELECT count(*) FROM sales"));
        QVERIFY(store.journalVerifies());
    }

private:
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_dice); }

    void act(ShiftStore& store) {
        switch (roll(14)) {
            case 0:
                return store.cashIn(100 * (1 + roll(50)));
            case 1:
                return store.cashOut(10 * (1 + roll(400)));
            case 2:
                return store.hold();
            case 3:
                if (!store.shift.view.heldSales.empty()) store.resume(store.shift.view.heldSales[0].id);
                return;
            case 4:
                store.desk->voidSale();
                return store.executor.runReady();
            case 5:
                store.desk->voidLine(1 + roll(3));
                return store.executor.runReady();
            case 6:
                return store.countSum(roll(20'000));
            case 7:
                if (roll(2) == 0) closeShift(store);
                return;
            case 8:
                return store.scan(store.makeCode(1 + roll(2'000)));
            case 9:
                return store.clock.setWall(store.clock.now() + std::chrono::minutes{roll(600) - 200});
            case 10:
            case 11:
                return store.payCash(100 * (1 + roll(30)));
            default:
                return store.scan(roll(2) == 0 ? TestStore::kTeaCode : TestStore::kPenCode);
        }
    }

    void planCrash(ShiftStore& store) {
        store.plan = {.failAt = 1 + roll(10),
                      .moment = roll(2) == 0 ? FailureMoment::BeforeExecution : FailureMoment::AnswerLost,
                      .isPersistent = true};
    }
    void recover(ShiftStore& store) {
        m_crashes += store.plan.hasFailed ? 1 : 0;
        store.powerOff();
        store.plan = {};
        KAZASU_CHECK(store.powerOn());
        store.listen();
        store.advance(1min);
    }

    /// What is being paid is finished or given up, so that the last shift can close.
    static void settleDesk(ShiftStore& store) {
        store.advance(2min);
        if (store.seen->sale.phase == api::SalePhase::Tendering) store.payCash(9'999);
    }
    static void closeShift(ShiftStore& store) {
        if (store.shift.view.phase == api::ShiftPhase::Closed) return;
        store.countSum(1'000);
        store.close();
        store.close(store.shift.view.left);
    }

    static std::string inShift(const ShiftReport& z) {
        return " s.receipt_number BETWEEN " + std::to_string(z.sales.firstReceipt) + " AND " +
               std::to_string(z.sales.lastReceipt);
    }

    static void checkZ(ShiftStore& store, std::int64_t number, std::int64_t& receipt) {
        const auto z = controller::ShiftStore(*store.database).z(1, number).value().value();
        const std::string sales = " FROM sales s WHERE" + inShift(z);
        const auto sum = [&](const std::string& what, const std::string& from) {
            return store.count("SELECT COALESCE(SUM(" + what + "), 0)" + from);
        };
        if (z.sales.firstReceipt != 0) QCOMPARE(z.sales.firstReceipt, receipt + 1);  // no sale in between
        if (z.sales.lastReceipt != 0) receipt = z.sales.lastReceipt;
        QCOMPARE(z.sales.sales.count, store.count("SELECT count(*)" + sales));
        QCOMPARE(z.sales.sales.sum.minor(), sum("s.total_minor", sales));
        const auto codes = sum("t.amount_minor",
                               " FROM sale_tenders t JOIN sales s USING (sale_id) WHERE t.is_reversed = 0"
                               " AND t.kind = 'settlement_code' AND" +
                                   inShift(z));
        QCOMPARE(z.codes.sold.sum.minor(), codes);
        QVERIFY(z.codes.agrees());
        const auto cash = sum("s.total_minor", sales) - codes;
        QCOMPARE(z.sales.cash.sum.minor(), cash);
        const std::string lines = " FROM sale_lines l JOIN sales s USING (sale_id) WHERE l.is_voided = 0 AND";
        Money department, tax;
        for (const auto& one : z.sales.byDepartment) department += one.tally.sum;
        for (const auto& rate : z.sales.byRate) tax += rate.tax;
        QCOMPARE(department.minor(), sum("l.amount_minor", lines + inShift(z)));
        QCOMPARE(tax.minor(), sum("tax",
                                  " FROM (SELECT SUM(l.amount_minor) * l.tax_basis_points / (10000 + "
                                  "l.tax_basis_points) AS tax" +
                                      lines + inShift(z) + " GROUP BY l.sale_id, l.tax_basis_points)"));
        checkDrawer(store, z, cash);
        QCOMPARE(z.grandTotal.minor(),
                 sum("s.total_minor", " FROM sales s WHERE s.receipt_number <= " + std::to_string(receipt)));
    }

    static void checkDrawer(ShiftStore& store, const ShiftReport& z, std::int64_t cash) {
        const std::string moved =
            "SELECT COALESCE(SUM(CASE kind WHEN 'in' THEN amount_minor ELSE -amount_minor"
            " END), 0) FROM cash_movements JOIN shifts USING (shift_id)"
            " WHERE shift_number = " +
            std::to_string(z.number);
        QCOMPARE(z.drawer.expected->minor(), z.drawer.floatAmount.minor() + cash + store.count(moved));
        QVERIFY(!z.drawer.expected->isNegative());
    }

    std::mt19937 m_dice;
    int m_crashes = 0;
};

QTEST_GUILESS_MAIN(TestShiftDays)
#include "test_shift_days.moc"

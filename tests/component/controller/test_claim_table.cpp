// The table of docs/doubt.md, cell by cell, with the real till on a real file: what an event makes of a
// claim, a power cut after it, and the failure of every single access to the database meanwhile.
#include "tests/component/controller/claim_cells.h"

#include <QFile>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;
using controller::ClaimAct;
using controller::ClaimEvent;
using controller::ClaimStep;

Q_DECLARE_METATYPE(const kazasu::test::ClaimCell*)

class TestClaimTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventDoesWhatTheTableSays_data() { addCells(); }
    void anEventDoesWhatTheTableSays() {
        QFETCH(const ClaimCell*, cell);
        TestStore store;
        reach(store, *cell);
        const bool isAboutToBeClaimed = lastClaim(store).empty();
        QCOMPARE(lastClaim(store), isAboutToBeClaimed ? std::string() : std::string(nameOf(cell->step)));
        const auto asked = claimCalls(store).size();
        cell->happen(store);
        const auto move = controller::claimMove(cell->step, cell->event);
        QCOMPARE(QString::fromStdString(lastClaim(store)), QString::fromUtf8(bytes(nameOf(move.next))));
        const auto calls = claimCalls(store);
        QCOMPARE(QString::fromStdString(calls.size() > asked ? calls.back() : std::string()),
                 QString::fromStdString(callAfter(*cell, move.act)));
    }

    void everyCellIsTriedOrCannotCome() {
        for (const ClaimStep step : controller::kClaimSteps) {
            for (const ClaimEvent event : controller::kClaimEvents) {
                const auto isTried = std::any_of(
                    claimCells().begin(), claimCells().end(),
                    [&](const ClaimCell& cell) { return cell.step == step && cell.event == event; });
                const std::string cell = std::string(nameOf(step)) + ", " + std::string(nameOf(event));
                QVERIFY2(isTried != cannotCome(step, event), cell.c_str());
            }
        }
    }

    void thePowerFailsAfterAnyEvent_data() { addCells(); }
    void thePowerFailsAfterAnyEvent() {
        QFETCH(const ClaimCell*, cell);
        TestStore store;
        reach(store, *cell);
        cell->happen(store);
        store.powerOff();
        mend(store);
        QVERIFY(store.powerOn());
        checkEnd(store, cell->name());
    }

    void anyAccessMayFailDuringAnyEvent_data() {
        QTest::addColumn<const ClaimCell*>("cell");
        QTest::addColumn<int>("moment");
        QTest::addColumn<bool>("isRestarted");
        for (const ClaimCell& cell : claimCells()) {
            for (const bool isRestarted : {false, true}) {
                const auto row = [&](const char* what, FailureMoment moment) {
                    QTest::addRow("%s: %s%s", cell.name().c_str(), what, isRestarted ? ", power cut" : "")
                        << &cell << int(moment) << isRestarted;
                };
                if (!isRestarted) row("before", FailureMoment::BeforeExecution);
                row("answer lost", FailureMoment::AnswerLost);
            }
        }
    }
    void anyAccessMayFailDuringAnyEvent() {
        QFETCH(const ClaimCell*, cell);
        QFETCH(int, moment);
        QFETCH(bool, isRestarted);
        const bool startsAnew = cell->event == ClaimEvent::Restart || cell->event == ClaimEvent::RestartAlone;
        if (startsAnew || cell->event == ClaimEvent::NotKept)
            return;  // starts are failed in test_storage_faults
        int failAt = 1;
        for (bool hasFailed = true; hasFailed; ++failAt) {
            TestStore store;
            reach(store, *cell);
            store.plan = {.failAt = failAt, .moment = FailureMoment(moment), .isPersistent = isRestarted};
            cell->happen(store);
            hasFailed = store.plan.hasFailed;
            store.plan = {};
            if (isRestarted) store.powerOff();
            mend(store);
            if (isRestarted) QVERIFY(store.powerOn());
            checkEnd(store, cell->name() + ", access " + std::to_string(failAt));
            if (QTest::currentTestFailed()) return;
        }
    }

    void theManualShowsThisTable() {
        QFile page(QStringLiteral(KAZASU_SOURCE_DIR) + QStringLiteral("/docs/doubt.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray text = page.readAll();
        for (const ClaimEvent event : controller::kClaimEvents) {
            QByteArray row = "| " + bytes(nameOf(event)) + " |";
            for (const ClaimStep step : controller::kClaimSteps) row += " " + cellText(step, event) + " |";
            QVERIFY2(text.contains("\n" + row + "\n"), row);
        }
    }

private:
    static QByteArray bytes(std::string_view text) { return {text.data(), qsizetype(text.size())}; }

    static void addCells() {
        QTest::addColumn<const ClaimCell*>("cell");
        for (const ClaimCell& cell : claimCells()) QTest::addRow("%s", cell.name().c_str()) << &cell;
    }

    /// "reversing: reverse", or a dash where nothing changes and nothing is done.
    static QByteArray cellText(ClaimStep step, ClaimEvent event) {
        if (cannotCome(step, event)) return "·";
        const auto move = controller::claimMove(step, event);
        if (move.next == step && move.act == ClaimAct::Nothing) return "–";
        QByteArray text = bytes(nameOf(move.next));
        if (move.act == ClaimAct::AskOffline) return text + " or offline";
        if (move.act == ClaimAct::Nothing || move.act == ClaimAct::End) return text;
        return text + ", " + bytes(nameOf(move.act));
    }

    /// Only a claim under way is asked about; one that has ended meets nothing but a start and its sale's
    /// end.
    static bool cannotCome(ClaimStep step, ClaimEvent event) {
        switch (step) {
            case ClaimStep::Claiming:
                return false;
            case ClaimStep::Reversing:
                return event == ClaimEvent::ReversalDue || event == ClaimEvent::Restart;
            case ClaimStep::InDoubt:
                return event == ClaimEvent::ReversalDue || event == ClaimEvent::Restart ||
                       event == ClaimEvent::PatienceEnds || event == ClaimEvent::GivenBack;
            case ClaimStep::Granted:
                return event != ClaimEvent::GivenBack && event != ClaimEvent::Restart &&
                       event != ClaimEvent::RestartAlone;
            case ClaimStep::Offline:
                return event != ClaimEvent::GivenBack && event != ClaimEvent::Restart;
            case ClaimStep::Refused:
            case ClaimStep::Reversed:
                return event != ClaimEvent::Restart;
        }
        return true;
    }

    static void reach(TestStore& store, const ClaimCell& cell) {
        store.center.spoilsOnlyClaims = true;
        cell.reach(store);
    }

    static std::string lastClaim(TestStore& store) {
        const std::string states = store.claimStates();
        return states.substr(states.rfind(' ') + 1);
    }

    static std::vector<std::string> claimCalls(const TestStore& store) {
        std::vector<std::string> calls;
        std::copy_if(store.center.calls.begin(), store.center.calls.end(), std::back_inserter(calls),
                     [](const std::string& call) { return call.ends_with(" claim"); });
        return calls;
    }

    /// The request to the center that shows what was done. The event itself may have been the answer to one.
    static std::string callAfter(const ClaimCell& cell, ClaimAct act) {
        if (act == ClaimAct::ClaimNow) return "PUT claim";
        if (act == ClaimAct::QueryNow) return "GET claim";
        if (act == ClaimAct::ReverseNow) return "DELETE claim";
        switch (cell.event) {
            case ClaimEvent::Grant:
            case ClaimEvent::Refusal:
            case ClaimEvent::Reversal:
            case ClaimEvent::Unclear:
            case ClaimEvent::Booked:
                return cell.step == ClaimStep::Claiming ? "GET claim" : "DELETE claim";
            case ClaimEvent::NotSent:
            case ClaimEvent::Denied:
                return cell.step == ClaimStep::Claiming ? "PUT claim" : "DELETE claim";
            case ClaimEvent::Unknown:
            case ClaimEvent::NotKept:
            case ClaimEvent::PatienceEnds:
                return "DELETE claim";
            default:
                return {};
        }
    }

    static void mend(TestStore& store) {
        store.center.always.reset();
        store.center.spoils.clear();
    }

    /// Everything has an end, the center and the file agree on it, and the next customer is served.
    static void checkEnd(TestStore& store, const std::string& where) {
        store.advance(3min);
        const auto held = store.count("SELECT count(*) FROM claims WHERE state = 'granted'");
        const auto open =
            store.count("SELECT count(*) FROM claims WHERE state IN ('claiming', 'reversing', 'in_doubt')");
        QVERIFY2(open == 0 && store.seen->status.paymentsInDoubt == 0, where.c_str());
        QVERIFY2(store.center.granted() == held, where.c_str());
        const auto parked = [&] { return store.count("SELECT count(*) FROM drafts WHERE state = 'parked'"); };
        if (parked() > 0) store.advance(controller::kOfferedAgain + controller::kParkedLook);
        QVERIFY2(parked() == 0, where.c_str());
        const auto spent = std::size_t(store.count("SELECT count(*) FROM spent_codes"));
        QVERIFY2(store.center.settlements.size() == spent, where.c_str());
        QVERIFY2(store.journalVerifies(), where.c_str());
        const auto sales = store.count("SELECT count(*) FROM sales");
        store.scan(TestStore::kPenCode);
        store.payCash(1000);
        QVERIFY2(store.count("SELECT count(*) FROM sales") == sales + 1, where.c_str());
        QVERIFY2(
            std::size_t(store.count("SELECT count(*) FROM spent_codes")) == store.center.settlements.size(),
            where.c_str());
    }
};

QTEST_GUILESS_MAIN(TestClaimTable)
#include "test_claim_table.moc"

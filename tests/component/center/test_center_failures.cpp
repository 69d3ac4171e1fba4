// Every access to the storage fails, before it executes and with its answer lost, in every unit of work that
// moves money. Afterwards the ledger sums to zero, nothing acknowledged is gone, and asking again with the
// same id completes.
#include "tests/component/center/center_bench.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

/// One unit of work: `act` is what is asked, again and again with the same ids, until it is acknowledged.
struct UnitOfWork {
    std::function<void(CenterBench&)> prepare;
    std::function<Status(CenterBench&)> act;
    std::function<bool(CenterBench&)> isDone;  // what the acknowledgement promised
};

template <class T>
Status statusOf(const Result<T>& result) {
    if (result) return {};
    return result.error();
}

}  // namespace

class TestCenterFailures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {  // what is planned here is warned about, and rightly
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void init() {
        m_code.reset();
        m_request.reset();
    }
    void whateverAccessFailsTheWorkIsWholeOrNotDone_data();
    void whateverAccessFailsTheWorkIsWholeOrNotDone();

private:
    UnitOfWork workNamed(const QString& name);
    void runOnce(const UnitOfWork& work, int failAt, FailureMoment moment, bool& isReached);

    std::optional<Code> m_code;
    std::optional<AuthorisationRequest> m_request;
    std::optional<ClaimRequest> m_claim;
    std::optional<SettlementRecord> m_record;
};

UnitOfWork TestCenterFailures::workNamed(const QString& name) {
    const auto withCode = [this](CenterBench& bench) { m_code = bench.makeCode(1500); };
    if (name == QLatin1String("authorise")) {
        return {[this](CenterBench& bench) { m_request = bench.wish(1500); },
                [this](CenterBench& bench) {
                    const auto view = bench.authorise(*m_request);
                    if (view || view.code() == ErrorCode::BankUnreachable) return Status{};
                    bench.advance(90s);  // what is in doubt is decided by housekeeping
                    return statusOf(view);
                },
                [](CenterBench& bench) {
                    return bench.number(
                               "SELECT COUNT(*) FROM authorisation WHERE state IN ('approved', 'refused')") ==
                           1;
                }};
    }
    if (name == QLatin1String("issue")) {
        return {[this](CenterBench& bench) {
                    m_request = bench.wish(1500);
                    QVERIFY(bench.authorise(*m_request).isOk());
                },
                [this](CenterBench& bench) {
                    const auto code = bench.confirm(m_request->id);
                    if (code) m_code = *code;
                    return statusOf(code);
                },
                [this](CenterBench& bench) { return bench.codeNow(*m_code)->text == m_code->text; }};
    }
    if (name == QLatin1String("delivery")) {
        return {[this](CenterBench& bench) {
                    m_request = bench.wish(1500);
                    QVERIFY(bench.authorise(*m_request).isOk());
                    m_code = *bench.confirm(m_request->id);
                },
                [this](CenterBench& bench) { return statusOf(bench.deliverTo(*m_code)); },
                [this](CenterBench& bench) { return bench.codeNow(*m_code)->state == CodeState::Delivered; }};
    }
    if (name == QLatin1String("claim")) {
        return {[this, withCode](CenterBench& bench) {
                    withCode(bench);
                    m_claim = bench.claimFor(*m_code, 1500);
                },
                [this](CenterBench& bench) { return statusOf(bench.claim(kShop, *m_claim)); },
                [this](CenterBench& bench) {
                    return bench.inBooks([&](Database& books) { return claimOf(books, kShop, m_claim->id); })
                               ->state == ClaimState::Granted;
                }};
    }
    if (name == QLatin1String("settlement")) {
        return {[this, withCode](CenterBench& bench) {
                    withCode(bench);
                    m_record = bench.recordOf(*m_code, 1200);
                },
                [this](CenterBench& bench) { return statusOf(bench.send(*m_record)); },
                [this](CenterBench& bench) { return bench.codeNow(*m_code)->used.minor() == 1200; }};
    }
    return {[withCode](CenterBench& bench) {
                withCode(bench);
                bench.clock.advance(16min);
            },
            [](CenterBench& bench) { return bench.tick(); },
            [this](CenterBench& bench) { return bench.codeNow(*m_code)->state == CodeState::Expired; }};
}

void TestCenterFailures::whateverAccessFailsTheWorkIsWholeOrNotDone_data() {
    QTest::addColumn<QString>("work");
    QTest::addColumn<int>("moment");
    for (const char* work : {"authorise", "issue", "delivery", "claim", "settlement", "expiry"}) {
        QTest::addRow("%s, before", work)
            << QString::fromLatin1(work) << static_cast<int>(FailureMoment::BeforeExecution);
        QTest::addRow("%s, answer lost", work)
            << QString::fromLatin1(work) << static_cast<int>(FailureMoment::AnswerLost);
    }
}

void TestCenterFailures::whateverAccessFailsTheWorkIsWholeOrNotDone() {
    QFETCH(QString, work);
    QFETCH(int, moment);
    bool isReached = true;
    int failAt = 1;
    for (; isReached && failAt < 500; ++failAt) {
        runOnce(workNamed(work), failAt, static_cast<FailureMoment>(moment), isReached);
        if (QTest::currentTestFailed()) {
            qInfo("access %d", failAt);
            return;
        }
    }
    QVERIFY2(failAt > 5 && failAt < 500, "the work was not covered access by access");
}

void TestCenterFailures::runOnce(const UnitOfWork& work, int failAt, FailureMoment moment, bool& isReached) {
    CenterBench bench;
    work.prepare(bench);
    bench.plan = {failAt, moment, ErrorCode::StorageIo, 0, false};
    Status status = work.act(bench);
    isReached = bench.plan.hasFailed;
    bench.plan = {};
    if (status) QVERIFY2(work.isDone(bench), "acknowledged, and gone");
    QCOMPARE(bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line"), 0);
    for (int i = 0; i < 3 && !status; ++i) status = work.act(bench);
    QVERIFY2(status, status ? "" : describe(status.error()).c_str());
    QVERIFY(work.isDone(bench));
    bench.restart();
    QVERIFY2(work.isDone(bench), "gone after a restart");

    // Let everything end, then the money must be somewhere exactly once.
    bench.clock.advance(24h);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(bench.tick().isOk());
        bench.advance(40s);
    }
    QVERIFY(bench.isBankQuiet());
    QVERIFY(bench.inBooks([](Database& books) { return verifyLedger(books); }).isOk());
    QCOMPARE(bench.banks.held(), 0);
    const bool isClaimed =
        bench.number("SELECT COUNT(*) FROM claim WHERE state = 'granted' AND is_settled = 0") > 0;
    QCOMPARE(bench.banks.inSuspense(), isClaimed ? 1500 : 0);
    QCOMPARE(bench.banks.available + bench.banks.paidToShops + bench.banks.inSuspense(), 1'000'000);
    QCOMPARE(bench.banks.paidToShops, bench.number("SELECT COALESCE(SUM(used_minor), 0) FROM code"));
}

QTEST_GUILESS_MAIN(TestCenterFailures)
#include "test_center_failures.moc"

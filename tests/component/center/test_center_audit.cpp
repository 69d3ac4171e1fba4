// The audit's own arithmetic over books that real lives have written: honest books give it nothing to say,
// and what is taken out of them it names.
#include "center/books/books.h"
#include "center/refund/refunds.h"
#include "tests/component/center/center_bench.h"
#include "tools/audit/audit.h"
#include "tools/audit/digests.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

QString findingsIn(CenterBench& bench, const std::function<void(audit::Books&)>& change = {}) {
    const auto file =
        audit::BooksFile::open(bench.folder.filePath(QStringLiteral("center.sqlite")).toStdString());
    KAZASU_CHECK(file.isOk());
    auto books = audit::readBooks(**file, kCenterId);
    KAZASU_CHECK(books.isOk());
    if (change) change(*books);
    std::string all;
    for (const auto& finding : audit::audit(*books, {}))
        all += finding.kind + ": " + finding.subject + ": " + finding.detail + '\n';
    return QString::fromStdString(all);
}

/// Its debit is said, and heard by nobody yet.
Code codeOnItsWay(CenterBench& bench) {
    bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    return bench.makeCode(1500);
}

void refuseDebit(CenterBench& bench) {
    bench.banks.refuseDebitsWith = "62";
    bench.advance(2s);
    KAZASU_CHECK(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'debit' AND response_code = "
                              "'62' AND answered_at IS NOT NULL") == 1);
}

void use(CenterBench& bench, const Code& code, const std::optional<ClaimRequest>& claim = {}) {
    auto record = bench.recordOf(code, 1200);
    if (claim) {
        record.sale = claim->sale;
        record.claim = claim->id;
    }
    KAZASU_CHECK(bench.send(record)->answer.state == SettlementState::Accepted);
}

void claimThenRefused(CenterBench& bench) {
    const Code code = codeOnItsWay(bench);
    const auto request = bench.claimFor(code, 1200);
    KAZASU_CHECK(bench.claim(kShop, request)->state == ClaimState::Granted);
    refuseDebit(bench);
    use(bench, code, request);
}

void usedThenRefused(CenterBench& bench) {
    const Code code = codeOnItsWay(bench);
    use(bench, code);
    refuseDebit(bench);
}

void refundedThenRefused(CenterBench& bench) {
    const Code code = codeOnItsWay(bench);
    const auto record = bench.recordOf(code, 1200);
    KAZASU_CHECK(bench.send(record)->answer.state == SettlementState::Accepted);
    const RefundRequest refund{RefundId::make(bench.clock, bench.random),
                               record.sale,
                               record.issueNumber,
                               Money::yen(500),
                               bench.clock.now(),
                               record.shop,
                               "1",
                               "1-2"};
    KAZASU_CHECK(
        bench.inBooks([&](Database& books) { return giveBack(books, refund, bench.clock.now()); }).isOk());
    refuseDebit(bench);
}

void revokedWhenRefused(CenterBench& bench) {
    codeOnItsWay(bench);
    refuseDebit(bench);
}

void expiredThenRefused(CenterBench& bench) {
    codeOnItsWay(bench);
    bench.memberLine.faults = std::deque<LineFault>(1'000, LineFault::RequestLost);
    bench.advance(20min);
    KAZASU_CHECK(bench.number("SELECT COUNT(*) FROM code WHERE state = 'expired'") == 1);
    bench.memberLine.faults.clear();
    bench.banks.refuseDebitsWith = "62";
    bench.advance(2min);
    KAZASU_CHECK(bench.number("SELECT COUNT(*) FROM code WHERE undebited_at IS NOT NULL") == 1);
}

void heldByItsShop(CenterBench& bench) {
    bench.memberLine.faults = {LineFault::None, LineFault::RequestLost};
    bench.makeCode(1500, kShop);
    refuseDebit(bench);
    KAZASU_CHECK(bench.number("SELECT COUNT(*) FROM code WHERE state = 'delivered'") == 1);
}

using Life = void (*)(CenterBench&);

}  // namespace

class TestCenterAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(audit::startDigests());
        QLoggingCategory::setFilterRules(QStringLiteral("kazasu.center.*.warning=false"));
    }
    void booksWithARefusedDebitAreHonest_data() { lives(); }
    void booksWithARefusedDebitAreHonest();
    void whatARefusedDebitMovedIsMissedWhenItIsGone();
    void aSaleWhoseDebitWasRefusedCountsAsUncollected();

private:
    static void lives() {
        QTest::addColumn<Life>("life");
        QTest::newRow("claimed, refused, used") << &claimThenRefused;
        QTest::newRow("used, refused") << &usedThenRefused;
        QTest::newRow("used, given back, refused") << &refundedThenRefused;
        QTest::newRow("refused, revoked at once") << &revokedWhenRefused;
        QTest::newRow("expired, refused") << &expiredThenRefused;
        QTest::newRow("refused, its shop may have taken it") << &heldByItsShop;
    }
};
Q_DECLARE_METATYPE(Life)

void TestCenterAudit::booksWithARefusedDebitAreHonest() {
    QFETCH(const Life, life);
    CenterBench bench;
    life(bench);
    QCOMPARE(findingsIn(bench), QString());
}

void TestCenterAudit::whatARefusedDebitMovedIsMissedWhenItIsGone() {
    CenterBench bench;
    claimThenRefused(bench);
    const QString found = findingsIn(bench, [](audit::Books& books) {
        std::erase_if(books.postings,
                      [](const audit::Posting& posting) { return posting.id.starts_with("undebited:"); });
    });
    QVERIFY2(found.contains(QStringLiteral("deleted posting: undebited:")), qPrintable(found));
    const QString moved = findingsIn(bench, [](audit::Books& books) {
        for (auto& [issue, code] : books.codes) code.debitRefusedAt.clear();  // the bank never refused it
    });
    QVERIFY2(moved.contains(QStringLiteral("posting without a reason: undebited:")), qPrintable(moved));
}

void TestCenterAudit::aSaleWhoseDebitWasRefusedCountsAsUncollected() {
    CenterBench bench;
    usedThenRefused(bench);
    bench.banks.refuseDebitsWith.clear();
    KAZASU_CHECK(bench.send(bench.recordOf(bench.makeCode(700), 700))->answer.state ==
                 SettlementState::Accepted);
    const auto books = bench.inBooks([](Database& database) { return booksOf(database); });
    const Json shop = books->getArray("shops")->at(0);
    QCOMPARE(*shop.getNumber("settled_minor"), std::int64_t{1900});
    QCOMPARE(*shop.getNumber("credited_minor"), std::int64_t{700});
    QCOMPARE(*shop.getNumber("uncollected_minor"), std::int64_t{1200});
}

QTEST_GUILESS_MAIN(TestCenterAudit)
#include "test_center_audit.moc"

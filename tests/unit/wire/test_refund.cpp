// Network 107, refunds: what the shop writes the center reads, and the other way round.
#include "core/wire/refund.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;

namespace {

RefundRequest sampleRefund() {
    test::ManualClock clock;
    test::SeededRandom random(12);
    return {RefundId::make(clock, random),
            SaleId::make(clock, random),
            IssueNumber::make(random),
            Money::yen(540),
            clock.now(),
            *ShopNumber::from(1001),
            "01",
            "0001-000043"};
}

}  // namespace

class TestRefund : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefundArrivesAsItWasSent();
    void aBadRefundIsRefusedByTheNameOfItsMember_data();
    void aBadRefundIsRefusedByTheNameOfItsMember();
    void everyAnswerArrivesAsItWasGiven_data();
    void everyAnswerArrivesAsItWasGiven();
};

void TestRefund::aRefundArrivesAsItWasSent() {
    const RefundRequest sent = sampleRefund();
    const auto read = refundRequestFrom(*Json::parse(toJson(sent).dump()));
    QVERIFY(read.isOk());
    QVERIFY(read->id == sent.id && read->sale == sent.sale && read->issueNumber == sent.issueNumber);
    QVERIFY(read->amount == sent.amount && read->refundedAt == sent.refundedAt && read->shop == sent.shop);
    QCOMPARE(read->registerName, sent.registerName);
    QCOMPARE(read->receiptNumber, sent.receiptNumber);
}

void TestRefund::aBadRefundIsRefusedByTheNameOfItsMember_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    for (const char* member : {"refund_id", "record_id", "issue_number", "amount_minor", "currency",
                               "refunded_at", "shop_number", "register", "receipt_number"})
        QTest::newRow(member) << QByteArray(member) << QByteArray("null");
    QTest::newRow("nothing") << QByteArray("amount_minor") << QByteArray("0");
    QTest::newRow("less than nothing") << QByteArray("amount_minor") << QByteArray("-540");
    QTest::newRow("part of a yen") << QByteArray("amount_minor") << QByteArray("1.5");
    QTest::newRow("no id") << QByteArray("refund_id") << QByteArray("\"1\"");
    QTest::newRow("a long receipt number")
        << QByteArray("receipt_number") << '"' + QByteArray(401, 'x') + '"';
}

void TestRefund::aBadRefundIsRefusedByTheNameOfItsMember() {
    QFETCH(const QByteArray, member);
    QFETCH(const QByteArray, value);
    Json body = toJson(sampleRefund());
    body.set(member.toStdString(), *Json::parse(value.toStdString()));
    const auto read = refundRequestFrom(body);
    QVERIFY(!read.isOk());
    if (member != "currency" && member != "refunded_at" && member != "shop_number")
        QVERIFY2(read.error().detail.find(member.toStdString()) != std::string::npos,
                 read.error().detail.c_str());
}

void TestRefund::everyAnswerArrivesAsItWasGiven_data() {
    QTest::addColumn<int>("state");
    for (const auto state :
         {RefundState::Accepted, RefundState::Paid, RefundState::Failed, RefundState::Refused})
        QTest::newRow(std::string(nameOf(state)).c_str()) << static_cast<int>(state);
}

void TestRefund::everyAnswerArrivesAsItWasGiven() {
    QFETCH(const int, state);
    const RefundRequest asked = sampleRefund();
    RefundAnswer given{asked.id,
                       asked.sale,
                       asked.issueNumber,
                       static_cast<RefundState>(state),
                       asked.amount,
                       Money::yen(460),
                       asked.refundedAt,
                       {},
                       {}};
    if (given.state == RefundState::Paid) given.paidAt = Instant{asked.refundedAt.msSinceEpoch + 5000};
    if (given.state == RefundState::Refused) given.error = Error{ErrorCode::ReturnExceedsSold, "460"};
    const auto read = refundAnswerFrom(*Json::parse(toJson(given).dump()));
    QVERIFY(read.isOk());
    QVERIFY(read->state == given.state && read->id == given.id && read->amount == given.amount);
    QVERIFY(read->refundable == given.refundable && read->paidAt == given.paidAt);
    QVERIFY(read->decidedAt == given.decidedAt && read->error.has_value() == given.error.has_value());
    if (given.error) QVERIFY(read->error->code == given.error->code);
}

QTEST_GUILESS_MAIN(TestRefund)
#include "test_refund.moc"

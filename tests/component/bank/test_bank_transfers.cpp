// 614 to 617 between two institutions, with the wire between them failing.
#include "tests/component/bank/two_banks.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestBankTransfers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theShopIsCreditedBeforeTheCenterHearsIt();
    void aCutLineIsTryAgainAndARepeatResumes_data();
    void aCutLineIsTryAgainAndARepeatResumes();
    void anUnfinishedTransferIsResumedByItself();
    void anUnfinishedTransferSurvivesTheEndOfTheProgram();
    void repeatsWhileUnderWayAreAllAnsweredAndAskOnce();
    void aDebitThatComesLaterLetsTheTransferThrough();
    void paymentInformationIsRefusedWithItsReason_data();
    void paymentInformationIsRefusedWithItsReason();
    void whatThePayersBankRefusesForGoodStaysRefused();
    void aTransferAskedForInAnotherMessageIsDoneOnce();
    void payerAndShopMayBankAtTheSameInstitution();
    void aTransferAboveWhatIsLeftIsRefused();
};

void TestBankTransfers::initTestCase() {
    QLoggingCategory::setFilterRules(QStringLiteral("kazasu.bank.*.warning=false\nkazasu.bank.*.info=false"));
}

void TestBankTransfers::theShopIsCreditedBeforeTheCenterHearsIt() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    const Message payment = banks.center.payment(kReference, 2800);
    QVERIFY(!banks.shop.ask(payment).has_value());
    QCOMPARE(banks.shop.account("7654321"), std::int64_t{0});
    QCOMPARE(banks.wire.sent.size(), std::size_t{1});
    const Message& asked = banks.wire.sent.front();
    QCOMPARE(asked.type(), std::string("0200"));
    QCOMPARE(asked.get(field::kProcessingCode), std::string_view("400000"));
    QCOMPARE(asked.get(field::kAcquirer), std::string_view(kShopBank));
    QCOMPARE(asked.get(field::kReference), std::string_view(kReference));
    banks.wire.deliver();
    QVERIFY(banks.hasMoved(2800));
    QCOMPARE(banks.payer.suspense(), std::int64_t{200});
    QCOMPARE(banks.pay(repeatOf(payment)), std::string("00"));
    QCOMPARE(banks.payer.code(banks.center.refund(kReference, 200)), std::string("00"));
    QVERIFY(banks.hasMoved(2800));
    QCOMPARE(banks.payer.suspense(), std::int64_t{0});
    QCOMPARE(banks.wire.sent.size(), std::size_t{1});
}

void TestBankTransfers::aCutLineIsTryAgainAndARepeatResumes_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("109 cannot be reached") << static_cast<int>(CutWire::Fault::Down);
    QTest::newRow("the request is lost") << static_cast<int>(CutWire::Fault::RequestLost);
    QTest::newRow("109 moves the money and its answer is lost")
        << static_cast<int>(CutWire::Fault::AnswerLost);
}

void TestBankTransfers::aCutLineIsTryAgainAndARepeatResumes() {
    QFETCH(const int, fault);
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    const Message payment = banks.center.payment(kReference, 3000);
    banks.wire.fault = static_cast<CutWire::Fault>(fault);
    QCOMPARE(banks.pay(payment), std::string("91"));
    QCOMPARE(banks.pay(repeatOf(payment)), std::string("91"));
    QCOMPARE(banks.shop.account("7654321"), std::int64_t{0});
    banks.wire.fault = CutWire::Fault::None;
    QCOMPARE(banks.pay(repeatOf(payment)), std::string("00"));
    QVERIFY(banks.hasMoved(3000));
    QCOMPARE(banks.wire.sent.size(), std::size_t{3});
    QCOMPARE(banks.wire.sent.back().type(), std::string("0201"));
    QCOMPARE(banks.wire.sent.back().get(field::kTraceNumber),
             banks.wire.sent.front().get(field::kTraceNumber));
}

void TestBankTransfers::anUnfinishedTransferIsResumedByItself() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    banks.wire.fault = CutWire::Fault::AnswerLost;
    QCOMPARE(banks.pay(banks.center.payment(kReference, 3000)), std::string("91"));
    banks.wire.fault = CutWire::Fault::None;
    banks.shop.timers.advance(bank::TransferDesk::kRetryEvery);
    banks.wire.deliver();
    QVERIFY(banks.hasMoved(3000));
    QCOMPARE(banks.shop.timers.waiting(), std::size_t{0});
}

void TestBankTransfers::anUnfinishedTransferSurvivesTheEndOfTheProgram() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    QVERIFY(!banks.shop.ask(banks.center.payment(kReference, 3000)).has_value());
    banks.shop.restart();  // ended before 109 was heard; what was sent still arrives, its answer finds nobody
    banks.restartPayer();
    banks.wire.deliver();
    QVERIFY(banks.hasMoved(3000));
    banks.shop.restart();
    banks.wire.deliver();
    QVERIFY(banks.hasMoved(3000));
}

void TestBankTransfers::repeatsWhileUnderWayAreAllAnsweredAndAskOnce() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    const Message payment = banks.center.payment(kReference, 3000);
    std::vector<std::string> codes;
    for (int i = 0; i < 6; ++i) {
        banks.shop.host().handle(i == 0 ? payment : repeatOf(payment), [&](const Message& answer) {
            codes.emplace_back(answer.get(field::kResponseCode));
        });
    }
    QCOMPARE(codes,
             (std::vector<std::string>{"91", "91"}));  // above the limit the oldest are told to come again
    banks.wire.deliver();
    QCOMPARE(codes, (std::vector<std::string>{"91", "91", "00", "00", "00", "00"}));
    QCOMPARE(banks.wire.sent.size(), std::size_t{1});
    QVERIFY(banks.hasMoved(3000));
}

void TestBankTransfers::aDebitThatComesLaterLetsTheTransferThrough() {
    TwoBanks banks;
    QCOMPARE(banks.payer.code(banks.center.authorisation(kReference, 3000)), std::string("00"));
    const Message payment = banks.center.payment(kReference, 3000);
    QCOMPARE(banks.pay(payment), std::string("91"));
    QCOMPARE(banks.payer.code(banks.center.debit(kReference, 3000)), std::string("00"));
    QCOMPARE(banks.pay(repeatOf(payment)), std::string("00"));
    QVERIFY(banks.hasMoved(3000));
}

void TestBankTransfers::paymentInformationIsRefusedWithItsReason_data() {
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("unknown shop account") << QByteArray("account") << QByteArray("14");
    QTest::newRow("a member's account") << QByteArray("member") << QByteArray("14");
    QTest::newRow("unknown institution") << QByteArray("payer") << QByteArray("15");
    QTest::newRow("no institution") << QByteArray("no payer") << QByteArray("30");
    QTest::newRow("no account") << QByteArray("no account") << QByteArray("30");
    QTest::newRow("zero") << QByteArray("zero") << QByteArray("13");
    QTest::newRow("from an institution") << QByteArray("sender") << QByteArray("58");
}

void TestBankTransfers::paymentInformationIsRefusedWithItsReason() {
    QFETCH(const QByteArray, change);
    QFETCH(const QByteArray, answer);
    TwoBanks banks;
    banks.shop.addAccount("1111111", 0);
    banks.issueCode(kReference, 3000);
    Message payment = banks.center.payment(kReference, 3000);
    if (change == "account") payment.set(field::kAccountTo, "9999999");
    if (change == "member") payment.set(field::kAccountTo, "1111111");
    if (change == "payer") payment.set(field::kForwarder, "88880999");
    if (change == "no payer") payment.remove(field::kForwarder);
    if (change == "no account") payment.remove(field::kAccountTo);
    if (change == "zero") payment.setAmount(Money::yen(0));
    if (change == "sender") payment.set(field::kAcquirer, kPayerBank);
    QCOMPARE(banks.pay(payment), answer.toStdString());
    QVERIFY(banks.wire.sent.empty());
    // Nothing was kept of it: the right one is carried out.
    QCOMPARE(banks.pay(banks.center.payment(kReference, 3000)), std::string("00"));
    QCOMPARE(banks.pay(banks.center.payment(kReference, 2999)), std::string("94"));
    QVERIFY(banks.hasMoved(3000));
}

void TestBankTransfers::whatThePayersBankRefusesForGoodStaysRefused() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    const Message payment = banks.center.payment(kReference, 3001);
    QCOMPARE(banks.pay(payment), std::string("13"));
    banks.shop.restart();
    banks.wire.deliver();
    QCOMPARE(banks.pay(repeatOf(payment)), std::string("13"));
    QCOMPARE(banks.wire.sent.size(), std::size_t{1});
    QVERIFY(banks.hasMoved(0));
    QCOMPARE(banks.payer.suspense(), std::int64_t{3000});
}

void TestBankTransfers::aTransferAskedForInAnotherMessageIsDoneOnce() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    QCOMPARE(banks.pay(banks.center.payment(kReference, 2800)), std::string("00"));
    Message again = banks.wire.sent.front();
    QCOMPARE(banks.payer.code(again.setTraceNumber(777)), std::string("00"));
    QCOMPARE(banks.payer.code(again.setTraceNumber(778).setAmount(Money::yen(200))), std::string("94"));
    again.remove(field::kForwarder);
    QCOMPARE(banks.payer.code(again.setTraceNumber(779)), std::string("30"));
    QVERIFY(banks.hasMoved(2800));
}

void TestBankTransfers::payerAndShopMayBankAtTheSameInstitution() {
    TwoBanks banks;
    banks.payer.addAccount("7654321", 0, AccountKind::Shop);
    const Message payment = banks.center.payment(kReference, 2800, kPayerBank);
    QCOMPARE(banks.payer.code(payment), std::string("91"));  // the debit has not come yet
    banks.issueCode(kReference, 3000);
    QCOMPARE(banks.payer.code(repeatOf(payment)), std::string("00"));
    QCOMPARE(banks.payer.code(repeatOf(payment)), std::string("00"));
    QCOMPARE(banks.payer.account("7654321"), std::int64_t{2800});
    QCOMPARE(banks.payer.suspense(), std::int64_t{200});
    QVERIFY(banks.payer.isBalanced());
}

void TestBankTransfers::aTransferAboveWhatIsLeftIsRefused() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    QCOMPARE(banks.payer.code(banks.center.refund(kReference, 3000)), std::string("00"));
    QCOMPARE(banks.pay(banks.center.payment(kReference, 1)), std::string("13"));
    QCOMPARE(banks.payer.account("1234567"), kPayerDeposit);
    QVERIFY(banks.hasMoved(0));
}

QTEST_GUILESS_MAIN(TestBankTransfers)
#include "test_bank_transfers.moc"

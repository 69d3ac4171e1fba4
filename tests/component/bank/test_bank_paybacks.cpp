// What a shop gives back, from 110 to the member's account at 109, with the wire between them failing.
#include "bank/statement.h"
#include "bank/statement_page.h"
#include "tests/component/bank/two_banks.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const std::string kFirst = "018f0000-0000-7000-8000-000000000001";
const std::string kSecond = "018f0000-0000-7000-8000-000000000002";
constexpr std::int64_t kPaid = 2800;  // of a code over 3,000

Message paybackOf(TwoBanks& banks, std::int64_t amount, const std::string& refund = kFirst,
                  const std::string& reference = kReference) {
    Message made = banks.center.advice(processing::kPayBack, reference, amount);
    return made.set(field::kForwarder, kPayerBank)
        .set(field::kAccountFrom, "7654321")
        .set(field::kPrivate, "refund=" + refund);
}

/// A code over 3,000 that has paid 2,800 to the shop; 200 went back unused.
void payTheShop(TwoBanks& banks) {
    banks.issueCode(kReference, 3000);
    KAZASU_CHECK(banks.pay(banks.center.payment(kReference, kPaid)) == "00");
    KAZASU_CHECK(banks.payer.code(banks.center.refund(kReference, 200)) == "00");
}

/// Of what the shop was paid, so much is with the member again, and nothing is anywhere else.
bool isBack(TwoBanks& banks, std::int64_t amount) {
    return banks.payer.account("1234567") == kPayerDeposit - kPaid + amount &&
           banks.shop.account("7654321") == kPaid - amount &&
           banks.shop.balance(bank::dueToLedger(kPayerBank)) == amount &&
           banks.payer.balance(bank::dueFromLedger(kShopBank)) == -amount && banks.payer.isBalanced() &&
           banks.shop.isBalanced();
}

}  // namespace

class TestBankPaybacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QLoggingCategory::setFilterRules(
            QStringLiteral("kazasu.bank.*.warning=false\nkazasu.bank.*.info=false"));
    }
    void theMemberHasItBeforeTheCenterHearsIt();
    void partsAddUpToWhatWasPaidAndNotAYenMore();
    void theSameRefundInAnotherMessageIsDoneOnce();
    void anotherAmountUnderTheSameIdIsADuplicate();
    void aCutLineIsTryAgainAndARepeatResumes_data();
    void aCutLineIsTryAgainAndARepeatResumes();
    void itSurvivesTheEndOfTheShopsBank();
    void aShopThatHasLessIsAskedAgain();
    void whatTheMembersBankRefusesIsTheShopsAgain();
    void aPaymentThatHasNotPassedYetIsWaitedFor();
    void payerAndShopMayBankAtTheSameInstitution();
    void whatWaitsInsideOneInstitutionIsNotGivenBackTwice();
    void aRefundWithoutAnIdIsRefused_data();
    void aRefundWithoutAnIdIsRefused();
    void theStatementsSayWhatItWas();
    void aStatementTellsARefundFromOneThatCameBack();
};

void TestBankPaybacks::theMemberHasItBeforeTheCenterHearsIt() {
    TwoBanks banks;
    payTheShop(banks);
    const auto code = std::make_shared<std::string>("silence");
    banks.shop.host().handle(paybackOf(banks, 800),
                             [code](const Message& answer) { *code = answer.get(field::kResponseCode); });
    QCOMPARE(*code, std::string("silence"));
    QCOMPARE(banks.shop.account("7654321"), kPaid - 800);  // out of the shop's hands already
    const Message& asked = banks.wire.sent.back();
    QCOMPARE(asked.type(), std::string("0200"));
    QCOMPARE(asked.get(field::kProcessingCode), std::string_view("200030"));
    QCOMPARE(asked.get(field::kAcquirer), std::string_view(kShopBank));
    QCOMPARE(asked.get(field::kForwarder), std::string_view(kCenter));
    QCOMPARE(asked.get(field::kReference), std::string_view(kReference));
    banks.wire.deliver();
    QCOMPARE(*code, std::string("00"));
    QVERIFY(isBack(banks, 800));
}

void TestBankPaybacks::partsAddUpToWhatWasPaidAndNotAYenMore() {
    TwoBanks banks;
    payTheShop(banks);
    banks.shop.addAccount("7654322", 100'000, AccountKind::Shop);
    QCOMPARE(banks.pay(paybackOf(banks, 800)), std::string("00"));
    Message tooMuch = paybackOf(banks, 2001, kSecond);
    tooMuch.set(field::kAccountFrom, "7654322");  // that the money is there does not make it more
    QCOMPARE(banks.pay(tooMuch), std::string("13"));
    QCOMPARE(banks.shop.account("7654322"), std::int64_t{100'000});
    QVERIFY(isBack(banks, 800));
    QCOMPARE(banks.pay(paybackOf(banks, 2000, "018f0000-0000-7000-8000-000000000003")), std::string("00"));
    QVERIFY(isBack(banks, kPaid));
    Message oneMore = paybackOf(banks, 1, "018f0000-0000-7000-8000-000000000004");
    oneMore.set(field::kAccountFrom, "7654322");
    QCOMPARE(banks.pay(oneMore), std::string("13"));
}

void TestBankPaybacks::theSameRefundInAnotherMessageIsDoneOnce() {
    TwoBanks banks;
    payTheShop(banks);
    const Message first = paybackOf(banks, 800);
    QCOMPARE(banks.pay(first), std::string("00"));
    QCOMPARE(banks.pay(repeatOf(first)), std::string("00"));
    QCOMPARE(banks.pay(paybackOf(banks, 800)), std::string("00"));  // other DE11
    QVERIFY(isBack(banks, 800));
}

void TestBankPaybacks::anotherAmountUnderTheSameIdIsADuplicate() {
    TwoBanks banks;
    payTheShop(banks);
    QCOMPARE(banks.pay(paybackOf(banks, 800)), std::string("00"));
    QCOMPARE(banks.pay(paybackOf(banks, 801)), std::string("94"));
    QVERIFY(isBack(banks, 800));
}

void TestBankPaybacks::aCutLineIsTryAgainAndARepeatResumes_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("109 cannot be reached") << static_cast<int>(CutWire::Fault::Down);
    QTest::newRow("the request is lost") << static_cast<int>(CutWire::Fault::RequestLost);
    QTest::newRow("109 credits the member and its answer is lost")
        << static_cast<int>(CutWire::Fault::AnswerLost);
}

void TestBankPaybacks::aCutLineIsTryAgainAndARepeatResumes() {
    QFETCH(const int, fault);
    TwoBanks banks;
    payTheShop(banks);
    const Message payback = paybackOf(banks, 800);
    banks.wire.fault = static_cast<CutWire::Fault>(fault);
    QCOMPARE(banks.pay(payback), std::string("91"));
    QCOMPARE(banks.pay(repeatOf(payback)), std::string("91"));
    banks.wire.fault = CutWire::Fault::None;
    QCOMPARE(banks.pay(repeatOf(payback)), std::string("00"));
    QVERIFY(isBack(banks, 800));
    QCOMPARE(banks.wire.sent.back().type(), std::string("0201"));
}

void TestBankPaybacks::itSurvivesTheEndOfTheShopsBank() {
    TwoBanks banks;
    payTheShop(banks);
    banks.wire.fault = CutWire::Fault::Down;
    QCOMPARE(banks.pay(paybackOf(banks, 800)), std::string("91"));
    banks.wire.fault = CutWire::Fault::None;
    banks.shop.restart();  // takes up what is unfinished
    banks.wire.deliver();
    QVERIFY(isBack(banks, 800));
}

void TestBankPaybacks::aShopThatHasLessIsAskedAgain() {
    TwoBanks banks;
    payTheShop(banks);
    const Message payback = paybackOf(banks, 2900);
    QCOMPARE(banks.pay(payback), std::string("51"));
    QVERIFY(isBack(banks, 0));
    const Message within = paybackOf(banks, 2800, kSecond);
    banks.shop.addAccount("7654322", 0, AccountKind::Shop);
    Message poor = within;
    poor.set(field::kAccountFrom, "7654322");
    QCOMPARE(banks.pay(poor), std::string("51"));
    QCOMPARE(banks.pay(repeatOf(within)), std::string("00"));  // the same message when the money is there
    QVERIFY(isBack(banks, kPaid));
}

void TestBankPaybacks::whatTheMembersBankRefusesIsTheShopsAgain() {
    TwoBanks banks;
    payTheShop(banks);
    banks.shop.addAccount("7654322", 5'000, AccountKind::Shop);
    Message payback = paybackOf(banks, 2801);
    payback.set(field::kAccountFrom, "7654322");
    QCOMPARE(banks.pay(payback), std::string("13"));
    QCOMPARE(banks.pay(repeatOf(payback)), std::string("13"));
    QCOMPARE(banks.shop.account("7654322"), std::int64_t{5'000});
    QVERIFY(isBack(banks, 0));
}

void TestBankPaybacks::aPaymentThatHasNotPassedYetIsWaitedFor() {
    TwoBanks banks;
    banks.issueCode(kReference, 3000);
    banks.shop.addAccount("7654322", 5'000, AccountKind::Shop);
    Message payback = paybackOf(banks, 800);
    payback.set(field::kAccountFrom, "7654322");
    QCOMPARE(banks.pay(payback), std::string("91"));
    QCOMPARE(banks.pay(banks.center.payment(kReference, kPaid)), std::string("00"));
    QCOMPARE(banks.pay(repeatOf(payback)), std::string("00"));
    QCOMPARE(banks.payer.account("1234567"), kPayerDeposit - 3000 + 800);
}

void TestBankPaybacks::payerAndShopMayBankAtTheSameInstitution() {
    TwoBanks banks;
    banks.payer.addAccount("7654321", 0, AccountKind::Shop);
    banks.issueCode(kReference, 3000);
    const auto ask = [&banks](const Message& message) { return banks.payer.code(message); };
    QCOMPARE(ask(banks.center.payment(kReference, 3000)), std::string("00"));
    QCOMPARE(ask(paybackOf(banks, 3001)), std::string("51"));
    QCOMPARE(ask(paybackOf(banks, 1000, kSecond)), std::string("00"));
    QCOMPARE(ask(paybackOf(banks, 1000, kSecond)), std::string("00"));
    QCOMPARE(banks.payer.account("1234567"), kPayerDeposit - 2000);
    QCOMPARE(banks.payer.account("7654321"), std::int64_t{2000});
    QVERIFY(banks.payer.isBalanced());
}

void TestBankPaybacks::whatWaitsInsideOneInstitutionIsNotGivenBackTwice() {
    const std::string other = "632612000002";
    TwoBanks banks;
    banks.payer.addAccount("7654321", 3000, AccountKind::Shop);
    banks.issueCode(kReference, 3000);
    banks.issueCode(other, 3000);
    const auto ask = [&banks](const Message& message) { return banks.payer.code(message); };
    const Message waiting = paybackOf(banks, 2000);  // its payment has not passed yet
    QCOMPARE(ask(waiting), std::string("91"));
    QCOMPARE(banks.payer.account("7654321"), std::int64_t{1000});
    const Message second = paybackOf(banks, 2000, kSecond, other);
    QCOMPARE(ask(second), std::string("51"));
    QCOMPARE(ask(banks.center.payment(kReference, 3000)), std::string("00"));
    QCOMPARE(ask(repeatOf(waiting)), std::string("00"));
    QCOMPARE(banks.payer.account("7654321"), std::int64_t{4000});
    QCOMPARE(banks.payer.account("1234567"), kPayerDeposit - 6000 + 2000);
    QCOMPARE(banks.payer.balance(bank::dueToLedger(kPayerBank)), std::int64_t{0});
    QVERIFY(banks.payer.isBalanced());
    // More than was paid for that code: the shop has it again.
    QCOMPARE(ask(paybackOf(banks, 1001, kSecond)), std::string("13"));
    QCOMPARE(banks.payer.account("7654321"), std::int64_t{4000});
    QCOMPARE(banks.payer.balance(bank::dueToLedger(kPayerBank)), std::int64_t{0});
}

void TestBankPaybacks::aRefundWithoutAnIdIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QString();
    QTest::newRow("no prefix") << QString::fromStdString(kFirst);
    QTest::newRow("no UUID") << QStringLiteral("refund=1");
    QTest::newRow("something behind it") << QStringLiteral("refund=") + QString::fromStdString(kFirst) + u' ';
}

void TestBankPaybacks::aRefundWithoutAnIdIsRefused() {
    QFETCH(const QString, text);
    TwoBanks banks;
    payTheShop(banks);
    Message payback = paybackOf(banks, 800);
    payback.remove(field::kPrivate);
    if (!text.isEmpty()) payback.set(field::kPrivate, text.toStdString());
    QCOMPARE(banks.pay(payback), std::string("30"));
    QVERIFY(isBack(banks, 0));
}

void TestBankPaybacks::theStatementsSayWhatItWas() {
    TwoBanks banks;
    payTheShop(banks);
    QCOMPARE(banks.pay(paybackOf(banks, 800)), std::string("00"));
    const auto textOf = [](Institution& institution, const char* account, bank::Language language) {
        const auto made = bank::makeStatement(*institution.database, account, {});
        return QString::fromStdString(bank::statementText(*made, "銀行", language));
    };
    const QString member = textOf(banks.payer, "1234567", bank::Language::English);
    QVERIFY2(member.contains(QStringLiteral("Refund from a shop")), qPrintable(member));
    QCOMPARE(member.count(QStringLiteral("Return of unused amount")), 1);  // the 200
    const QString shop = textOf(banks.shop, "7654321", bank::Language::Japanese);
    QVERIFY2(shop.contains(QStringLiteral("お客様へのご返金")), qPrintable(shop));
}

void TestBankPaybacks::aStatementTellsARefundFromOneThatCameBack() {
    TwoBanks banks;
    payTheShop(banks);
    banks.shop.addAccount("7654322", 5'000, AccountKind::Shop);
    Message payback = paybackOf(banks, 2801);  // a yen more than was paid
    payback.set(field::kAccountFrom, "7654322");
    QCOMPARE(banks.pay(payback), std::string("13"));
    const auto made = bank::makeStatement(*banks.shop.database, "7654322", {});
    const auto textIn = [&made](bank::Language language) {
        return QString::fromStdString(bank::statementText(*made, "銀行", language));
    };
    const QString english = textIn(bank::Language::English);
    QCOMPARE(english.count(QStringLiteral("Refund to a customer")), 1);
    QCOMPARE(english.count(QStringLiteral("Refund that came back")), 1);
    QVERIFY2(!english.contains(QStringLiteral("Refund from a shop")), qPrintable(english));
    const QString japanese = textIn(bank::Language::Japanese);
    QCOMPARE(japanese.count(QStringLiteral("お客様へのご返金")), 1);
    QCOMPARE(japanese.count(QStringLiteral("ご返金の組戻し")), 1);
}

QTEST_GUILESS_MAIN(TestBankPaybacks)
#include "test_bank_paybacks.moc"

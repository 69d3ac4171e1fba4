// What a center may ask of a bank before money moves: authorisations and their reversals, refusals, repeats.
#include "tests/component/bank/one_bank.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestBankAuthorisations : public OneBank {
    Q_OBJECT

private Q_SLOTS:
    void init() { openBank(); }

    void networkManagementIsAnswered_data();
    void networkManagementIsAnswered();
    void anAuthorisationHoldsTheMoneyAndGivesAnApproval();
    void anAuthorisationIsRefusedWithItsReason_data();
    void anAuthorisationIsRefusedWithItsReason();
    void overdraftIsAvailableToo();
    void aCardIsGoodThroughTheLastDayOfItsMonthInJapan();
    void aReversalReleasesTheHold();
    void anOriginalThatComesAfterItsReversalIsRefused();
    void anotherCentersHoldCannotBeReversed();
    void aRepeatGetsTheFirstAnswer();
    void theSameNumbersWithAnotherBodyAreAConflict();
    void answersNeverCarryCardOrAccountNumbers();
};

void TestBankAuthorisations::networkManagementIsAnswered_data() {
    QTest::addColumn<QByteArray>("sender");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("sign-on") << QByteArray("99990001") << QByteArray("001") << QByteArray("00");
    QTest::newRow("sign-off") << QByteArray("99990001") << QByteArray("002") << QByteArray("00");
    QTest::newRow("echo") << QByteArray("99990001") << QByteArray("301") << QByteArray("00");
    QTest::newRow("a stranger") << QByteArray("12345678") << QByteArray("001") << QByteArray("58");
    QTest::newRow("unknown code") << QByteArray("99990001") << QByteArray("999") << QByteArray("12");
    QTest::newRow("no code") << QByteArray("99990001") << QByteArray() << QByteArray("30");
}

void TestBankAuthorisations::networkManagementIsAnswered() {
    QFETCH(const QByteArray, sender);
    QFETCH(const QByteArray, code);
    QFETCH(const QByteArray, answer);
    Message request{"0800"};
    request.setTraceNumber(1).setTransmissionTime(m_clock.now()).set(field::kAcquirer, sender.toStdString());
    if (!code.isEmpty()) request.set(field::kNetworkCode, code.toStdString());
    const auto given = bank().ask(request);
    QVERIFY(given.has_value());
    QCOMPARE(given->type(), std::string("0810"));
    QCOMPARE(given->get(field::kResponseCode), std::string_view(answer.constData()));
    QCOMPARE(given->get(field::kTraceNumber), request.get(field::kTraceNumber));
}

void TestBankAuthorisations::anAuthorisationHoldsTheMoneyAndGivesAnApproval() {
    const auto answer = bank().ask(m_center.cardAuthorisation(kReference, 60'000).set(63, "instalments=3"));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->type(), std::string("0110"));
    QCOMPARE(answer->get(field::kResponseCode), std::string_view("00"));
    QCOMPARE(answer->get(field::kApproval).size(), std::size_t{6});
    QCOMPARE(answer->get(field::kReference), std::string_view(kReference));
    QCOMPARE(bank().account("1234567"), kDeposit);
    QCOMPARE(bank().code(m_center.authorisation("632612000002", 40'001)), std::string("51"));
    QCOMPARE(bank().code(m_center.authorisation("632612000003", 40'000)), std::string("00"));
}

void TestBankAuthorisations::anAuthorisationIsRefusedWithItsReason_data() {
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("answer");
    for (const auto& [change, answer] : std::initializer_list<std::pair<const char*, const char*>>{
             {"unknown account", "14"},
             {"unknown card", "14"},
             {"more than there is", "51"},
             {"wrong expiry", "54"},
             {"no expiry", "54"},
             {"card of the past", "54"},
             {"shop account", "57"},
             {"instalments on an account", "57"},
             {"over its limit", "61"},
             {"blocked account", "62"},
             {"no amount", "30"},
             {"zero amount", "13"},
             {"dollars", "13"},
             {"unknown currency", "13"},
             {"card and account", "30"},
             {"neither card nor account", "30"},
             {"nonsense in DE63", "30"},
             {"61 instalments", "30"},
             {"no reference", "30"},
             {"a stranger's", "58"},
             {"a live reference", "94"},
         })
        QTest::newRow(change) << QByteArray(change) << QByteArray(answer);
}

void TestBankAuthorisations::anAuthorisationIsRefusedWithItsReason() {
    QFETCH(const QByteArray, change);
    QFETCH(const QByteArray, answer);
    const std::map<QByteArray, std::function<Message()>> changes{
        {"unknown account", [&] { return m_center.authorisation(kReference, 100, "9999999"); }},
        {"unknown card", [&] { return m_center.cardAuthorisation(kReference, 100, "4012888888881881"); }},
        {"more than there is", [&] { return m_center.authorisation(kReference, kDeposit + 1); }},
        {"wrong expiry", [&] { return m_center.cardAuthorisation(kReference, 100, kPan, "3011"); }},
        {"no expiry",
         [&] {
             Message request = m_center.cardAuthorisation(kReference, 100);
             request.remove(field::kExpiry);
             return request;
         }},
        {"card of the past",
         [&] { return m_center.cardAuthorisation(kReference, 100, "4111111111111111", "2601"); }},
        {"shop account", [&] { return m_center.authorisation(kReference, 100, "7654321"); }},
        {"instalments on an account",
         [&] { return m_center.authorisation(kReference, 100).set(63, "instalments=2"); }},
        {"over its limit", [&] { return m_center.authorisation(kReference, 5001, "2222222"); }},
        {"blocked account", [&] { return m_center.authorisation(kReference, 100, "3333333"); }},
        {"no amount",
         [&] {
             Message request = m_center.authorisation(kReference, 100);
             request.remove(field::kAmount);
             return request;
         }},
        {"zero amount", [&] { return m_center.authorisation(kReference, 0); }},
        {"dollars", [&] { return m_center.authorisation(kReference, 100).set(field::kCurrency, "840"); }},
        {"unknown currency",
         [&] { return m_center.authorisation(kReference, 100).set(field::kCurrency, "999"); }},
        {"card and account", [&] { return m_center.cardAuthorisation(kReference, 100).set(102, "1234567"); }},
        {"neither card nor account",
         [&] {
             Message request = m_center.authorisation(kReference, 100);
             request.remove(field::kAccountFrom);
             return request;
         }},
        {"nonsense in DE63",
         [&] { return m_center.authorisation(kReference, 100).set(63, "instalments=3x"); }},
        {"61 instalments", [&] { return m_center.authorisation(kReference, 100).set(63, "instalments=61"); }},
        {"no reference",
         [&] {
             Message request = m_center.authorisation(kReference, 100);
             request.remove(field::kReference);
             return request;
         }},
        {"a stranger's",
         [&] { return m_center.authorisation(kReference, 100).set(field::kAcquirer, "12345678"); }},
        {"a live reference",
         [&] {
             static_cast<void>(bank().ask(m_center.authorisation(kReference, 100)));
             return m_center.authorisation(kReference, 100);
         }},
    };
    QCOMPARE(bank().code(changes.at(change)()), answer.toStdString());
    QCOMPARE(bank().account("1234567"), kDeposit);
    QCOMPARE(bank().code(m_center.authorisation("632612000009", kDeposit - (answer == "94" ? 100 : 0))),
             std::string("00"));
}

void TestBankAuthorisations::overdraftIsAvailableToo() {
    bank().addAccount("4444444", 1000, AccountKind::Member, {}, Money::yen(500));
    QCOMPARE(bank().code(m_center.authorisation(kReference, 1501, "4444444")), std::string("51"));
    QCOMPARE(bank().code(m_center.authorisation(kReference, 1500, "4444444")), std::string("00"));
    QCOMPARE(bank().code(m_center.debit(kReference, 1500)), std::string("00"));
    QCOMPARE(bank().account("4444444"), std::int64_t{-500});
}

void TestBankAuthorisations::aCardIsGoodThroughTheLastDayOfItsMonthInJapan() {
    m_clock.setWall(parseRfc3339("2030-12-31T14:59:59.000Z").value());
    QCOMPARE(bank().code(m_center.cardAuthorisation("632612000001", 100)), std::string("00"));
    m_clock.setWall(parseRfc3339("2030-12-31T15:00:00.000Z").value());
    QCOMPARE(bank().code(m_center.cardAuthorisation("632612000002", 100)), std::string("54"));
}

void TestBankAuthorisations::aReversalReleasesTheHold() {
    const Message original = m_center.authorisation(kReference, kDeposit);
    static_cast<void>(bank().ask(original));
    const Message reversal = m_center.reversal(original);
    QCOMPARE(bank().ask(reversal)->type(), std::string("0430"));
    QCOMPARE(bank().code(repeatOf(reversal)), std::string("00"));
    QCOMPARE(bank().code(m_center.debit(kReference, kDeposit)), std::string("25"));
    QCOMPARE(bank().code(m_center.authorisation(kReference, kDeposit)), std::string("00"));
    QCOMPARE(bank().suspense(), std::int64_t{0});
}

void TestBankAuthorisations::anOriginalThatComesAfterItsReversalIsRefused() {
    const Message original = m_center.authorisation(kReference, 3000);
    QCOMPARE(bank().code(m_center.reversal(original)), std::string("00"));
    bank().restart();
    QCOMPARE(bank().code(original), std::string("05"));
    QCOMPARE(bank().code(repeatOf(original)), std::string("05"));
    QCOMPARE(bank().code(m_center.debit(kReference, 3000)), std::string("25"));
    QCOMPARE(bank().code(m_center.authorisation("632612000002", kDeposit)), std::string("00"));
}

void TestBankAuthorisations::anotherCentersHoldCannotBeReversed() {
    const Message original = m_center.authorisation(kReference, 3000);
    static_cast<void>(bank().ask(original));
    Message reversal = m_center.reversal(original);
    std::string digits{reversal.get(field::kOriginalData)};
    digits.replace(20, 11, "00012345678");
    QCOMPARE(bank().code(reversal.set(field::kOriginalData, digits)), std::string("58"));
    Message noOriginal = m_center.reversal(original);
    noOriginal.remove(field::kOriginalData);
    QCOMPARE(bank().code(noOriginal), std::string("30"));
    QCOMPARE(bank().code(m_center.debit(kReference, 3000)), std::string("00"));
}

void TestBankAuthorisations::aRepeatGetsTheFirstAnswer() {
    const Message original = m_center.authorisation(kReference, 60'000);
    const auto first = bank().ask(original);
    const Message refused = m_center.authorisation("632612000002", 60'000);
    QCOMPARE(bank().code(refused), std::string("51"));
    bank().restart();
    QVERIFY(*bank().ask(original) == *first);
    QVERIFY(*bank().ask(repeatOf(original)) == *first);
    // The money is there again, but this message was answered.
    static_cast<void>(bank().ask(m_center.reversal(original)));
    QCOMPARE(bank().code(repeatOf(refused)), std::string("51"));
    QVERIFY(*bank().ask(repeatOf(original)) == *first);
}

void TestBankAuthorisations::theSameNumbersWithAnotherBodyAreAConflict() {
    Message request = m_center.authorisation(kReference, 3000);
    const auto first = bank().ask(request);
    const Message original = request;
    QCOMPARE(bank().code(request.setAmount(Money::yen(4000))), std::string("94"));
    QVERIFY(*bank().ask(original) == *first);
    QCOMPARE(bank().code(m_center.debit(kReference, 4000)), std::string("13"));
}

void TestBankAuthorisations::answersNeverCarryCardOrAccountNumbers() {
    for (const auto& request :
         {m_center.cardAuthorisation(kReference, 100), m_center.authorisation("632612000002", 100),
          m_center.authorisation("632612000003", kDeposit), m_center.debit(kReference, 100)}) {
        const auto answer = bank().ask(request);
        for (const auto& [number, value] : answer->fields()) {
            QVERIFY(value.find("1234567") == std::string::npos);
            QVERIFY(value.find(kPan) == std::string::npos);
        }
    }
}

QTEST_GUILESS_MAIN(TestBankAuthorisations)
#include "test_bank_authorisations.moc"

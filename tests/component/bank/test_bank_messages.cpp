// One institution and its center: every message, its refusals, repeats, late originals, and storage that
// fails.
#include "bank/statement_page.h"
#include "tests/component/bank/bank_bench.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr std::int64_t kDeposit = 100'000;
const std::string kReference = "632612000001";
const std::string kPurchaseBody =
    R"({"shop":"かざす商店 <本店>","used_at":"2026-11-22T04:00:00.000Z","amount_minor":2800,"reference":"R-17",)"
    R"("goods":[{"name":"りんご"},"パン & 茶"]})";

std::int64_t journalled(Institution& bank) {
    return bank.database->run("SELECT COUNT(*) FROM message_journal")->rows.front().number(0);
}

}  // namespace

class TestBankMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void networkManagementIsAnswered_data();
    void networkManagementIsAnswered();
    void anAuthorisationHoldsTheMoneyAndGivesAnApproval();
    void anAuthorisationIsRefusedWithItsReason_data();
    void anAuthorisationIsRefusedWithItsReason();
    void overdraftIsAvailableToo();
    void aCardIsGoodThroughTheLastDayOfItsMonthInJapan();
    void theDebitMovesTheHoldToSuspense();
    void anAdviceIsRefusedWithItsReason_data();
    void anAdviceIsRefusedWithItsReason();
    void whatIsUnusedGoesBackOnce();
    void aReversalReleasesTheHold();
    void anOriginalThatComesAfterItsReversalIsRefused();
    void anotherCentersHoldCannotBeReversed();
    void aReversalOfADebitIsRefused();
    void aRepeatGetsTheFirstAnswer();
    void theSameNumbersWithAnotherBodyAreAConflict();
    void purchaseInformationStandsOnTheStatement();
    void purchaseInformationIsRefusedWithItsReason_data();
    void purchaseInformationIsRefusedWithItsReason();
    void theStatementOfAMonthOpensWithWhatWasThereBefore();
    void answersNeverCarryCardOrAccountNumbers();
    void aPostingCannotBeChanged();
    void everyFailingAccessLeavesAllOrNothing_data();
    void everyFailingAccessLeavesAllOrNothing();

private:
    Institution& bank() { return *m_bank; }

    ManualClock m_clock;
    CenterDesk m_center;
    std::unique_ptr<Institution> m_bank;
};

void TestBankMessages::init() {
    m_clock = ManualClock{};
    m_center = CenterDesk{};
    m_bank = std::make_unique<Institution>(kPayerBank, m_clock, 1);
    bank().addAccount("1234567", kDeposit);
    bank().addAccount("2222222", kDeposit, AccountKind::Member, Money::yen(5000));
    bank().addAccount("3333333", kDeposit);
    bank().addAccount("7654321", 0, AccountKind::Shop);
    Accounts accounts{*bank().database};
    QVERIFY(accounts.setBlocked("3333333", true).isOk());
    QVERIFY(accounts.addCard({kPan, "3012", "1234567"}).isOk());
    QVERIFY(accounts.addCard({"4111111111111111", "2601", "1234567"}).isOk());
}

void TestBankMessages::networkManagementIsAnswered_data() {
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

void TestBankMessages::networkManagementIsAnswered() {
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

void TestBankMessages::anAuthorisationHoldsTheMoneyAndGivesAnApproval() {
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

void TestBankMessages::anAuthorisationIsRefusedWithItsReason_data() {
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

void TestBankMessages::anAuthorisationIsRefusedWithItsReason() {
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

void TestBankMessages::overdraftIsAvailableToo() {
    bank().addAccount("4444444", 1000, AccountKind::Member, {}, Money::yen(500));
    QCOMPARE(bank().code(m_center.authorisation(kReference, 1501, "4444444")), std::string("51"));
    QCOMPARE(bank().code(m_center.authorisation(kReference, 1500, "4444444")), std::string("00"));
    QCOMPARE(bank().code(m_center.debit(kReference, 1500)), std::string("00"));
    QCOMPARE(bank().account("4444444"), std::int64_t{-500});
}

void TestBankMessages::aCardIsGoodThroughTheLastDayOfItsMonthInJapan() {
    m_clock.setWall(parseRfc3339("2030-12-31T14:59:59.000Z").value());
    QCOMPARE(bank().code(m_center.cardAuthorisation("632612000001", 100)), std::string("00"));
    m_clock.setWall(parseRfc3339("2030-12-31T15:00:00.000Z").value());
    QCOMPARE(bank().code(m_center.cardAuthorisation("632612000002", 100)), std::string("54"));
}

void TestBankMessages::theDebitMovesTheHoldToSuspense() {
    static_cast<void>(bank().ask(m_center.authorisation(kReference, 3000)));
    const auto answer = bank().ask(m_center.debit(kReference, 3000));
    QCOMPARE(answer->type(), std::string("0230"));
    QCOMPARE(answer->get(field::kResponseCode), std::string_view("00"));
    QCOMPARE(bank().account("1234567"), kDeposit - 3000);
    QCOMPARE(bank().suspense(), std::int64_t{3000});
    // The same order in a message of its own (the center lost its notes) changes nothing.
    QCOMPARE(bank().code(m_center.debit(kReference, 3000)), std::string("00"));
    QCOMPARE(bank().code(m_center.debit(kReference, 2999)), std::string("94"));
    QCOMPARE(bank().suspense(), std::int64_t{3000});
    QVERIFY(bank().isBalanced());
}

void TestBankMessages::anAdviceIsRefusedWithItsReason_data() {
    QTest::addColumn<QByteArray>("advice");
    QTest::addColumn<QByteArray>("answer");
    for (const auto& [advice, answer] : std::initializer_list<std::pair<const char*, const char*>>{
             {"debit without a hold", "25"},
             {"debit above the hold", "13"},
             {"refund before the debit", "25"},
             {"refund above the debit", "13"},
             {"unknown processing code", "12"},
             {"purchase request", "12"},
             {"transfer request by a center", "58"},
         })
        QTest::newRow(advice) << QByteArray(advice) << QByteArray(answer);
}

void TestBankMessages::anAdviceIsRefusedWithItsReason() {
    QFETCH(const QByteArray, advice);
    QFETCH(const QByteArray, answer);
    static_cast<void>(bank().ask(m_center.authorisation(kReference, 3000)));
    static_cast<void>(bank().ask(m_center.authorisation("632612000002", 3000)));
    static_cast<void>(bank().ask(m_center.debit("632612000002", 2000)));
    Message transfer = m_center.message("0200", "632612000002");
    transfer.setAmount(Money::yen(2000)).set(field::kForwarder, kCenter);
    const std::map<QByteArray, Message> advices{
        {"debit without a hold", m_center.debit("632612000003", 3000)},
        {"debit above the hold", m_center.debit(kReference, 3001)},
        {"refund before the debit", m_center.refund(kReference, 3000)},
        {"refund above the debit", m_center.refund("632612000002", 2001)},
        {"unknown processing code", m_center.advice("310000", kReference, 100)},
        {"purchase request", transfer.set(field::kProcessingCode, "000000")},
        {"transfer request by a center", transfer.set(field::kProcessingCode, "400000")},
    };
    QCOMPARE(bank().code(advices.at(advice)), answer.toStdString());
    QCOMPARE(bank().account("1234567"), kDeposit - 2000);
    QCOMPARE(bank().suspense(), std::int64_t{2000});
    QVERIFY(bank().isBalanced());
}

void TestBankMessages::whatIsUnusedGoesBackOnce() {
    static_cast<void>(bank().ask(m_center.authorisation(kReference, 3000)));
    static_cast<void>(bank().ask(m_center.debit(kReference, 3000)));
    const Message refund = m_center.refund(kReference, 200);
    QCOMPARE(bank().code(refund), std::string("00"));
    QCOMPARE(bank().code(repeatOf(refund)), std::string("00"));
    QCOMPARE(bank().code(m_center.refund(kReference, 200)), std::string("00"));
    QCOMPARE(bank().code(m_center.refund(kReference, 300)), std::string("94"));
    QCOMPARE(bank().account("1234567"), kDeposit - 2800);
    QCOMPARE(bank().suspense(), std::int64_t{2800});
    QVERIFY(bank().isBalanced());
}

void TestBankMessages::aReversalReleasesTheHold() {
    const Message original = m_center.authorisation(kReference, kDeposit);
    static_cast<void>(bank().ask(original));
    const Message reversal = m_center.reversal(original);
    QCOMPARE(bank().ask(reversal)->type(), std::string("0430"));
    QCOMPARE(bank().code(repeatOf(reversal)), std::string("00"));
    QCOMPARE(bank().code(m_center.debit(kReference, kDeposit)), std::string("25"));
    QCOMPARE(bank().code(m_center.authorisation(kReference, kDeposit)), std::string("00"));
    QCOMPARE(bank().suspense(), std::int64_t{0});
}

void TestBankMessages::anOriginalThatComesAfterItsReversalIsRefused() {
    const Message original = m_center.authorisation(kReference, 3000);
    QCOMPARE(bank().code(m_center.reversal(original)), std::string("00"));
    bank().restart();
    QCOMPARE(bank().code(original), std::string("05"));
    QCOMPARE(bank().code(repeatOf(original)), std::string("05"));
    QCOMPARE(bank().code(m_center.debit(kReference, 3000)), std::string("25"));
    QCOMPARE(bank().code(m_center.authorisation("632612000002", kDeposit)), std::string("00"));
}

void TestBankMessages::anotherCentersHoldCannotBeReversed() {
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

void TestBankMessages::aReversalOfADebitIsRefused() {
    const Message original = m_center.authorisation(kReference, 3000);
    static_cast<void>(bank().ask(original));
    static_cast<void>(bank().ask(m_center.debit(kReference, 3000)));
    QCOMPARE(bank().code(m_center.reversal(original)), std::string("12"));
    QCOMPARE(bank().suspense(), std::int64_t{3000});
}

void TestBankMessages::aRepeatGetsTheFirstAnswer() {
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

void TestBankMessages::theSameNumbersWithAnotherBodyAreAConflict() {
    Message request = m_center.authorisation(kReference, 3000);
    const auto first = bank().ask(request);
    const Message original = request;
    QCOMPARE(bank().code(request.setAmount(Money::yen(4000))), std::string("94"));
    QVERIFY(*bank().ask(original) == *first);
    QCOMPARE(bank().code(m_center.debit(kReference, 4000)), std::string("13"));
}

void TestBankMessages::purchaseInformationStandsOnTheStatement() {
    static_cast<void>(bank().ask(m_center.cardAuthorisation(kReference, 3000).set(63, "instalments=3")));
    static_cast<void>(bank().ask(m_center.debit(kReference, 3000)));
    const Message purchase = m_center.purchase(kReference, kPurchaseBody);
    QCOMPARE(bank().ask(purchase)->type(), std::string("0630"));
    QCOMPARE(bank().code(m_center.purchase(kReference, kPurchaseBody)), std::string("00"));
    static_cast<void>(bank().ask(m_center.refund(kReference, 200)));
    const auto statement = bank::makeStatement(*bank().database, "1234567", {});
    QVERIFY(statement.isOk());
    QCOMPARE(statement->opening.minor() + kDeposit - 2800, statement->closing.minor());
    QCOMPARE(statement->lines.size(), std::size_t{3});
    QCOMPARE(statement->lines[1].purchase->amount.minor(), std::int64_t{2800});
    const QString text = QString::fromStdString(statementText(*statement, "銀行", bank::Language::Japanese));
    for (const char* part : {"かざす商店 <本店> (3回払い)", "りんご, パン & 茶", "-¥3,000", "¥97,200",
                             "未使用分のお戻し", "****4567"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    QVERIFY(!text.contains(QStringLiteral("1234567")));
    const QString html = QString::fromStdString(statementHtml(*statement, "B & C", bank::Language::English));
    for (const char* part :
         {"かざす商店 &lt;本店&gt; (3 instalments)", "パン &amp; 茶", "Return of unused amount", "B &amp; C"})
        QVERIFY2(html.contains(QString::fromUtf8(part)), part);
    QVERIFY(!html.contains(QStringLiteral("<本店>")));
    QCOMPARE(bank::makeStatement(*bank().database, "9999999", {}).code(), ErrorCode::AccountUnknown);
}

void TestBankMessages::purchaseInformationIsRefusedWithItsReason_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("30");
    QTest::newRow("no shop") << QByteArray(R"({"used_at":"2026-11-22T04:00:00.000Z","amount_minor":1})")
                             << QByteArray("30");
    QTest::newRow("no moment") << QByteArray(R"({"shop":"A","used_at":"today","amount_minor":1})")
                               << QByteArray("30");
    QTest::newRow("zero") << QByteArray(
                                 R"({"shop":"A","used_at":"2026-11-22T04:00:00.000Z","amount_minor":0})")
                          << QByteArray("30");
    QTest::newRow("not UTF-8")
        << QByteArray("{\"shop\":\"\xff\",\"used_at\":\"2026-11-22T04:00:00.000Z\",\"amount_minor\":1}")
        << QByteArray("30");
    QTest::newRow("goods of numbers")
        << QByteArray(R"({"shop":"A","used_at":"2026-11-22T04:00:00.000Z","amount_minor":1,"goods":[1]})")
        << QByteArray("30");
    QTest::newRow("another than before")
        << QByteArray(R"({"shop":"A","used_at":"2026-11-22T04:00:00.000Z","amount_minor":1})")
        << QByteArray("94");
}

void TestBankMessages::purchaseInformationIsRefusedWithItsReason() {
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, answer);
    QCOMPARE(bank().code(m_center.purchase(kReference, kPurchaseBody)), std::string("25"));
    static_cast<void>(bank().ask(m_center.authorisation(kReference, 3000)));
    static_cast<void>(bank().ask(m_center.debit(kReference, 3000)));
    QCOMPARE(bank().code(m_center.purchase(kReference, kPurchaseBody)), std::string("00"));
    QCOMPARE(bank().code(m_center.purchase(kReference, body.toStdString())), answer.toStdString());
    QCOMPARE(bank::makeStatement(*bank().database, "1234567", {})->lines[1].purchase->amount.minor(),
             std::int64_t{2800});
}

void TestBankMessages::theStatementOfAMonthOpensWithWhatWasThereBefore() {
    m_clock.setWall(parseRfc3339("2026-11-30T14:59:00.000Z").value());
    static_cast<void>(bank().ask(m_center.authorisation(kReference, 1000)));
    static_cast<void>(bank().ask(m_center.debit(kReference, 1000)));
    m_clock.setWall(parseRfc3339("2026-11-30T15:00:00.000Z").value());  // the first of December in Japan
    static_cast<void>(bank().ask(m_center.refund(kReference, 400)));
    const auto month = [&](std::string_view text) {
        return bank::makeStatement(*bank().database, "1234567", bank::StatementMonth::parse(text).value())
            .value();
    };
    QCOMPARE(month("2026-11").closing.minor(), kDeposit - 1000);
    QCOMPARE(month("2026-12").opening.minor(), kDeposit - 1000);
    QCOMPARE(month("2026-12").lines.size(), std::size_t{1});
    QCOMPARE(month("2026-12").closing.minor(), kDeposit - 600);
    QCOMPARE(month("2027-01").opening.minor(), kDeposit - 600);
    for (const char* wrong : {"2026-13", "2026-1", "20x6-01", "2026/01"})
        QCOMPARE(bank::StatementMonth::parse(wrong).code(), ErrorCode::InvalidArgument);
}

void TestBankMessages::answersNeverCarryCardOrAccountNumbers() {
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

void TestBankMessages::aPostingCannotBeChanged() {
    for (const char* sql : {"UPDATE entry SET amount_minor = amount_minor + 1", "DELETE FROM entry",
                            "UPDATE posting SET reference = ''", "DELETE FROM posting"})
        QVERIFY2(!bank().database->run(sql).isOk(), sql);
    QVERIFY(bank().isBalanced());
}

void TestBankMessages::everyFailingAccessLeavesAllOrNothing_data() {
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("isAnswerLost");
    QTest::addColumn<bool>("lasts");
    for (const char* message : {"authorisation", "debit", "refund", "reversal", "purchase", "refused"}) {
        QTest::addRow("%s, once, before", message) << QByteArray(message) << false << false;
        QTest::addRow("%s, once, answer lost", message) << QByteArray(message) << true << false;
        QTest::addRow("%s, from then on, before", message) << QByteArray(message) << false << true;
        QTest::addRow("%s, from then on, answer lost", message) << QByteArray(message) << true << true;
    }
}

/// For every i: the i-th access fails, and the repeats of the message end where they end without a failure.
void TestBankMessages::everyFailingAccessLeavesAllOrNothing() {
    QFETCH(const QByteArray, message);
    QFETCH(const bool, isAnswerLost);
    QFETCH(const bool, lasts);
    QLoggingCategory::setFilterRules(QStringLiteral("kazasu.bank.host.warning=false"));
    bool reachesEnd = false;
    bool hasBeenSilent = false;
    for (int i = 1; !reachesEnd; ++i) {
        QVERIFY(i < 100);
        init();
        const Message original = m_center.authorisation(kReference, 3000);
        const bool isFirst = message == "authorisation" || message == "refused";
        if (!isFirst) QCOMPARE(bank().code(original), std::string("00"));
        if (!isFirst && message != "reversal")
            QCOMPARE(bank().code(m_center.debit(kReference, 3000)), std::string("00"));
        if (message == "debit") {
            init();
            QCOMPARE(bank().code(original), std::string("00"));
        }
        const std::map<QByteArray, Message> messages{
            {"authorisation", original},
            {"debit", m_center.debit(kReference, 3000)},
            {"refund", m_center.refund(kReference, 200)},
            {"reversal", m_center.reversal(original)},
            {"purchase", m_center.purchase(kReference, kPurchaseBody)},
            {"refused", m_center.authorisation(kReference, kDeposit + 1)}};
        const Message& request = messages.at(message);
        bank().breakage = {i, isAnswerLost, lasts, 0, false};
        const std::string first = bank().code(request);
        reachesEnd = !bank().breakage.hasHappened;
        bank().breakage = {};
        bank().restart();
        const std::string expected = message == "refused" ? "51" : "00";
        // Once: our own second try answers. From then on: "try again", or silence where a commit may have
        // happened.
        QVERIFY2(first == expected || lasts, first.c_str());
        QVERIFY2(first == expected || first == "96" || first == "silence", first.c_str());
        // What was answered is durable: the repeat finds it and writes nothing.
        const std::int64_t answered = journalled(bank());
        QCOMPARE(bank().code(repeatOf(request)), expected);
        if (first == expected) QCOMPARE(journalled(bank()), answered);
        // "Try again" is only said when nothing was done.
        if (first == "96") QCOMPARE(journalled(bank()), answered + 1);
        hasBeenSilent = hasBeenSilent || first == "silence";
        const std::int64_t debited = message == "debit" || message == "purchase" ? 3000
                                     : message == "refund"                       ? 2800
                                                                                 : 0;
        QCOMPARE(bank().suspense(), debited);
        QCOMPARE(bank().account("1234567"), kDeposit - debited);
        QVERIFY(bank().isBalanced());
        const std::int64_t held = message == "authorisation" ? 3000 : 0;
        QCOMPARE(bank().code(m_center.authorisation("632612000777", kDeposit - debited - held + 1)),
                 std::string("51"));
        QCOMPARE(bank().code(m_center.authorisation("632612000778", kDeposit - debited - held)),
                 std::string("00"));
    }
    QCOMPARE(hasBeenSilent, lasts);  // at the commit
}

QTEST_GUILESS_MAIN(TestBankMessages)
#include "test_bank_messages.moc"

// How money leaves an account and comes back, what the statement says of it, and storage that fails under it.
#include "bank/statement_page.h"
#include "tests/component/bank/one_bank.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const std::string kPurchaseBody =
    R"({"shop":"かざす商店 <本店>","used_at":"2026-11-22T04:00:00.000Z","amount_minor":2800,"reference":"R-17",)"
    R"("goods":[{"name":"りんご"},"パン & 茶"]})";

std::int64_t journalled(Institution& bank) {
    return bank.database->run("SELECT COUNT(*) FROM message_journal")->rows.front().number(0);
}

}  // namespace

class TestBankDebits : public OneBank {
    Q_OBJECT

private Q_SLOTS:
    void init() { openBank(); }

    void theDebitMovesTheHoldToSuspense();
    void anAdviceIsRefusedWithItsReason_data();
    void anAdviceIsRefusedWithItsReason();
    void whatIsUnusedGoesBackOnce();
    void aReversalOfADebitIsRefused();
    void purchaseInformationStandsOnTheStatement();
    void purchaseInformationIsRefusedWithItsReason_data();
    void purchaseInformationIsRefusedWithItsReason();
    void theStatementOfAMonthOpensWithWhatWasThereBefore();
    void aPostingCannotBeChanged();
    void everyFailingAccessLeavesAllOrNothing_data();
    void everyFailingAccessLeavesAllOrNothing();
};

void TestBankDebits::theDebitMovesTheHoldToSuspense() {
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

void TestBankDebits::anAdviceIsRefusedWithItsReason_data() {
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

void TestBankDebits::anAdviceIsRefusedWithItsReason() {
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

void TestBankDebits::whatIsUnusedGoesBackOnce() {
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

void TestBankDebits::aReversalOfADebitIsRefused() {
    const Message original = m_center.authorisation(kReference, 3000);
    static_cast<void>(bank().ask(original));
    static_cast<void>(bank().ask(m_center.debit(kReference, 3000)));
    QCOMPARE(bank().code(m_center.reversal(original)), std::string("12"));
    QCOMPARE(bank().suspense(), std::int64_t{3000});
}

void TestBankDebits::purchaseInformationStandsOnTheStatement() {
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

void TestBankDebits::purchaseInformationIsRefusedWithItsReason_data() {
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

void TestBankDebits::purchaseInformationIsRefusedWithItsReason() {
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

void TestBankDebits::theStatementOfAMonthOpensWithWhatWasThereBefore() {
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

void TestBankDebits::aPostingCannotBeChanged() {
    for (const char* sql : {"UPDATE entry SET amount_minor = amount_minor + 1", "DELETE FROM entry",
                            "UPDATE posting SET reference = ''", "DELETE FROM posting"})
        QVERIFY2(!bank().database->run(sql).isOk(), sql);
    QVERIFY(bank().isBalanced());
}

void TestBankDebits::everyFailingAccessLeavesAllOrNothing_data() {
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
void TestBankDebits::everyFailingAccessLeavesAllOrNothing() {
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

QTEST_GUILESS_MAIN(TestBankDebits)
#include "test_bank_debits.moc"

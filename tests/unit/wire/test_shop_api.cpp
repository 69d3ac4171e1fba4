// Network 107: what the shop writes the center reads, and a bad body is refused by the name of its member.
#include "core/wire/shop_api.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;

namespace {

SettlementRecord sampleRecord() {
    test::ManualClock clock;
    test::SeededRandom random(11);
    return {SaleId::make(clock, random),
            ClaimId::make(clock, random),
            *IssuerId::parse("99990001"),
            IssueNumber::make(random),
            "KZ1:ABC  DEF",
            Money::yen(1180),
            clock.now(),
            *ShopNumber::from(1001),
            "かざす商店 \"本店\"",
            "01",
            "01-000042",
            {{"おにぎり 鮭", 2, Money::yen(300)}, {"値引き", 1, Money::yen(-20)}}};
}

/// The sample with one member replaced by the given JSON text, or removed when the text is empty.
Result<Json> sampleWith(const std::string& member, const std::string& replacement) {
    Json body = toJson(sampleRecord());
    KAZASU_TRY(Json value, Json::parse(replacement.empty() ? "null" : replacement));
    body.set(member, std::move(value));
    return body;
}

}  // namespace

class TestShopApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSettlementRecordArrivesAsItWasSent();
    void aBadSettlementRecordIsRefusedByTheNameOfItsMember_data();
    void aBadSettlementRecordIsRefusedByTheNameOfItsMember();
    void tooManyGoodsAreRefused();
    void aClaimArrivesAsItWasSent();
    void aClaimForNothingOrLessIsRefused_data();
    void aClaimForNothingOrLessIsRefused();
    void everyAnswerToAClaimArrivesAsItWasGiven_data();
    void everyAnswerToAClaimArrivesAsItWasGiven();
    void aSettlementAnswerArrivesAsItWasGiven();
    void anErrorThisProgramDoesNotKnowKeepsItsWords();
};

void TestShopApi::aSettlementRecordArrivesAsItWasSent() {
    const SettlementRecord sent = sampleRecord();
    const auto body = Json::parse(toJson(sent).dump());
    QVERIFY(body.isOk());
    const auto read = settlementRecordFrom(*body);
    QVERIFY2(read.isOk(), read ? "" : describe(read.error()).c_str());
    QCOMPARE(read->sale, sent.sale);
    QCOMPARE(read->claim, sent.claim);
    QCOMPARE(read->issuer, sent.issuer);
    QCOMPARE(read->issueNumber, sent.issueNumber);
    QCOMPARE(read->code, sent.code);
    QCOMPARE(read->amountUsed, sent.amountUsed);
    QCOMPARE(read->usedAt, sent.usedAt);
    QCOMPARE(read->shop, sent.shop);
    QCOMPARE(read->shopName, sent.shopName);
    QCOMPARE(read->receiptNumber, sent.receiptNumber);
    QVERIFY(read->goods == sent.goods);
}

void TestShopApi::aBadSettlementRecordIsRefusedByTheNameOfItsMember_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* member, const char* replacement, const char* error) {
        QTest::addRow("%s = %s", member, replacement)
            << QByteArray(member) << QByteArray(replacement) << QByteArray(error);
    };
    row("record_id", "", "ParseFailed");
    row("record_id", "\"1\"", "ParseFailed");
    row("claim_id", "\"x\"", "ParseFailed");
    row("issuer", "\"999\"", "ParseFailed");
    row("issue_number", "\"0011\"", "ParseFailed");
    row("code", "12", "ParseFailed");
    row("amount_used_minor", "0", "InvalidArgument");
    row("amount_used_minor", "-5", "InvalidArgument");
    row("amount_used_minor", "1.5", "ParseFailed");
    row("amount_used_minor", "1000000000000", "MoneyOverflow");
    row("currency", "999", "MoneyCurrencyMismatch");
    row("used_at", "\"yesterday\"", "ParseFailed");
    row("shop_number", "0", "InvalidArgument");
    row("goods", "{}", "ParseFailed");
    row("goods", "[1]", "ParseFailed");
}

void TestShopApi::aBadSettlementRecordIsRefusedByTheNameOfItsMember() {
    QFETCH(const QByteArray, member);
    QFETCH(const QByteArray, replacement);
    QFETCH(const QByteArray, error);
    const auto body = sampleWith(member.toStdString(), replacement.toStdString());
    QVERIFY(body.isOk());
    const auto read = settlementRecordFrom(*body);
    QVERIFY(!read.isOk());
    QCOMPARE(QByteArray(std::string(errorName(read.code())).c_str()), error);
}

void TestShopApi::tooManyGoodsAreRefused() {
    SettlementRecord record = sampleRecord();
    record.goods.assign(1001, {"x", 1, Money::yen(1)});
    QCOMPARE(settlementRecordFrom(toJson(record)).code(), ErrorCode::TooLong);
    record = sampleRecord();
    record.code.assign(513, 'A');
    QCOMPARE(settlementRecordFrom(toJson(record)).code(), ErrorCode::TooLong);
}

void TestShopApi::aClaimArrivesAsItWasSent() {
    test::ManualClock clock;
    test::SeededRandom random(3);
    const ClaimRequest sent{ClaimId::make(clock, random),
                            SaleId::make(clock, random),
                            "999900011234567890123459",
                            Money::yen(500),
                            "02",
                            CodeEntry::Typed};
    const auto read = claimRequestFrom(sent.id, toJson(sent));
    QVERIFY(read.isOk());
    QCOMPARE(read->id, sent.id);
    QCOMPARE(read->sale, sent.sale);
    QCOMPARE(read->code, sent.code);
    QCOMPARE(read->amount, sent.amount);
    QCOMPARE(read->entry, CodeEntry::Typed);
}

void TestShopApi::aClaimForNothingOrLessIsRefused_data() {
    QTest::addColumn<qint64>("minor");
    QTest::newRow("zero") << qint64{0};
    QTest::newRow("negative") << qint64{-1};
}

void TestShopApi::aClaimForNothingOrLessIsRefused() {
    QFETCH(const qint64, minor);
    test::ManualClock clock;
    test::SeededRandom random(3);
    const ClaimRequest sent{ClaimId::make(clock, random),
                            SaleId::make(clock, random),
                            "KZ1:A",
                            Money::yen(minor),
                            "02",
                            CodeEntry::Scanned};
    QCOMPARE(claimRequestFrom(sent.id, toJson(sent)).code(), ErrorCode::InvalidArgument);
}

void TestShopApi::everyAnswerToAClaimArrivesAsItWasGiven_data() {
    QTest::addColumn<int>("state");
    QTest::newRow("granted") << static_cast<int>(ClaimState::Granted);
    QTest::newRow("refused") << static_cast<int>(ClaimState::Refused);
    QTest::newRow("reversed") << static_cast<int>(ClaimState::Reversed);
}

void TestShopApi::everyAnswerToAClaimArrivesAsItWasGiven() {
    QFETCH(const int, state);
    test::ManualClock clock;
    test::SeededRandom random(5);
    ClaimAnswer given;
    given.id = ClaimId::make(clock, random);
    given.state = static_cast<ClaimState>(state);
    if (given.state == ClaimState::Refused) {
        given.error = Error{ErrorCode::CodeAlreadyUsed, "at shop 1002"};
    } else {
        given.issuer = *IssuerId::parse("99990001");
        given.issueNumber = IssueNumber::make(random);
        given.amount = Money::yen(500);
        given.codeAmount = Money::yen(800);
    }
    const auto read = claimAnswerFrom(toJson(given));
    QVERIFY2(read.isOk(), read ? "" : describe(read.error()).c_str());
    QCOMPARE(read->id, given.id);
    QCOMPARE(read->state, given.state);
    QVERIFY(read->issuer == given.issuer);
    QVERIFY(read->issueNumber == given.issueNumber);
    QVERIFY(read->amount == given.amount);
    QVERIFY(read->codeAmount == given.codeAmount);
    QCOMPARE(read->error.has_value(), given.error.has_value());
    if (given.error) QCOMPARE(describe(*read->error), describe(*given.error));
}

void TestShopApi::aSettlementAnswerArrivesAsItWasGiven() {
    test::ManualClock clock;
    test::SeededRandom random(6);
    const SettlementAnswer given{SaleId::make(clock, random),
                                 IssueNumber::make(random),
                                 SettlementState::Accepted,
                                 Money::yen(900),
                                 Money::yen(100),
                                 clock.now(),
                                 clock.now() + Milliseconds{1500},
                                 std::nullopt};
    const auto read = settlementAnswerFrom(toJson(given));
    QVERIFY(read.isOk());
    QCOMPARE(read->returned, given.returned);
    QCOMPARE(read->acceptedAt, given.acceptedAt);
    QVERIFY(read->creditedAt == given.creditedAt);
}

void TestShopApi::anErrorThisProgramDoesNotKnowKeepsItsWords() {
    const auto body = Json::parse(R"({"error": {"code": 9999, "name": "FromTheFuture", "message": "wait"}})");
    const auto error = errorFrom(*body);
    QVERIFY(error.has_value());
    QCOMPARE(error->code, ErrorCode::HttpStatus);
    QVERIFY(error->detail.find("FromTheFuture: wait") != std::string::npos);
    QVERIFY(!errorFrom(Json::object()).has_value());
}

QTEST_GUILESS_MAIN(TestShopApi)
#include "test_shop_api.moc"

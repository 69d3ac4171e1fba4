// Codes in the wrong hands: used again, changed, stretched, hoarded and hurried.
#include "core/code/base45.h"
#include "core/code/settlement_code.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterMisuse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aUsedCodeNeverPaysAgain_data();
    void aUsedCodeNeverPaysAgain();
    void noChangedByteOfACodeIsTaken();
    void theCentersOwnRowCountsNotTheCodesWords();
    void nobodyCapturesMoreThanTheCodeIsWorth();
    void theDatabaseItselfRefusesMoreThanTheCodeIsWorth();
    void aMemberHoldsFiveOpenCodes();
    void aCodeThatIsOverCountsNoMore_data();
    void aCodeThatIsOverCountsNoMore();
    void noTextTakesACardNumber_data();
    void noTextTakesACardNumber();

private:
    enum class Later { Second, Day, FourHundredDays, Restart, Restore };
    void letPass(CenterBench& bench, Later later, const SettlementRecord& record);
};

void TestCenterMisuse::aUsedCodeNeverPaysAgain_data() {
    QTest::addColumn<int>("later");
    QTest::newRow("after a second") << static_cast<int>(Later::Second);
    QTest::newRow("after a day") << static_cast<int>(Later::Day);
    QTest::newRow("after 400 days") << static_cast<int>(Later::FourHundredDays);
    QTest::newRow("after a restart") << static_cast<int>(Later::Restart);
    QTest::newRow("after a restored backup") << static_cast<int>(Later::Restore);
}

void TestCenterMisuse::letPass(CenterBench& bench, Later later, const SettlementRecord& record) {
    const auto pass = [&bench](Milliseconds time) {
        bench.clock.advance(time);
        QVERIFY(bench.tick().isOk());
        QVERIFY(bench.tick().isOk());
    };
    if (later == Later::Second) pass(1s);
    if (later == Later::Day) pass(24h);
    if (later == Later::FourHundredDays) pass(24h * 400);
    if (later == Later::Restart) bench.restart();
    if (later == Later::Restore) {
        bench.restoreBackup();
        bench.announceRestore();
        QVERIFY(bench.offerAgain(record)->answer.state == SettlementState::Accepted);
        for (const auto shop : {kShop, kOtherShop})
            bench.report(shop, bench.clock.now(), {}, [&bench](ShopReport& said) {
                said.epoch = bench.number("SELECT epoch FROM center_epoch");
                said.isComplete = true;
            });
    }
}

void TestCenterMisuse::aUsedCodeNeverPaysAgain() {
    QFETCH(const int, later);
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    bench.report(kShop, bench.clock.now());
    bench.report(kOtherShop, bench.clock.now());
    bench.backUp();
    const SettlementRecord record = bench.recordOf(code, 1200);
    QVERIFY(bench.send(record)->answer.state == SettlementState::Accepted);
    letPass(bench, static_cast<Later>(later), record);
    for (const auto shop : {kShop, kOtherShop}) {
        const auto claim = bench.claim(shop, bench.claimFor(code, 100));
        QVERIFY(claim.isOk());
        QVERIFY(claim->state == ClaimState::Refused);
        QCOMPARE(claim->error->code, ErrorCode::CodeAlreadyUsed);
        const auto second = bench.send(bench.recordOf(code, 100, shop));
        QVERIFY(second->answer.state == SettlementState::Refused);
    }
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE state = 'accepted'"), 1);
    QCOMPARE(bench.banks.paidToShops, 1200);
    QCOMPARE(bench.banks.available, 1'000'000 - 1200);
}

void TestCenterMisuse::noChangedByteOfACodeIsTaken() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const std::string prefix(kSettlementCodePrefix);
    const auto bytes = decodeBase45(std::string_view(code.text).substr(prefix.size()));
    QVERIFY(bytes.isOk());
    for (std::size_t at = 0; at < bytes->size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = *bytes;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1U << bit));
            auto request = bench.claimFor(code, 1500);
            request.code = prefix + encodeBase45(changed);
            const auto claim = bench.claim(kShop, request);
            QVERIFY2(claim && claim->state == ClaimState::Refused,
                     ("bit " + std::to_string(bit) + " of byte " + std::to_string(at)).c_str());
        }
    }
    QVERIFY(bench.claim(kShop, bench.claimFor(code, 1500))->state == ClaimState::Granted);
}

void TestCenterMisuse::theCentersOwnRowCountsNotTheCodesWords() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kOtherShop);
    auto claims = *claimsOfVerifiedCode(code.text);
    claims.amount = Money::yen(150'000);  // as somebody could write who has stolen the signing key
    claims.shop = kShop;
    claims.expiresAt = claims.expiresAt + 24h;
    auto request = bench.claimFor(code, 150'000);
    const auto keys = bench.keys->now();
    request.code = *encodeSettlementCode(claims, keys->own.front().key.id, *keys->own.front().signer);
    QCOMPARE(bench.claim(kShop, request)->error->code, ErrorCode::CodeWrongShop);
    request.id = ClaimId::make(bench.clock, bench.random);
    QCOMPARE(bench.claim(kOtherShop, request)->error->code, ErrorCode::CodeAmountExceeded);
    auto record = bench.recordOf(code, 150'000, kOtherShop);
    record.code = request.code;
    QCOMPARE(bench.send(record)->answer.error->code, ErrorCode::CodeAmountExceeded);
    bench.clock.advance(16min);
    request.id = ClaimId::make(bench.clock, bench.random);
    request.amount = Money::yen(1500);
    QCOMPARE(bench.claim(kOtherShop, request)->error->code, ErrorCode::CodeExpired);
}

void TestCenterMisuse::nobodyCapturesMoreThanTheCodeIsWorth() {
    CenterBench bench;
    bench.restart();  // the shops' door knows the shops that were there at the start
    const Code code = bench.makeCode(1500);
    BenchCaller shop(bench);
    shop.token = std::to_string(kShop.value());
    const auto claim = bench.claimFor(code, 1501);
    const Answer refused = shop.shop("PUT", "/shop/v1/claims/" + claim.id.toString(), toJson(claim));
    QCOMPARE(*refused.body.getObject("claim")->getObject("error")->getText("name"),
             std::string("CodeAmountExceeded"));
    const auto granted = bench.claimFor(code, 1000);
    shop.shop("PUT", "/shop/v1/claims/" + granted.id.toString(), toJson(granted));
    auto record = bench.recordOf(code, 1001);  // more than was claimed, less than the code
    record.claim = granted.id;
    record.sale = granted.sale;
    const auto nameIn = [](const Answer& answer) {
        const auto settlement = answer.body.getObject("settlement");
        if (!settlement) return answer.error();
        const auto error = settlement->getObject("error");
        return error ? *error->getText("name") : std::string();
    };
    QCOMPARE(nameIn(shop.shop("POST", "/shop/v1/settlements", toJson(record))),
             std::string("CodeAmountExceeded"));
    for (const std::int64_t amount :
         {std::int64_t{-1}, std::int64_t{0}, std::int64_t{9'000'000'000'000'000}}) {
        record.sale = SaleId::make(bench.clock, bench.random);
        record.claim.reset();
        const Json body = toJson(record).set("amount_used_minor", amount);
        QVERIFY(!nameIn(shop.shop("POST", "/shop/v1/settlements", body)).empty());
    }
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement WHERE state = 'accepted'"), 0);
    QCOMPARE(bench.banks.paidToShops, 0);
}

void TestCenterMisuse::theDatabaseItselfRefusesMoreThanTheCodeIsWorth() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    for (const char* change :
         {"used_minor = 1501", "returned_minor = 1501", "used_minor = 800, returned_minor = 701",
          "used_minor = -1", "amount_minor = 0"}) {
        const auto changed = bench.inBooks([&](Database& books) {
            return books.run(std::string("UPDATE code SET ") + change + " WHERE issue_number = ?",
                             {code.number.toString()});
        });
        QCOMPARE(changed.code(), ErrorCode::StorageConstraint);
    }
}

void TestCenterMisuse::aMemberHoldsFiveOpenCodes() {
    CenterBench bench(1, {});
    std::vector<Code> codes;
    for (int i = 0; i < 4; ++i) codes.push_back(bench.makeCode(100));
    const auto waiting = bench.wish(100);
    QVERIFY(bench.authorise(waiting).isOk());  // not a code yet, but money is held for it
    const auto sixth = bench.wish(100);
    QCOMPARE(bench.authorise(sixth).code(), ErrorCode::TooManyOpenCodes);
    QVERIFY(bench.authorise(waiting).isOk());  // asked again it is the same one
    QVERIFY(bench.confirm(waiting.id).isOk());
    QCOMPARE(bench.authorise(sixth).code(), ErrorCode::TooManyOpenCodes);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM authorisation"), 5);
    QVERIFY(bench.send(bench.recordOf(codes[0], 100)).isOk());
    QVERIFY(bench.authorise(sixth).isOk());
}

void TestCenterMisuse::aCodeThatIsOverCountsNoMore_data() {
    QTest::addColumn<bool>("isBound");
    QTest::newRow("expired and returned") << false;
    QTest::newRow("bound, and its shop has not reported") << true;  // its money waits, its member need not
}

void TestCenterMisuse::aCodeThatIsOverCountsNoMore() {
    QFETCH(const bool, isBound);
    CenterBench bench(1, {});
    for (int i = 0; i < 5; ++i) bench.makeCode(100, isBound ? std::optional(kShop) : std::nullopt);
    QCOMPARE(bench.authorise(bench.wish(100)).code(), ErrorCode::TooManyOpenCodes);
    bench.advance(16min);
    QVERIFY(bench.authorise(bench.wish(100)).isOk());
}

void TestCenterMisuse::noTextTakesACardNumber_data() {
    QTest::addColumn<QString>("field");
    for (const char* field : {"name", "reading", "email", "label"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void TestCenterMisuse::noTextTakesACardNumber() {
    QFETCH(const QString, field);
    const std::string key = field.toStdString();
    CenterBench bench;
    BenchCaller caller(bench);
    caller.token = kToken;
    const bool isLabel = key == "label";
    Json body = isLabel ? Json::object()
                              .set("institution", kMemberBank.toString())
                              .set("kind", "account")
                              .set("number", "7654321")
                        : Json::object()
                              .set("name", "太郎")
                              .set("reading", "たろう")
                              .set("email", "t@example.jp")
                              .set("password", "correct horse battery");
    body.set(key, key == "email" ? "5555555555554444@example.jp" : "5555-5555-5555-4444");
    const std::string path = isLabel ? "/member/v1/means" : "/member/v1/members";
    const Answer answer = caller.member("POST", path, body);
    QCOMPARE(answer.error(), std::string("CardNumberRefused"));
    QCOMPARE(*answer.body.getObject("error")->getText("param"), key);
    QVERIFY(answer.bytes.find("5555") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestCenterMisuse)
#include "test_center_misuse.moc"

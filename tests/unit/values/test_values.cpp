// Money, time, identifiers, hex, JSON and the error table.
#include "core/error.h"
#include "core/ids.h"
#include "core/json.h"
#include "core/money.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <set>

using namespace kazasu;

class TestValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorCodeHasItsOwnNameAndComesBackByIt();
    void scaledRoundsTheMagnitudeAsNamed_data();
    void scaledRoundsTheMagnitudeAsNamed();
    void moneyFromOutsideIsLimitedToTwelveDigits();
    void moneyIsShownWithSignAndThousands();
    void rfc3339GoesThereAndBack();
    void rfc3339RefusesWhatIsNotAMoment_data();
    void rfc3339RefusesWhatIsNotAMoment();
    void japaneseBusinessTimeIsNineHoursAhead();
    void uuidsOfVersionSevenSortByTimeAndParseBack();
    void idsRefuseOtherShapes();
    void jsonNamesTheMemberThatIsWrong();
    void jsonIsBoundedInDepthAndSize();
    void jsonListsTheMembersOfAnObject();
};

void TestValues::everyErrorCodeHasItsOwnNameAndComesBackByIt() {
    std::set<std::string_view> names;
    std::set<int> numbers;
    for (const ErrorCode code : allErrorCodes()) {
        names.insert(errorName(code));
        numbers.insert(static_cast<int>(code));
        QCOMPARE(errorByName(errorName(code)).value(), code);
        QVERIFY(httpStatusOf(code) >= 400 && httpStatusOf(code) < 600);
    }
    QCOMPARE(names.size(), allErrorCodes().size());
    QCOMPARE(numbers.size(), allErrorCodes().size());
    QVERIFY(!errorByName("NoSuchError").has_value());
    QVERIFY(isTransient(Error{ErrorCode::Timeout}));
    QVERIFY(!isTransient(Error{ErrorCode::CodeExpired}));
    QCOMPARE(describe(Error{ErrorCode::CodeExpired, "by 3 s"}), std::string("CodeExpired(305): by 3 s"));
}

void TestValues::scaledRoundsTheMagnitudeAsNamed_data() {
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("rounding");
    QTest::addColumn<qint64>("expected");
    // 8 of 108 yen: 108 -> 8 exactly; 110 -> 8.148; 115 -> 8.518
    QTest::newRow("exact") << qint64{108} << static_cast<int>(Rounding::Up) << qint64{8};
    QTest::newRow("down") << qint64{115} << static_cast<int>(Rounding::Down) << qint64{8};
    QTest::newRow("half up, below") << qint64{110} << static_cast<int>(Rounding::HalfUp) << qint64{8};
    QTest::newRow("half up, above") << qint64{115} << static_cast<int>(Rounding::HalfUp) << qint64{9};
    QTest::newRow("up") << qint64{110} << static_cast<int>(Rounding::Up) << qint64{9};
    QTest::newRow("a return mirrors its sale")
        << qint64{-115} << static_cast<int>(Rounding::HalfUp) << qint64{-9};
}

void TestValues::scaledRoundsTheMagnitudeAsNamed() {
    QFETCH(const qint64, amount);
    QFETCH(const int, rounding);
    QFETCH(const qint64, expected);
    const auto tax = scaled(Money::yen(amount), 8, 108, static_cast<Rounding>(rounding));
    QVERIFY(tax.isOk());
    QCOMPARE(tax->minor(), expected);
}

void TestValues::moneyFromOutsideIsLimitedToTwelveDigits() {
    QVERIFY(moneyFrom(kMaxMinor, 392).isOk());
    QCOMPARE(moneyFrom(kMaxMinor + 1, 392).code(), ErrorCode::MoneyOverflow);
    QCOMPARE(moneyFrom(1, 999).code(), ErrorCode::MoneyCurrencyMismatch);
    QCOMPARE(scaled(Money::yen(kMaxMinor), 2, 1, Rounding::Down).code(), ErrorCode::MoneyOverflow);
}

void TestValues::moneyIsShownWithSignAndThousands() {
    QCOMPARE(toDisplay(Money::yen(1234567)), std::string("¥1,234,567"));
    QCOMPARE(toDisplay(Money::yen(-128)), std::string("-¥128"));
    QCOMPARE(toDigits(Money{5, {840, 2}}), std::string("0.05"));
    QCOMPARE(toDigits(Money{-123456, {978, 2}}), std::string("-1,234.56"));
}

void TestValues::rfc3339GoesThereAndBack() {
    const Instant moment{1795305600123};
    QCOMPARE(toRfc3339(moment), std::string("2026-11-22T00:00:00.123Z"));
    QCOMPARE(parseRfc3339(toRfc3339(moment)).value(), moment);
    QCOMPARE(parseRfc3339("2024-02-29T23:59:59.999Z")->seconds(), std::int64_t{1709251199});
}

void TestValues::rfc3339RefusesWhatIsNotAMoment_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "2026-11-22", "2026-11-22T00:00:00Z", "2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00.000Z",
          "2026-11-22T24:00:00.000Z", "2026-11-22t00:00:00.000Z", "2O26-11-22T00:00:00.000Z",
          "2026-11-22T00:00:00.000+09:00"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestValues::rfc3339RefusesWhatIsNotAMoment() {
    QFETCH(const QByteArray, text);
    QCOMPARE(parseRfc3339(text.toStdString()).code(), ErrorCode::ParseFailed);
}

void TestValues::japaneseBusinessTimeIsNineHoursAhead() {
    const CivilTime civil = civilAt(Instant::fromSeconds(1795305600), kJapanOffset);
    QCOMPARE(civil.hour, 9);
    QCOMPARE(civil.day, 22);
    QCOMPARE(instantOf(civil, kJapanOffset), Instant::fromSeconds(1795305600));
    QCOMPARE(civilAt(Instant{-1}, Milliseconds{0}).year, 1969);
}

void TestValues::uuidsOfVersionSevenSortByTimeAndParseBack() {
    test::SeededRandom random(7);
    const Uuid early = Uuid::version7(Instant{1000}, random);
    const Uuid late = Uuid::version7(Instant{1001}, random);
    QVERIFY(early < late);
    QVERIFY(early.toString() < late.toString());
    QCOMPARE(early.toString()[14], '7');
    QCOMPARE(Uuid::parse(early.toString()).value(), early);
}

void TestValues::idsRefuseOtherShapes() {
    QCOMPARE(Uuid::parse("0190b7c0-0000-7000-8000-00000000000g").code(), ErrorCode::ParseFailed);
    QCOMPARE(Uuid::parse("0190b7c000007000800000000000000000000").code(), ErrorCode::ParseFailed);
    QCOMPARE(IssuerId::parse("9999000").code(), ErrorCode::ParseFailed);
    QCOMPARE(IssuerId::parse("9999000a").code(), ErrorCode::ParseFailed);
    QVERIFY(IssuerId::parse("99990001").isOk());
    QCOMPARE(ShopNumber::from(0).code(), ErrorCode::InvalidArgument);
    QCOMPARE(IssueNumber::parse("0123").code(), ErrorCode::ParseFailed);
    QCOMPARE(IssueNumber::parse("0123456789ABCDEF")->toString(), std::string("0123456789abcdef"));
}

void TestValues::jsonNamesTheMemberThatIsWrong() {
    const auto body = Json::parse(R"({"amount": "12", "shop": 1001, "none": null, "big": 1e3})");
    QVERIFY(body.isOk());
    QCOMPARE(body->getNumber("shop").value(), std::int64_t{1001});
    QVERIFY(body->getNumber("amount").error().detail.find("'amount'") != std::string::npos);
    QCOMPARE(body->getNumber("big").code(), ErrorCode::ParseFailed);
    QVERIFY(!body->optText("none").value().has_value());
    QCOMPARE(body->optText("shop").code(), ErrorCode::ParseFailed);
    QVERIFY(body->keys() == (std::vector<std::string>{"amount", "shop", "none", "big"}));
    Json built = Json::object();
    built.set("name", "茶 \"A\"").set("paid", true).set("list", Json::array().push(Json::number(1)));
    QCOMPARE(built.dump(), std::string(R"({"name":"茶 \"A\"","paid":true,"list":[1]})"));
}

void TestValues::jsonListsTheMembersOfAnObject() {
    QCOMPARE(Json::parse(R"({"b":1,"a":null})")->keys(), (std::vector<std::string>{"b", "a"}));
    QVERIFY(Json::parse("[1]")->keys().empty());
    QVERIFY(Json::object().keys().empty());
}

void TestValues::jsonIsBoundedInDepthAndSize() {
    QCOMPARE(Json::parse(std::string(40, '[') + std::string(40, ']')).code(), ErrorCode::ParseFailed);
    QCOMPARE(Json::parse(std::string(Json::kMaxBytes + 1, ' ')).code(), ErrorCode::TooLong);
    QCOMPARE(Json::parse("{\"a\":1}{").code(), ErrorCode::ParseFailed);
    QCOMPARE(Json::parse("\"\xff\xfe\"").code(), ErrorCode::ParseFailed);
}

QTEST_GUILESS_MAIN(TestValues)
#include "test_values.moc"

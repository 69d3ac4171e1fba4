#include "core/text/card_number.h"

#include <QTest>

using namespace kazasu;

class TestCardNumber : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The numbers that the brands and acquirers publish for testing.
    void aCardNumberIsKnown_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("Visa") << QStringLiteral("4111111111111111");
        QTest::newRow("Visa of 19") << QStringLiteral("4000000000000000006");
        QTest::newRow("Mastercard") << QStringLiteral("5555555555554444");
        QTest::newRow("Mastercard 2") << QStringLiteral("2223003122003222");
        QTest::newRow("American Express") << QStringLiteral("378282246310005");
        QTest::newRow("JCB") << QStringLiteral("3530111333300000");
        QTest::newRow("Diners Club") << QStringLiteral("30569309025904");
        QTest::newRow("Diners Club of 16") << QStringLiteral("3056930009020004");
        QTest::newRow("Discover") << QStringLiteral("6011111111111117");
        QTest::newRow("UnionPay") << QStringLiteral("6200000000000005");
        QTest::newRow("in groups") << QStringLiteral("4111 1111 1111 1111");
        QTest::newRow("in groups of Amex") << QStringLiteral("3782-822463-10005");
        QTest::newRow("dots") << QStringLiteral("4111.1111.1111.1111");
        QTest::newRow("spaced hyphens") << QStringLiteral("4111 - 1111 - 1111 - 1111");
        QTest::newRow("full-width") << QStringLiteral("４１１１　１１１１　１１１１　１１１１");
        QTest::newRow("mixed widths") << QStringLiteral("41１1-1111－1111 1111");
        QTest::newRow("digit by digit") << QStringLiteral("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1");
        QTest::newRow("among words") << QStringLiteral("Taro's card is 5555555555554444!");
        QTest::newRow("with its expiry") << QStringLiteral("4111 1111 1111 1111 12/29");
        QTest::newRow("glued to its expiry") << QStringLiteral("41111111111111111229");
        QTest::newRow("second track") << QStringLiteral(";4111111111111111=29121010000000000?");
        QTest::newRow("behind another number") << QStringLiteral("0120 4111 1111 1111 1111");
        QTest::newRow("behind a letter") << QStringLiteral("No4111111111111111");
        QTest::newRow("in other bytes") << QString::fromUtf8("緑茶5555555555554444円");
    }
    void aCardNumberIsKnown() {
        QFETCH(QString, text);
        QVERIFY(holdsCardNumber(text.toStdString()));
        const auto refused = refuseCardNumber("name", text.toStdString());
        QCOMPARE(refused.code(), ErrorCode::CardNumberRefused);
        QVERIFY(refused.error().detail.starts_with("'name'"));
        QVERIFY2(refused.error().detail.find("1111") == std::string::npos, "the refusal repeats the number");
    }

    void otherNumbersAreLeftAlone_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << QStringLiteral("");
        QTest::newRow("words") << QString::fromUtf8("緑茶 500ml");
        QTest::newRow("wrong check digit") << QStringLiteral("4111111111111112");
        QTest::newRow("no brand begins so") << QStringLiteral("1111111111111117");
        QTest::newRow("GTIN-13 of Japan that Luhn would pass") << QStringLiteral("4902102072090");
        QTest::newRow("in-store label that Luhn would pass") << QStringLiteral("2104900000066");
        QTest::newRow("telephones") << QStringLiteral("090-1234-5678 03-9876-5432");
        QTest::newRow("date and time") << QStringLiteral("2026-11-30 12.25.00");
        QTest::newRow("registration number") << QStringLiteral("T7000012050002");
        QTest::newRow("a settlement code's reference") << QStringLiteral("98 0123 4567 8901 2345 67");
        QTest::newRow("split by words") << QStringLiteral("4111 1111 or 1111 1111");
        QTest::newRow("set too far apart") << QStringLiteral("4111 1111    1111 1111");
        QTest::newRow("the middle of a longer number") << QStringLiteral("904111111111111111190");
    }
    void otherNumbersAreLeftAlone() {
        QFETCH(QString, text);
        QVERIFY(!holdsCardNumber(text.toStdString()));
        QVERIFY(refuseCardNumber("name", text.toStdString()).isOk());
    }

    void aCardNumberIsCoveredButForItsEnd_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("covered");
        const auto row = [](const char* text, const char* covered) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(covered);
        };
        row("4111111111111111", "************1111");
        row("緑茶 4111-1111 1111 1111 本", "緑茶 ****-**** **** 1111 本");
        row("４１１１１１１１１１１１１１１１", "************１１１１");
        row("5555555555554444/378282246310005", "************4444/***********0005");
        row("41111111111111111229", "************11111229");
        row("no number 4902102072090", "no number 4902102072090");
    }
    void aCardNumberIsCoveredButForItsEnd() {
        QFETCH(QString, text);
        QFETCH(QString, covered);
        QCOMPARE(QString::fromStdString(withoutCardNumbers(text.toStdString())), covered);
        QVERIFY(!holdsCardNumber(covered.toStdString()));
        QCOMPARE(withoutCardNumbers("\xFF"
                                    "4111111111111111\xE7"),
                 std::string("\xFF************1111\xE7"));
    }

    void everyChangedDigitBreaksTheCheckDigit() {
        const std::string right = "5555555555554444";
        QVERIFY(hasLuhnCheckDigit(right));
        for (std::size_t at = 0; at < right.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string changed = right;
                changed[at] = digit;
                QCOMPARE(hasLuhnCheckDigit(changed), changed == right);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCardNumber)
#include "test_card_number.moc"

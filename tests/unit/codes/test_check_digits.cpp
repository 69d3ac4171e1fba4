// Check digits, and the 1D form of a settlement code that ends with one.
#include "core/code/check_digit.h"
#include "core/code/code_reference.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;

class TestCheckDigits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkDigitsFitPublishedCodes_data();
    void checkDigitsFitPublishedCodes();
    void priceCheckDigitsFitPublishedLabels_data();
    void priceCheckDigitsFitPublishedLabels();
    void everyWrongDigitOfAReferenceIsNoticed();
    void aReferenceIsMadeOfIssuerNumberAndCheckDigit();
    void aReferenceRefusesWhatIsNot24Digits_data();
    void aReferenceRefusesWhatIsNot24Digits();
};

void TestCheckDigits::checkDigitsFitPublishedCodes_data() {
    QTest::addColumn<QByteArray>("code");
    for (const char* code : {"4901234567894", "49967128", "036000291452", "9780306406157", "10614141000415",
                             "106141412345678908", "999900011234567890123459"})
        QTest::newRow(code) << QByteArray(code);
}

void TestCheckDigits::checkDigitsFitPublishedCodes() {
    QFETCH(QByteArray, code);
    const auto text = code.toStdString();
    QCOMPARE(gs1CheckDigit(text.substr(0, text.size() - 1)), text.back());
    QVERIFY(hasValidGs1CheckDigit(text));
    QVERIFY(!hasValidGs1CheckDigit(text + "x"));
    QVERIFY(!hasValidGs1CheckDigit(""));
    QVERIFY(!hasValidGs1CheckDigit("0"));
}

void TestCheckDigits::priceCheckDigitsFitPublishedLabels_data() {
    QTest::addColumn<QByteArray>("price");
    QTest::addColumn<char>("digit");
    const auto row = [](const char* price, char digit) {
        QTest::newRow(price) << QByteArray(price) << digit;
    };
    row("2875", '9');
    row("14685", '6');
    row("00502", '5');
    row("00828", '4');
    row("00782", '0');
    row("00408", '6');
    row("00284", '2');
    row("01336", '6');
    row("00238", '0');
    row("00190", '8');
    row("00174", '2');
}

void TestCheckDigits::priceCheckDigitsFitPublishedLabels() {
    QFETCH(QByteArray, price);
    QFETCH(char, digit);
    QCOMPARE(priceCheckDigit(price.toStdString()).value(), digit);
    QVERIFY(!priceCheckDigit(price.toStdString() + "00").has_value());
    QVERIFY(!priceCheckDigit("12a4").has_value());
}

void TestCheckDigits::everyWrongDigitOfAReferenceIsNoticed() {
    const std::string valid = "999900011234567890123459";
    for (std::size_t i = 0; i < valid.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string changed = valid;
            changed[i] = digit;
            const auto reference = CodeReference::parse(changed);
            QCOMPARE(reference.isOk(), digit == valid[i]);
            if (!reference) QCOMPARE(reference.code(), ErrorCode::CodeCheckDigit);
        }
    }
}

void TestCheckDigits::aReferenceIsMadeOfIssuerNumberAndCheckDigit() {
    const auto vector = CodeReference::parse("999900011234567890123459").value();
    QCOMPARE(vector.issuer.toString(), std::string("99990001"));
    QCOMPARE(vector.number.toString(), std::string("123456789012345"));
    QCOMPARE(vector.toString(), std::string("999900011234567890123459"));
    test::SeededRandom random{1};
    const auto first = CodeReference::make(vector.issuer, random);
    const auto second = CodeReference::make(vector.issuer, random);
    QVERIFY(first != second);
    QVERIFY(CodeReference::parse(first.toString()).value() == first);
}

void TestCheckDigits::aReferenceRefusesWhatIsNot24Digits_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("23 digits") << QByteArray("99990001123456789012345");
    QTest::newRow("25 digits") << QByteArray("9999000112345678901234590");
    QTest::newRow("a letter") << QByteArray("99990001123456789012345O");
    QTest::newRow("a space") << QByteArray("99990001 23456789012345 ");
    QTest::newRow("full-width digits") << QByteArray("９９９９０００１");
}

void TestCheckDigits::aReferenceRefusesWhatIsNot24Digits() {
    QFETCH(QByteArray, text);
    QCOMPARE(CodeReference::parse(text.toStdString()).code(), ErrorCode::CodeMalformed);
}

QTEST_APPLESS_MAIN(TestCheckDigits)
#include "test_check_digits.moc"

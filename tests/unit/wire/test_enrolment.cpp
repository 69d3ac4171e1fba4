// What an operator copies, and what a machine says of itself with every request.
#include "core/wire/enrolment.h"
#include "core/wire/request_origin.h"

#include <QTest>

using namespace kazasu;

namespace {

const std::string kHash(64, 'a');
const std::string kSecret = "0123456789abcdefABCD_-";
const std::string kHex(32, 'b');

}  // namespace

class TestEnrolment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsReadAsItWasWritten();
    void whatIsNoCodeIsRefused_data();
    void whatIsNoCodeIsRefused();
    void anOriginIsReadAsItWasWritten();
    void whatIsNoOriginIsRefused_data();
    void whatIsNoOriginIsRefused();
    void aRequestAndItsAnswerComeBack();
    void aRequestThatIsNotWholeIsRefused_data();
    void aRequestThatIsNotWholeIsRefused();
};

void TestEnrolment::aCodeIsReadAsItWasWritten() {
    const EnrolmentCode code{"https://pay.example:8144", *TlsKeyHash::parse(kHash), kSecret};
    const auto read = EnrolmentCode::parse(code.toString());
    QVERIFY(read.isOk());
    QCOMPARE(read->url, code.url);
    QCOMPARE(read->door.hex, kHash);
    QCOMPARE(read->secret, kSecret);
}

void TestEnrolment::whatIsNoCodeIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("nothing", "");
    row("only the marks", "#.");
    row("the marks in the other order", "https://a." + kHash + "#" + kSecret);
    row("plain http", "http://a#" + kHash + "." + kSecret);
    row("no host", "https://#" + kHash + "." + kSecret);
    row("a path", "https://a/b#" + kHash + "." + kSecret);
    row("a user", "https://a@b#" + kHash + "." + kSecret);
    row("a space", "https://a b#" + kHash + "." + kSecret);
    row("a very long host", "https://" + std::string(300, 'a') + "#" + kHash + "." + kSecret);
    row("a short hash", "https://a#" + kHash.substr(2) + "." + kSecret);
    row("a hash that is none", "https://a#" + std::string(64, 'g') + "." + kSecret);
    row("half a secret", "https://a#" + kHash + "." + kSecret.substr(1));
    row("another alphabet", "https://a#" + kHash + "." + kSecret.substr(1) + "+");
}

void TestEnrolment::whatIsNoCodeIsRefused() {
    QFETCH(const QByteArray, text);
    QCOMPARE(EnrolmentCode::parse(text.toStdString()).code(), ErrorCode::EnrolmentCodeInvalid);
}

void TestEnrolment::anOriginIsReadAsItWasWritten() {
    const RequestOrigin origin{kHex, 7, std::string(32, 'c'), 9'223'372'036'854'775'807,
                               std::string(32, '0')};
    const auto read = RequestOrigin::parse(origin.toString());
    QVERIFY(read.isOk());
    QVERIFY(*read == origin);
}

void TestEnrolment::whatIsNoOriginIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("nothing", "");
    row("dots", "....");
    row("too few", kHex + ".1." + kHex + ".1");
    row("too many", kHex + ".1." + kHex + ".1." + kHex + ".1");
    row("a zero", kHex + ".0." + kHex + ".1." + kHex);
    row("a leading zero", kHex + ".01." + kHex + ".1." + kHex);
    row("a negative number", kHex + ".1." + kHex + ".-1." + kHex);
    row("a plus", kHex + ".+1." + kHex + ".1." + kHex);
    row("too large", kHex + ".1." + kHex + ".9223372036854775808." + kHex);
    row("upper case", std::string(32, 'A') + ".1." + kHex + ".1." + kHex);
    row("a short run", kHex + ".1." + kHex.substr(1) + ".1." + kHex);
    row("a space", kHex + ".1." + kHex + ".1 ." + kHex);
}

void TestEnrolment::whatIsNoOriginIsRefused() {
    QFETCH(const QByteArray, text);
    QCOMPARE(RequestOrigin::parse(text.toStdString()).code(), ErrorCode::InvalidArgument);
}

void TestEnrolment::aRequestAndItsAnswerComeBack() {
    const auto request = enrolmentRequestFrom(toJson(EnrolmentRequest{kSecret, "レジ 01", kHex}));
    QVERIFY(request.isOk());
    QCOMPARE(request->name, std::string("レジ 01"));
    const auto answer = enrolmentAnswerFrom(
        toJson(EnrolmentAnswer{*ShopNumber::from(1001), "店", *TlsKeyHash::parse(kHash), {}}));
    QVERIFY(answer.isOk());
    QVERIFY(!answer->root);
    PublicKey root{};
    root.fill(0xAB);
    Json told = toJson(EnrolmentAnswer{*ShopNumber::from(1001), "店", *TlsKeyHash::parse(kHash), root});
    QVERIFY(enrolmentAnswerFrom(told)->root == root);
    QVERIFY(!enrolmentAnswerFrom(told.set("root", "abab")).isOk());
    QCOMPARE(answer->door.hex, kHash);
    QVERIFY(answer->shop == *ShopNumber::from(1001));
}

void TestEnrolment::aRequestThatIsNotWholeIsRefused_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("secret") << QByteArray("secret") << QByteArray("x");
    QTest::newRow("no name") << QByteArray("name") << QByteArray("");
    QTest::newRow("two lines") << QByteArray("name") << QByteArray("a\nb");
    QTest::newRow("a long name") << QByteArray("name") << QByteArray(101, 'x');
    QTest::newRow("machine") << QByteArray("machine") << QByteArray("here");
}

void TestEnrolment::aRequestThatIsNotWholeIsRefused() {
    QFETCH(const QByteArray, member);
    QFETCH(const QByteArray, value);
    Json body = toJson(EnrolmentRequest{kSecret, "till", kHex});
    body.set(member.toStdString(), value.toStdString());
    QVERIFY(!enrolmentRequestFrom(body).isOk());
}

QTEST_APPLESS_MAIN(TestEnrolment)
#include "test_enrolment.moc"

// Devices named by a URI: what is understood and what is refused.
#include "drivers/device_uri.h"

#include <QTest>

using namespace kazasu;

class TestDeviceUri : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aUriIsTakenApart();
    void percentStandsForAByte();
    void aDeviceOfWhichThereIsOneOnlyTakesNoName();
    void aMalformedUriIsRefused_data();
    void aMalformedUriIsRefused();
    void anOptionNobodyKnowsIsNamed();
    void aNumberOutsideItsRangeIsRefused();
    void hostAndPortAreTakenApart_data();
    void hostAndPortAreTakenApart();
    void aMalformedHostIsRefused_data();
    void aMalformedHostIsRefused();
};

void TestDeviceUri::aUriIsTakenApart() {
    const auto uri = DeviceUri::parse("serial:/dev/ttyUSB0?baud=9600&parity=none");
    QVERIFY(uri.isOk());
    QCOMPARE(uri->scheme(), std::string("serial"));
    QCOMPARE(uri->rest(), std::string("/dev/ttyUSB0"));
    QCOMPARE(uri->numberOr("baud", 115200, 50, 4000000).value(), 9600);
    QCOMPARE(uri->optionOr("parity", "even"), std::string("none"));
    QCOMPARE(uri->optionOr("suffix", "cr"), std::string("cr"));
    QVERIFY(uri->allowOnly({"baud", "parity", "suffix"}).isOk());
    QCOMPARE(DeviceUri::parse("escpos+tcp:192.0.2.7:9100")->scheme(), std::string("escpos+tcp"));
}

void TestDeviceUri::percentStandsForAByte() {
    const auto uri = DeviceUri::parse("image:/tmp/100%25%3F.png?note=a%26b");
    QVERIFY(uri.isOk());
    QCOMPARE(uri->rest(), std::string("/tmp/100%?.png"));
    QCOMPARE(uri->optionOr("note", ""), std::string("a&b"));
}

void TestDeviceUri::aDeviceOfWhichThereIsOneOnlyTakesNoName() {
    const auto alone = DeviceUri::parse("clipboard:");
    QVERIFY(alone.isOk() && alone->allowNoName().isOk());
    QCOMPARE(alone->name().code(), ErrorCode::DeviceUriInvalid);
    QCOMPARE(alone->hostAndPort(9100).code(), ErrorCode::DeviceUriInvalid);
    const auto named = DeviceUri::parse("clipboard:second?a=1");
    QCOMPARE(named->allowNoName().code(), ErrorCode::DeviceUriInvalid);
    QCOMPARE(named->name().value(), std::string("second"));
    QCOMPARE(DeviceUri::parse("clipboard:?a=1")->optionOr("a", ""), std::string("1"));
}

void TestDeviceUri::aMalformedUriIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "serial", ":/dev/x", "Serial:/dev/x", "9serial:/x", "serial:/x?",
                             "serial:/x?baud", "serial:/x?baud=1&", "serial:/x?baud=1&&a=1", "serial:/x?=1",
                             "serial:/x?baud=1&baud=2", "serial:/x?Baud=1", "image:/a%", "image:/a%4",
                             "image:/a%zz", "image:/a%00", "image:/a%1b", "image:/a%ff", "image:/a\nb"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("too long") << QByteArray("image:/") + QByteArray(1100, 'a');
}

void TestDeviceUri::aMalformedUriIsRefused() {
    QFETCH(QByteArray, text);
    const auto uri = DeviceUri::parse(text.toStdString());
    QVERIFY(!uri);
    QCOMPARE(uri.code(), ErrorCode::DeviceUriInvalid);
    QVERIFY(!uri.error().detail.empty());
}

void TestDeviceUri::anOptionNobodyKnowsIsNamed() {
    const auto refused = DeviceUri::parse("serial:/x?baude=1")->allowOnly({"baud"});
    QCOMPARE(refused.code(), ErrorCode::DeviceUriInvalid);
    QVERIFY(refused.error().detail.find("baude") != std::string::npos);
}

void TestDeviceUri::aNumberOutsideItsRangeIsRefused() {
    const auto uri = DeviceUri::parse("serial:/x?a=0&b=99999999999&c=12x&d=&e=-1").value();
    for (const char* key : {"a", "b", "c", "d", "e"})
        QCOMPARE(uri.numberOr(key, 5, 1, 100).code(), ErrorCode::DeviceUriInvalid);
    QCOMPARE(uri.numberOr("f", 5, 1, 100).value(), 5);
}

void TestDeviceUri::hostAndPortAreTakenApart_data() {
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("both") << QByteArray("192.0.2.7:9100") << QByteArray("192.0.2.7") << 9100;
    QTest::newRow("no port") << QByteArray("printer.shop") << QByteArray("printer.shop") << 9100;
    QTest::newRow("IPv6") << QByteArray("[::1]:9101") << QByteArray("::1") << 9101;
    QTest::newRow("IPv6, no port") << QByteArray("[::1]") << QByteArray("::1") << 9100;
}

void TestDeviceUri::hostAndPortAreTakenApart() {
    QFETCH(QByteArray, rest);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    const auto parsed = DeviceUri::parse("escpos+tcp:" + rest.toStdString())->hostAndPort(9100);
    QVERIFY(parsed.isOk());
    QCOMPARE(parsed->host, host.toStdString());
    QCOMPARE(static_cast<int>(parsed->port), port);
}

void TestDeviceUri::aMalformedHostIsRefused_data() {
    QTest::addColumn<QByteArray>("rest");
    for (const char* rest : {":9100", "host:", "host:0", "host:65536", "host:91x0", "host:1:2", "[::1", "[]",
                             "[]:9100", "[::1]9100"})
        QTest::newRow(rest) << QByteArray(rest);
}

void TestDeviceUri::aMalformedHostIsRefused() {
    QFETCH(QByteArray, rest);
    const auto uri = DeviceUri::parse("escpos+tcp:" + rest.toStdString());
    QVERIFY(uri.isOk());
    QCOMPARE(uri->hostAndPort(9100).code(), ErrorCode::DeviceUriInvalid);
}

QTEST_APPLESS_MAIN(TestDeviceUri)
#include "test_device_uri.moc"

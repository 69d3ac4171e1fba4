// Scanners on a line, against pseudo-terminals.
#include "drivers/scanner/serial_scanner.h"
#include "tests/component/drivers/scanner_bench.h"
#include "tests/support/pseudo_terminal.h"

#include <QSignalSpy>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestSerialScanners : public ScannerBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }

    void oneEventIsDeliveredAndTheNextWaits();
    void theQueueIsBounded();
    void serialLabelsArriveWhateverTheirPieces();
    void aPulledPlugIsReportedOnceAndComesBack();
    void aDeviceThatIsNotThereYetIsFoundLater();
    void garbageOnTheLineIsDroppedAndReported();
    void serialSettingsAreStrict_data();
    void serialSettingsAreStrict();
};

void TestSerialScanners::oneEventIsDeliveredAndTheNextWaits() {
    PseudoTerminal device;
    device.plug(path("tty"));
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty"));
    QVERIFY(scanner->open().isOk());
    ScanLog log(*scanner, false);
    device.send("A\rB\rC\r");
    QTRY_COMPARE(scanner->dataCount(), std::size_t{2});
    QCOMPARE(log.labels, Labels{"A"});
    QVERIFY(!scanner->isDataEventEnabled());
    turnEventLoop();
    QCOMPARE(log.labels, Labels{"A"});
    scanner->setDataEventEnabled(true);
    QTRY_COMPARE(log.labels, (Labels{"A", "B"}));
    scanner->clearInput();
    scanner->setDataEventEnabled(true);
    device.send("D\r");
    QTRY_COMPARE(log.labels, (Labels{"A", "B", "D"}));
}

void TestSerialScanners::theQueueIsBounded() {
    PseudoTerminal device;
    device.plug(path("tty"));
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty"));
    QVERIFY(scanner->open().isOk());
    ScanLog log(*scanner, false);
    scanner->setDataEventEnabled(false);
    for (int i = 0; i < 100; ++i) device.send("4901\r");
    QTRY_VERIFY(log.hasFault(ErrorCode::RateLimited));
    QTRY_COMPARE(scanner->dataCount(), Scanner::kMaxQueuedEvents);
}

void TestSerialScanners::serialLabelsArriveWhateverTheirPieces() {
    PseudoTerminal device;
    device.plug(path("tty"));
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty") + QStringLiteral("?baud=115200"));
    QVERIFY(scanner->open().isOk());
    ScanLog log(*scanner);
    device.sendAndArrive("]Q1KZ1:A ");
    QTRY_COMPARE(device.unreadBytes(), 0);
    device.send(
        " B\r\n\x02"
        "4901234567894\x03");
    QTRY_COMPARE(log.labels, (Labels{"KZ1:A  B", "4901234567894"}));
    QVERIFY(log.faults.empty());
}

void TestSerialScanners::aPulledPlugIsReportedOnceAndComesBack() {
    PseudoTerminal device;
    device.plug(path("tty"));
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty"));
    QVERIFY(scanner->open().isOk());
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    for (int round = 0; round < 3; ++round) {
        device.sendAndArrive("49012");  // half a label, cut off by the plug
        QTRY_COMPARE(device.unreadBytes(), 0);
        device.unplug();
        QTRY_COMPARE(ready.size(), 2 * round + 1);
        QCOMPARE(ready.last().first().toBool(), false);
        turnEventLoop();
        QCOMPARE(ready.size(), 2 * round + 1);
        device.plug(path("tty"));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2 * round + 2, 3 * SerialScanner::kReopenMs);
        QCOMPARE(ready.last().first().toBool(), true);
        device.send("4901234567894\r");
        QTRY_COMPARE(log.labels.size(), static_cast<std::size_t>(round + 1));
        QCOMPARE(log.labels.back(), std::string("4901234567894"));
    }
    QCOMPARE(log.faults, std::vector<ErrorCode>(3, ErrorCode::DeviceDisconnected));
}

void TestSerialScanners::aDeviceThatIsNotThereYetIsFoundLater() {
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty"));
    ScanLog log(*scanner);
    QCOMPARE(scanner->open().code(), ErrorCode::DeviceNotFound);
    PseudoTerminal device;
    device.plug(path("tty"));
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 3 * SerialScanner::kReopenMs);
    device.send("4901\r");
    QTRY_COMPARE(log.labels, Labels{"4901"});
    scanner->close();
    device.sendAndArrive("4902\r");
    turnEventLoop();
    QCOMPARE(log.labels, Labels{"4901"});
}

void TestSerialScanners::garbageOnTheLineIsDroppedAndReported() {
    PseudoTerminal device;
    device.plug(path("tty"));
    const auto scanner = scannerOf(QStringLiteral("serial:") + path("tty"));
    QVERIFY(scanner->open().isOk());
    ScanLog log(*scanner);
    device.send(QByteArray(2000, 'x'));
    QTRY_COMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceFrameTooLong});
    device.send("\r4901\r");
    QTRY_COMPARE(log.labels, Labels{"4901"});
}

void TestSerialScanners::serialSettingsAreStrict_data() {
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("all") << QByteArray(
                                "serial:/x?baud=115200&bits=7&parity=even&stop=2&flow=hardware&end=silence")
                         << true;
    for (const char* option :
         {"baud=0", "baud=fast", "bits=9", "parity=mark", "stop=3", "flow=maybe", "end=never", "speed=9600"})
        QTest::newRow(option) << "serial:/x?" + QByteArray(option) << false;
}

void TestSerialScanners::serialSettingsAreStrict() {
    QFETCH(QByteArray, uri);
    QFETCH(bool, isValid);
    const auto settings = SerialSettings::from(DeviceUri::parse(uri.toStdString()).value());
    QCOMPARE(settings.isOk(), isValid);
    if (!isValid) QCOMPARE(settings.code(), ErrorCode::DeviceUriInvalid);
    if (isValid) QVERIFY(settings->dataBits == QSerialPort::Data7 && settings->frameEnd == FrameEnd::Silence);
}

QTEST_GUILESS_MAIN(TestSerialScanners)
#include "test_serial_scanners.moc"

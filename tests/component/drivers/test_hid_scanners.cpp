// USB scanners of the HID point-of-sale class: the layout comes from the device's own descriptor, long labels
// in several reports are one, and a pulled plug is told and healed. A socket pair that keeps packets stands
// for the node.
#include "drivers/scanner/hid/hid_scanner.h"
#include "tests/component/drivers/scanner_bench.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// As a Honeywell scanner describes itself: report 2 with a byte count, AIM identifier, 56 bytes, then a bit
/// for more.
const char* const kDescriptor =
    "058c0902a1010912a1028502150026ff00750895010501093b8102058c09fb09fc09fd9503810209fe95388202012501750109ff"
    "9501810295078103c0c0";
/// The same without ids, count, AIM identifier and continuation: 32 bytes up to the first zero.
const char* const kPlainDescriptor = "058c0902a1010912a102150026ff00750809fe95208202 01c0c0";
/// A keyboard's.
const char* const kKeyboard =
    "05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0";

Bytes bytesOf(const char* hex) {
    std::string compact;
    for (const char* c = hex; *c != '\0'; ++c) {
        if (*c != ' ') compact += *c;
    }
    return fromHex(compact).value();
}

Bytes reportOf(const std::string& data, const std::string& aimId, bool continues = false) {
    Bytes report{2, static_cast<std::uint8_t>(data.size())};
    report.insert(report.end(), aimId.begin(), aimId.end());
    report.insert(report.end(), data.begin(), data.end());
    report.resize(61);
    report.push_back(continues ? 1 : 0);
    return report;
}

/// A device that is plugged in and pulled out.
class FakeHid {
public:
    ~FakeHid() { unplug(); }
    void plug(Bytes descriptor) {
        m_descriptor = std::move(descriptor);
        m_isThere = true;
    }
    void unplug() {
        if (m_end >= 0) ::close(m_end);
        m_end = -1;
        m_isThere = false;
    }
    void send(const Bytes& report) const {
        KAZASU_CHECK(::send(m_end, report.data(), report.size(), 0) == static_cast<ssize_t>(report.size()));
    }
    OpenHidNode opener() {
        return [this]() -> Result<HidNode> {
            if (!m_isThere) return Error{ErrorCode::DeviceNotFound, "fake"};
            int ends[2] = {};
            KAZASU_CHECK(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends) == 0);
            m_end = ends[1];
            return HidNode(ends[0], m_descriptor);
        };
    }

private:
    Bytes m_descriptor;
    bool m_isThere = false;
    int m_end = -1;
};

}  // namespace

class TestHidScanners : public ScannerBench {
    Q_OBJECT

private Q_SLOTS:
    void aLabelArrivesWithItsSymbology();
    void aLongLabelInSeveralReportsIsOne();
    void aDeviceWithoutCountOrIdentifierIsReadToo();
    void otherDevicesAreRefused();
    void brokenDescriptorsAreRefused_data();
    void brokenDescriptorsAreRefused();
    void aNodeIsOpenedForReadingAlone();
    void shortReportsAreDroppedAndTold();
    void reportsOfAnotherIdAreNoneOfTheScanner();
    void halfALabelIsNotGluedToTheNext();
    void anEndlessLabelIsDropped();
    void aPulledPlugIsToldOnceAndComesBack();
    void oneEventIsDeliveredAndTheNextWaits();

private:
    FakeHid m_device;
};

void TestHidScanners::aLabelArrivesWithItsSymbology() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    std::vector<ScanEvent> events;
    connect(&scanner, &Scanner::scanned, this, [&](const ScanEvent& event) {
        events.push_back(event);
        scanner.setDataEventEnabled(true);
    });
    scanner.setDataEventEnabled(true);
    m_device.send(reportOf("4901234567894", "]E0"));
    m_device.send(reportOf("KZ1:A  B\r", "]Q1"));
    QTRY_COMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[0], (ScanEvent{"]E04901234567894", "4901234567894", ScanDataType::Ean13}));
    QCOMPARE(events[1], (ScanEvent{"]Q1KZ1:A  B", "KZ1:A  B", ScanDataType::QrCode}));
}

void TestHidScanners::aLongLabelInSeveralReportsIsOne() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    std::string label;
    for (int i = 0; i < 196; ++i) label += static_cast<char>('A' + i % 26);
    for (std::size_t at = 0; at < label.size(); at += 56)
        m_device.send(reportOf(label.substr(at, 56), "]Q1", at + 56 < label.size()));
    QTRY_COMPARE(log.labels, Labels{label});
    QVERIFY(log.faults.empty());
}

void TestHidScanners::aDeviceWithoutCountOrIdentifierIsReadToo() {
    m_device.plug(bytesOf(kPlainDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    Bytes report(32);
    std::copy_n("4901234567894", 13, report.begin());
    m_device.send(report);
    QTRY_COMPARE(log.labels, Labels{"4901234567894"});
}

void TestHidScanners::otherDevicesAreRefused() {
    QCOMPARE(HidLayout::parse(bytesOf(kKeyboard)).code(), ErrorCode::Unsupported);
    QCOMPARE(HidLayout::parse({}).code(), ErrorCode::Unsupported);
    m_device.plug(bytesOf(kKeyboard));
    HidScanner scanner(m_device.opener(), m_clock);
    QCOMPARE(scanner.open().code(), ErrorCode::Unsupported);
}

void TestHidScanners::brokenDescriptorsAreRefused_data() {
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("cut inside an item") << QByteArray("058c0902a1010912a10226ff");
    QTest::newRow("an end without a beginning") << QByteArray("c0");
    QTest::newRow("pop without push") << QByteArray("b4");
    QTest::newRow("report id 0") << QByteArray("8500");
    QTest::newRow("four thousand million fields") << QByteArray("058c0902a10109fe750897ffffffff8102c0");
    QTest::newRow("four thousand million usages") << QByteArray("1b000000002bffffffff");
    QTest::newRow("usages up to the last number") << QByteArray("1bfeffffff2bffffffffb4");
    QTest::newRow("data of seven bits") << QByteArray("058c0902a10109fe750795208102c0");
    QTest::newRow("a long item cut off") << QByteArray("fe05");
}

void TestHidScanners::brokenDescriptorsAreRefused() {
    QFETCH(QByteArray, hex);
    QCOMPARE(HidLayout::parse(bytesOf(hex.constData())).code(), ErrorCode::DeviceFrameInvalid);
}

/// The service may only read them. A folder can be opened in no other way, and then says that it is no node.
void TestHidScanners::aNodeIsOpenedForReadingAlone() {
    const auto folder = openHidNode("/dev");
    QCOMPARE(folder.code(), ErrorCode::DeviceIo);
    QCOMPARE(folder.error().detail, std::string("/dev: no hidraw node"));
}

void TestHidScanners::shortReportsAreDroppedAndTold() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    m_device.send(Bytes{2, 13, ']', 'E'});
    QTRY_COMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceFrameInvalid});
    m_device.send(reportOf("49968712", "]E4"));
    QTRY_COMPARE(log.labels, Labels{"49968712"});
}

void TestHidScanners::reportsOfAnotherIdAreNoneOfTheScanner() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    Bytes other = reportOf("4901234567894", "]E0");
    other[0] = 3;
    m_device.send(reportOf("HALF ", "]Q1", true));
    m_device.send(other);
    m_device.send(Bytes{3, 1});
    m_device.send(reportOf("A LABEL", "]Q1"));
    QTRY_COMPARE(log.labels, Labels{"HALF A LABEL"});
    QVERIFY(log.faults.empty());
}

void TestHidScanners::halfALabelIsNotGluedToTheNext() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    m_device.send(reportOf("LOST", "]Q1", true));
    m_device.send(reportOf("AND FOUND", "]Q1"));
    QTRY_COMPARE(log.labels, Labels{"LOSTAND FOUND"});
    HidLabels labels(HidLayout::parse(bytesOf(kDescriptor)).value());
    QVERIFY(!labels.feed(reportOf("LOST", "]Q1", true), Milliseconds{0}));
    const auto next = labels.feed(reportOf("4901234567894", "]E0"), HidLabels::kSilence + Milliseconds{1});
    QCOMPARE(textOf(next.value()), std::string("]E04901234567894"));
    QCOMPARE(labels.dropped(), std::size_t{1});
}

void TestHidScanners::anEndlessLabelIsDropped() {
    HidLabels labels(HidLayout::parse(bytesOf(kDescriptor)).value());
    for (int i = 0; i < 100; ++i)
        QVERIFY(!labels.feed(reportOf(std::string(56, 'x'), "]Q1", true), Milliseconds{i}));
    QVERIFY(!labels.feed(reportOf("x", "]Q1"), Milliseconds{100}));
    QCOMPARE(labels.dropped(), std::size_t{1});
    QVERIFY(labels.feed(reportOf("4901234567894", "]E0"), Milliseconds{101}).has_value());
}

void TestHidScanners::aPulledPlugIsToldOnceAndComesBack() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QSignalSpy ready(&scanner, &Scanner::readyChanged);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner);
    for (int round = 1; round <= 3; ++round) {
        m_device.unplug();
        QTRY_COMPARE(ready.size(), 2 * round);
        QCOMPARE(ready.last().first().toBool(), false);
        turnEventLoop();
        QCOMPARE(log.faults.size(), static_cast<std::size_t>(round));
        m_device.plug(bytesOf(kDescriptor));
        QTRY_COMPARE(ready.size(), 2 * round + 1);
        m_device.send(reportOf("4901234567894", "]E0"));
        QTRY_COMPARE(log.labels.size(), static_cast<std::size_t>(round));
    }
    QCOMPARE(log.faults, std::vector<ErrorCode>(3, ErrorCode::DeviceDisconnected));
}

void TestHidScanners::oneEventIsDeliveredAndTheNextWaits() {
    m_device.plug(bytesOf(kDescriptor));
    HidScanner scanner(m_device.opener(), m_clock);
    QVERIFY(scanner.open().isOk());
    ScanLog log(scanner, false);
    m_device.send(reportOf("A", "]Q1"));
    m_device.send(reportOf("B", "]Q1"));
    QTRY_COMPARE(scanner.dataCount(), std::size_t{1});
    QCOMPARE(log.labels, Labels{"A"});
    scanner.setDataEventEnabled(true);
    QTRY_COMPARE(log.labels, (Labels{"A", "B"}));
}

QTEST_GUILESS_MAIN(TestHidScanners)
#include "test_hid_scanners.moc"

// A scanner on the network: whatever pieces its labels come in they are whole, and it comes back after it was
// away.
#include "tests/component/drivers/scanner_bench.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestTcpScanner : public ScannerBench {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_device.reset(new QTcpServer);
        QVERIFY(m_device->listen(QHostAddress::LocalHost));
    }

    void labelsArriveWhateverTheirPieces();
    void itComesBackAndIsToldMissingOnce();
    void aHostThatAnswersNothingIsToldMissing();
    void anOverlongLabelIsDroppedAndTold();
    void theAddressIsStrict_data();
    void theAddressIsStrict();

private:
    std::unique_ptr<Scanner> scanner() {
        return scannerOf(QStringLiteral("tcp:127.0.0.1:%1").arg(m_device->serverPort()));
    }
    QTcpSocket* connection() {
        [&] { QTRY_VERIFY(m_device->hasPendingConnections()); }();
        return m_device->nextPendingConnection();
    }

    QScopedPointer<QTcpServer> m_device;
};

void TestTcpScanner::labelsArriveWhateverTheirPieces() {
    const auto scanner = this->scanner();
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    auto* device = connection();
    QVERIFY(device != nullptr);
    device->write("]E0490123");
    QVERIFY(device->flush());
    turnEventLoop();
    device->write("4567894\r\n\x02]Q1KZ1:A  B\x03");
    QTRY_COMPARE(log.labels, (Labels{"4901234567894", "KZ1:A  B"}));
    QVERIFY(log.faults.empty());
}

void TestTcpScanner::itComesBackAndIsToldMissingOnce() {
    const auto scanner = this->scanner();
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    QVERIFY(scanner->open().isOk());
    auto* device = connection();
    QTRY_COMPARE(ready.size(), 1);
    device->write("4901");  // half a label, cut off
    QVERIFY(device->flush());
    const quint16 port = m_device->serverPort();
    m_device.reset();  // closes the connection as well, and nothing listens any more
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(ready.last().first().toBool(), false);
    m_device.reset(new QTcpServer);
    QVERIFY(m_device->listen(QHostAddress::LocalHost, port));
    device = connection();
    QVERIFY(device != nullptr);
    QTRY_COMPARE(ready.size(), 3);
    device->write("4901234567894\r");
    QTRY_COMPARE(log.labels, Labels{"4901234567894"});
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceDisconnected});
}

/// Whose queue of new connections is full lets further ones wait without a word, like a host without power.
void TestTcpScanner::aHostThatAnswersNothingIsToldMissing() {
    m_device->setListenBacklogSize(1);
    m_device->close();
    QVERIFY(m_device->listen(QHostAddress::LocalHost));
    m_device->pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    bool isFull = false;
    while (!isFull && crowd.size() < 8) {
        crowd.push_back(std::make_unique<QTcpSocket>());
        crowd.back()->connectToHost(QHostAddress::LocalHost, m_device->serverPort());
        isFull = !crowd.back()->waitForConnected(200);
    }
    QVERIFY(isFull);
    const auto scanner = this->scanner();
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 10'000);
    QCOMPARE(ready.last().first().toBool(), false);
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceDisconnected});
}

void TestTcpScanner::anOverlongLabelIsDroppedAndTold() {
    const auto scanner = this->scanner();
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    auto* device = connection();
    device->write(QByteArray(3000, 'x') + "\r4901234567894\r");
    QTRY_COMPARE(log.labels, Labels{"4901234567894"});
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceFrameTooLong});
}

void TestTcpScanner::theAddressIsStrict_data() {
    QTest::addColumn<QByteArray>("uri");
    for (const char* uri :
         {"tcp:", "tcp:host:0", "tcp:host:99999", "tcp:host:1?baud=9600", "tcp:host:1?end=never"})
        QTest::newRow(uri) << QByteArray(uri);
}

void TestTcpScanner::theAddressIsStrict() {
    QFETCH(QByteArray, uri);
    const auto made = makeScanner(DeviceUri::parse(uri.toStdString()).value(), m_clock, m_reader);
    QCOMPARE(made.code(), ErrorCode::DeviceUriInvalid);
}

QTEST_GUILESS_MAIN(TestTcpScanner)
#include "test_tcp_scanner.moc"

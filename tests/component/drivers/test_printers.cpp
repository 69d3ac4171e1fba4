// Receipt printers against files, and against sockets that refuse, stall and talk nonsense.
#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/escpos_status.h"
#include "tests/component/drivers/printer_bench.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <atomic>
#include <sys/stat.h>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// A printer's end of the line in a thread of its own, since printing blocks. What it answers is scripted.
class FakePrinter : public QThread {
public:
    enum class Mood {
        Takes,
        AnswersReady,
        AnswersCoverOpen,
        AnswersPaperEndAfterwards,
        NeverReads,
        HangsUp,
        AnswersGarbage
    };

    explicit FakePrinter(Mood mood) : m_mood(mood) {
        start();
        while (m_port == 0) QThread::yieldCurrentThread();
    }
    ~FakePrinter() override { stop(); }
    [[nodiscard]] int port() const { return m_port; }
    /// Everything received; ends the thread.
    QByteArray received() {
        stop();
        return m_received;
    }

protected:
    void run() override {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost, 0)) return;
        m_port = server.serverPort();
        while (!m_shouldStop) {
            if (!server.waitForNewConnection(20)) continue;
            const std::unique_ptr<QTcpSocket> peer{server.nextPendingConnection()};
            serve(*peer);
        }
    }

private:
    void stop() {
        m_shouldStop = true;
        m_isStopped.release();
        wait();
    }
    void serve(QTcpSocket& peer) {
        if (m_mood == Mood::HangsUp) return peer.abort();
        if (m_mood == Mood::NeverReads) {
            peer.setReadBufferSize(1);
            m_isStopped.acquire();
            return peer.abort();
        }
        while (true) {
            const bool isReadable = peer.waitForReadyRead(20);
            const QByteArray bytes = peer.readAll();
            m_received += bytes;
            answer(peer, bytes);
            if (!isReadable && (m_shouldStop || peer.state() != QAbstractSocket::ConnectedState)) return;
        }
    }
    void answer(QTcpSocket& peer, const QByteArray& bytes) const {
        if (m_mood == Mood::Takes) return;
        if (bytes.contains(QByteArray("\x10\x04\x02\x10\x04\x04", 6)))
            peer.write(m_mood == Mood::AnswersCoverOpen ? "\x16\x12"
                       : m_mood == Mood::AnswersGarbage ? "OK"
                                                        : "\x12\x12");
        if (bytes.contains("\x1dr\x01")) {
            const bool isPaperEnd = m_mood == Mood::AnswersPaperEndAfterwards;
            peer.write(isPaperEnd ? QByteArray("\x0c", 1) : QByteArray("\x00", 1));
        }
        peer.flush();
    }

    Mood m_mood;
    std::atomic<int> m_port = 0;
    std::atomic<bool> m_shouldStop = false;
    QSemaphore m_isStopped;
    QByteArray m_received;
};

QByteArray expectedBytes(const Receipt& receipt) {
    const Bytes bytes = encodeEscPos(receipt).value();
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

}  // namespace

class TestPrinters : public PrinterBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }

    void aFileTakesReceiptsOneAfterAnother();
    void aPathThatCannotPrintIsRefused_data();
    void aPathThatCannotPrintIsRefused();
    void aPeerGetsTheReceiptByteForByte();
    void aPeerThatMisbehavesIsReportedInTime_data();
    void aPeerThatMisbehavesIsReportedInTime();
    void nobodyListeningIsDeviceNotFound();
    void statusBytesAreUnderstood_data();
    void statusBytesAreUnderstood();
    void unknownPrintersAreRefused_data();
    void unknownPrintersAreRefused();
};

void TestPrinters::aFileTakesReceiptsOneAfterAnother() {
    const QString uri = QStringLiteral("escpos:") + path("paper.bin");
    QCOMPARE(printerOf(uri)->openDrawer().code(), ErrorCode::Unsupported);
    QVERIFY(!printerOf(uri)->hasDrawer());
    const auto printer = printerOf(uri + QStringLiteral("?drawer=2"));
    QVERIFY(printer->hasDrawer());
    QVERIFY(printer->print(m_receipt).isOk());
    QVERIFY(printer->print(m_receipt).isOk());
    QVERIFY(printer->openDrawer().isOk());
    QCOMPARE(contentOf(path("paper.bin")),
             expectedBytes(m_receipt) + expectedBytes(m_receipt) + QByteArray::fromHex("1b700032fa"));
}

void TestPrinters::aPathThatCannotPrintIsRefused_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("missing device") << QByteArray("/dev/usb/no-such-lp")
                                    << static_cast<int>(ErrorCode::DeviceNotFound);
    QTest::newRow("missing folder") << QByteArray("none/paper.bin")
                                    << static_cast<int>(ErrorCode::DeviceNotFound);
    QTest::newRow("folder") << QByteArray(".") << static_cast<int>(ErrorCode::DeviceIo);
    QTest::newRow("pipe nobody reads") << QByteArray("pipe") << static_cast<int>(ErrorCode::DeviceNotFound);
    QTest::newRow("full device") << QByteArray("/dev/full") << static_cast<int>(ErrorCode::DeviceIo);
}

void TestPrinters::aPathThatCannotPrintIsRefused() {
    QFETCH(QByteArray, name);
    QFETCH(int, code);
    QCOMPARE(::mkfifo(path("pipe").toLocal8Bit().constData(), 0600), 0);
    const QString target =
        name.startsWith('/') ? QString::fromLatin1(name) : m_folder->filePath(QString::fromLatin1(name));
    const Status printed = printerOf(QStringLiteral("escpos:") + target)->print(m_receipt);
    QVERIFY(!printed);
    QCOMPARE(errorName(printed.code()), errorName(static_cast<ErrorCode>(code)));
}

void TestPrinters::aPeerGetsTheReceiptByteForByte() {
    FakePrinter peer(FakePrinter::Mood::Takes);
    QVERIFY(printerOf(QStringLiteral("escpos+tcp:127.0.0.1:%1").arg(peer.port()))->print(m_receipt).isOk());
    QCOMPARE(peer.received(), expectedBytes(m_receipt));
    FakePrinter asked(FakePrinter::Mood::AnswersReady);
    QVERIFY(printerOf(QStringLiteral("escpos+tcp:127.0.0.1:%1?status=ask").arg(asked.port()))
                ->print(m_receipt)
                .isOk());
    QVERIFY(asked.received().contains(expectedBytes(m_receipt)));
}

void TestPrinters::aPeerThatMisbehavesIsReportedInTime_data() {
    QTest::addColumn<int>("mood");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("mayHavePrinted");
    const auto row = [](const char* name, FakePrinter::Mood mood, ErrorCode code, bool mayHavePrinted) {
        QTest::newRow(name) << static_cast<int>(mood) << static_cast<int>(code) << mayHavePrinted;
    };
    row("never reads", FakePrinter::Mood::NeverReads, ErrorCode::PrinterNotReady, false);
    row("cover open", FakePrinter::Mood::AnswersCoverOpen, ErrorCode::PrinterNotReady, false);
    row("paper ends while printing", FakePrinter::Mood::AnswersPaperEndAfterwards, ErrorCode::PrinterNotReady,
        true);
    row("garbage", FakePrinter::Mood::AnswersGarbage, ErrorCode::DeviceIo, false);
    row("hangs up", FakePrinter::Mood::HangsUp, ErrorCode::DeviceDisconnected, false);
}

void TestPrinters::aPeerThatMisbehavesIsReportedInTime() {
    QFETCH(int, mood);
    QFETCH(int, code);
    QFETCH(bool, mayHavePrinted);
    FakePrinter peer(static_cast<FakePrinter::Mood>(mood));
    const auto printer =
        printerOf(QStringLiteral("escpos+tcp:127.0.0.1:%1?status=ask&deadline=400").arg(peer.port()));
    QElapsedTimer timer;
    timer.start();
    const Status printed = printer->print(m_receipt);
    QVERIFY(!printed);
    QCOMPARE(errorName(printed.code()), errorName(static_cast<ErrorCode>(code)));
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(peer.received().contains(expectedBytes(m_receipt)), mayHavePrinted);
}

void TestPrinters::nobodyListeningIsDeviceNotFound() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const auto port = server.serverPort();
    server.close();
    QCOMPARE(printerOf(QStringLiteral("escpos+tcp:127.0.0.1:%1").arg(port))->print(m_receipt).code(),
             ErrorCode::DeviceNotFound);
}

void TestPrinters::statusBytesAreUnderstood_data() {
    QTest::addColumn<int>("offlineCause");
    QTest::addColumn<int>("paper");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("ready") << 0x12 << 0x12 << QByteArray("");
    QTest::newRow("paper near end still prints") << 0x12 << 0x1E << QByteArray("");
    QTest::newRow("cover") << 0x16 << 0x12 << QByteArray("cover open");
    QTest::newRow("stopped") << 0x32 << 0x12 << QByteArray("paper end");
    QTest::newRow("paper") << 0x12 << 0x72 << QByteArray("paper end");
    QTest::newRow("error") << 0x52 << 0x12 << QByteArray("printer error");
    QTest::newRow("no status") << 0x00 << 0x12 << QByteArray("not a printer's status");
    QTest::newRow("ASB instead") << 0x12 << 0x10 << QByteArray("not a printer's status");
}

void TestPrinters::statusBytesAreUnderstood() {
    QFETCH(int, offlineCause);
    QFETCH(int, paper);
    QFETCH(QByteArray, says);
    const Status status =
        checkEscPosStatus(static_cast<std::uint8_t>(offlineCause), static_cast<std::uint8_t>(paper));
    QCOMPARE(QByteArray::fromStdString(status ? "" : status.error().detail), says);
}

void TestPrinters::unknownPrintersAreRefused_data() {
    QTest::addColumn<QByteArray>("uri");
    for (const char* uri :
         {"lpt:1", "png:/x?dpi=200", "pdf:/x?a=b", "escpos:/x?status=ask", "escpos:/x?logo=yes",
          "escpos+tcp:host:0", "escpos+tcp:host?deadline=5", "escpos+tcp:host?status=maybe"})
        QTest::newRow(uri) << QByteArray(uri);
}

void TestPrinters::unknownPrintersAreRefused() {
    QFETCH(QByteArray, uri);
    QCOMPARE(makePrinter(DeviceUri::parse(uri.toStdString()).value(), m_writer).code(),
             ErrorCode::DeviceUriInvalid);
}

QTEST_MAIN(TestPrinters)
#include "test_printers.moc"

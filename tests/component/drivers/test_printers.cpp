// Printers against files, sockets that refuse and stall, and pictures that another program (zbarimg,
// pdftotext) reads.
#include "core/receipt/receipt_layout.h"
#include "drivers/barcode/zxing_codec.h"
#include "drivers/printer/escpos_encoder.h"
#include "drivers/printer/escpos_status.h"
#include "drivers/printer/printer_factory.h"
#include "drivers/printer/receipt_image.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/sample_receipt.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <set>
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
    ~FakePrinter() override {
        m_shouldStop = true;
        wait();
    }
    [[nodiscard]] int port() const { return m_port; }
    /// Everything received; ends the thread.
    QByteArray received() {
        m_shouldStop = true;
        wait();
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
    void serve(QTcpSocket& peer) {
        if (m_mood == Mood::HangsUp) return peer.abort();
        if (m_mood == Mood::NeverReads) {
            peer.setReadBufferSize(1);
            while (!m_shouldStop) QThread::msleep(5);
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
    QByteArray m_received;
};

/// Standard output of a program that must exist and succeed.
QByteArray outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    KAZASU_CHECK(process.waitForFinished(20'000));
    return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray expectedBytes(const Receipt& receipt) {
    const Bytes bytes = encodeEscPos(receipt).value();
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

}  // namespace

class TestPrinters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.reset(new QTemporaryDir); }

    void aFileTakesReceiptsOneAfterAnother();
    void aPathThatCannotPrintIsRefused_data();
    void aPathThatCannotPrintIsRefused();
    void aPeerGetsTheReceiptByteForByte();
    void aPeerThatMisbehavesIsReportedInTime_data();
    void aPeerThatMisbehavesIsReportedInTime();
    void nobodyListeningIsDeviceNotFound();
    void statusBytesAreUnderstood_data();
    void statusBytesAreUnderstood();
    void thePictureIsAsWideAsThePaperAndItsQrReads_data();
    void thePictureIsAsWideAsThePaperAndItsQrReads();
    void nothingIsClippedAtTheEdges();
    void amountsEndInTheSameColumn();
    void pictureFilesAreNumberedAndNeverOverwritten();
    void aPdfPageIsExactlyTheReceipt();
    void aCode128OnPaperIsRead();
    void unknownPrintersAreRefused_data();
    void unknownPrintersAreRefused();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<ReceiptPrinter> printerOf(const QString& uri) {
        auto printer = makePrinter(DeviceUri::parse(uri.toStdString()).value(), m_writer);
        KAZASU_CHECK(printer.isOk());
        return std::move(*printer);
    }

    QScopedPointer<QTemporaryDir> m_folder;
    ZxingWriter m_writer;
    Receipt m_receipt = sampleReceipt(ReceiptLanguage::Japanese, 48);
};

void TestPrinters::aFileTakesReceiptsOneAfterAnother() {
    const auto printer = printerOf(QStringLiteral("escpos:") + path("paper.bin"));
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

void TestPrinters::thePictureIsAsWideAsThePaperAndItsQrReads_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<int>("columns");
    QTest::newRow("ja 48") << 0 << 48;
    QTest::newRow("ja 32") << 0 << 32;
    QTest::newRow("en 48") << 1 << 48;
    QTest::newRow("en 32") << 1 << 32;
}

void TestPrinters::thePictureIsAsWideAsThePaperAndItsQrReads() {
    QFETCH(int, language);
    QFETCH(int, columns);
    const auto printer = printerOf(QStringLiteral("png:") + m_folder->path());
    QVERIFY(printer->print(sampleReceipt(static_cast<ReceiptLanguage>(language), columns)).isOk());
    const QImage image(path("receipt-000001.png"));
    QCOMPARE(image.width(), columns == 48 ? 576 : 384);
    const QByteArray read =
        outputOf(QStringLiteral("zbarimg"),
                 {QStringLiteral("-q"), QStringLiteral("--raw"), path("receipt-000001.png")});
    QCOMPARE(read.trimmed(), QByteArray::fromStdString(receiptCodeText(receiptSale())));
}

void TestPrinters::nothingIsClippedAtTheEdges() {
    Receipt receipt;
    receipt.columns = 32;
    receipt.elements.emplace_back(TextLine{std::string(32, 'W'), TextAlign::Left, TextSize::Normal, true});
    receipt.elements.emplace_back(
        TextLine{"鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱鬱", TextAlign::Left, TextSize::Normal, true});
    receipt.elements.emplace_back(TextLine{"gjpqy|_ÅＷ国", TextAlign::Right, TextSize::Large, true});
    const QImage clipped = receiptImageOf(receipt, m_writer).value();
    // The same drawing with room around it must have exactly the same black in the middle and none outside.
    const auto painter = ReceiptPainter::prepare(receipt, m_writer).value();
    QImage roomy = whitePicture(clipped.width() + 40, clipped.height() + 40);
    QPainter device(&roomy);
    device.translate(20, 20);
    painter.paint(device);
    device.end();
    const QRect inside(20, 20, clipped.width(), clipped.height());
    for (int y = 0; y < roomy.height(); ++y) {
        for (int x = 0; x < roomy.width(); ++x) {
            if (!inside.contains(x, y))
                QVERIFY2(qGray(roomy.pixel(x, y)) == 255, qPrintable(QStringLiteral("%1,%2").arg(x).arg(y)));
        }
    }
}

void TestPrinters::amountsEndInTheSameColumn() {
    Receipt receipt;
    for (const char* amount : {"¥1", "¥11", "¥1,111", "¥711,111"})
        receipt.elements.emplace_back(TwoColumnLine{"品", amount, TextSize::Normal, false});
    const QImage image = receiptImageOf(receipt, m_writer).value();
    std::set<int> ends;
    for (int row = 0; row < 4; ++row) {
        int last = 0;
        for (int y = 24 + row * ReceiptPainter::kRowDots; y < 24 + (row + 1) * ReceiptPainter::kRowDots;
             ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, y)) < 128) last = std::max(last, x);
            }
        }
        ends.insert(last);
    }
    QCOMPARE(ends.size(), std::size_t{1});
    QVERIFY(*ends.begin() > 560);
}

void TestPrinters::pictureFilesAreNumberedAndNeverOverwritten() {
    const auto printer = printerOf(QStringLiteral("png:") + m_folder->path());
    QVERIFY(printer->print(m_receipt).isOk());
    const QByteArray first = contentOf(path("receipt-000001.png"));
    QVERIFY(QFile::copy(path("receipt-000001.png"), path("receipt-000007.png")));
    QVERIFY(printer->print(sampleReceipt(ReceiptLanguage::English, 32)).isOk());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{QStringLiteral("receipt-000001.png"), QStringLiteral("receipt-000007.png"),
                          QStringLiteral("receipt-000008.png")}));
    QCOMPARE(contentOf(path("receipt-000001.png")), first);
    const auto nowhere = printerOf(QStringLiteral("png:") + path("none"));
    QCOMPARE(nowhere->print(m_receipt).code(), ErrorCode::DeviceNotFound);
    QCOMPARE(nowhere->openDrawer().code(), ErrorCode::Unsupported);
}

void TestPrinters::aPdfPageIsExactlyTheReceipt() {
    QVERIFY(printerOf(QStringLiteral("pdf:") + m_folder->path())->print(m_receipt).isOk());
    const QString pdf = path("receipt-000001.pdf");
    const QByteArray info = outputOf(QStringLiteral("pdfinfo"), {pdf});
    QVERIFY2(info.contains("Pages:           1"), info.constData());
    const auto painter = ReceiptPainter::prepare(m_receipt, m_writer).value();
    const double heightPoints = painter.heightDots() / 8.0 / 25.4 * 72;
    const auto line = info.mid(info.indexOf("Page size:")).split('\n').first().simplified().split(' ');
    QVERIFY(std::abs(line.at(2).toDouble() - 80 / 25.4 * 72) < 1.0);
    QVERIFY(std::abs(line.at(4).toDouble() - heightPoints) < 1.0);
    const QByteArray text =
        outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    const QString plain =
        QString::fromUtf8(text).normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '));
    for (const char* wanted : {"¥3,228", "T7123456789012", "電池単3形4本", "0011-2233-4455-6677"})
        QVERIFY2(plain.contains(QString::fromUtf8(wanted).normalized(QString::NormalizationForm_KC)), wanted);
    const QString picture = path("page");
    outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-png"),
                                          QStringLiteral("-singlefile"), pdf, picture});
    QCOMPARE(outputOf(QStringLiteral("zbarimg"),
                      {QStringLiteral("-q"), QStringLiteral("--raw"), picture + QStringLiteral(".png")})
                 .trimmed(),
             QByteArray::fromStdString(receiptCodeText(receiptSale())));
}

void TestPrinters::aCode128OnPaperIsRead() {
    for (const int columns : {48, 32}) {
        Receipt receipt;
        receipt.columns = columns;
        receipt.elements.emplace_back(Code128Symbol{"900000011234567890123456"});
        const QImage image = receiptImageOf(receipt, m_writer).value();
        const auto symbols = ZxingReader{}.read(viewOf(image));
        QCOMPARE(symbols.size(), std::size_t{1});
        QCOMPARE(symbols[0].text, std::string("900000011234567890123456"));
    }
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

// Scanners against pseudo-terminals, pictures and folders.
#include "drivers/barcode/zxing_codec.h"
#include "drivers/scanner/folder_scanner.h"
#include "drivers/scanner/image_file.h"
#include "drivers/scanner/scanner_factory.h"
#include "drivers/scanner/serial_scanner.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/manual_clock.h"
#include "tests/support/pseudo_terminal.h"

#include <QBuffer>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

/// Collects what a scanner says; arms it again after each event unless told otherwise.
struct ScanLog {
    explicit ScanLog(Scanner& scanner, bool armsAgain = true) {
        QObject::connect(&scanner, &Scanner::scanned, &context,
                         [this, &scanner, armsAgain](const ScanEvent& event) {
                             labels.push_back(event.scanDataLabel);
                             if (armsAgain) scanner.setDataEventEnabled(true);
                         });
        QObject::connect(&scanner, &Scanner::faulted, &context,
                         [this](const Error& error) { faults.push_back(error.code); });
        scanner.setDataEventEnabled(true);
    }
    [[nodiscard]] bool hasFault(ErrorCode code) const {
        return std::find(faults.begin(), faults.end(), code) != faults.end();
    }

    std::vector<std::string> labels;
    std::vector<ErrorCode> faults;
    QObject context;
};

using Labels = std::vector<std::string>;

void saveQr(const QString& path, const std::string& text) {
    const auto modules = ZxingWriter{}.qr(text, QrLevel::M).value();
    QImage picture = whitePicture((modules.width + 8) * 6, (modules.height + 8) * 6);
    paint(picture, modules, 24, 24, 6);
    KAZASU_CHECK(picture.save(path));
}

/// CRC-32 as PNG wants it after each chunk.
QByteArray pngChecksum(const QByteArray& chunk) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : chunk) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    crc = ~crc;
    QByteArray bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes.append(static_cast<char>((crc >> shift) & 0xFFU));
    return bytes;
}

/// Whatever this thread's event loop has to do now, and what follows from it.
void turnEventLoop() {
    constexpr int kTurns = 20;
    for (int turn = 0; turn < kTurns; ++turn) QCoreApplication::processEvents();
}

void saveBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    KAZASU_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

class TestScanners : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.reset(new QTemporaryDir); }

    void oneEventIsDeliveredAndTheNextWaits();
    void theQueueIsBounded();
    void serialLabelsArriveWhateverTheirPieces();
    void aPulledPlugIsReportedOnceAndComesBack();
    void aDeviceThatIsNotThereYetIsFoundLater();
    void garbageOnTheLineIsDroppedAndReported();
    void serialSettingsAreStrict_data();
    void serialSettingsAreStrict();
    void anImageIsReadOnce();
    void aBadImageIsRefusedByItsFault_data();
    void aBadImageIsRefusedByItsFault();
    void aFolderGivesEachPictureOnceInOrder();
    void aFolderWithBadPicturesGoesOn();
    void aPictureStillBeingWrittenIsWaitedFor();
    void aFolderThatGoesComesBack();
    void aBurstOfPicturesLosesNothing();
    void unknownScannersAreRefused_data();
    void unknownScannersAreRefused();

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<Scanner> scannerOf(const QString& uri) {
        auto scanner = makeScanner(DeviceUri::parse(uri.toStdString()).value(), m_clock, m_reader);
        KAZASU_CHECK(scanner.isOk());
        return std::move(*scanner);
    }

    QScopedPointer<QTemporaryDir> m_folder;
    ManualClock m_clock;
    ZxingReader m_reader;
};

void TestScanners::oneEventIsDeliveredAndTheNextWaits() {
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

void TestScanners::theQueueIsBounded() {
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

void TestScanners::serialLabelsArriveWhateverTheirPieces() {
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

void TestScanners::aPulledPlugIsReportedOnceAndComesBack() {
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

void TestScanners::aDeviceThatIsNotThereYetIsFoundLater() {
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

void TestScanners::garbageOnTheLineIsDroppedAndReported() {
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

void TestScanners::serialSettingsAreStrict_data() {
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<bool>("isValid");
    QTest::newRow("all") << QByteArray(
                                "serial:/x?baud=115200&bits=7&parity=even&stop=2&flow=hardware&end=silence")
                         << true;
    for (const char* option :
         {"baud=0", "baud=fast", "bits=9", "parity=mark", "stop=3", "flow=maybe", "end=never", "speed=9600"})
        QTest::newRow(option) << "serial:/x?" + QByteArray(option) << false;
}

void TestScanners::serialSettingsAreStrict() {
    QFETCH(QByteArray, uri);
    QFETCH(bool, isValid);
    const auto settings = SerialSettings::from(DeviceUri::parse(uri.toStdString()).value());
    QCOMPARE(settings.isOk(), isValid);
    if (!isValid) QCOMPARE(settings.code(), ErrorCode::DeviceUriInvalid);
    if (isValid) QVERIFY(settings->dataBits == QSerialPort::Data7 && settings->frameEnd == FrameEnd::Silence);
}

void TestScanners::anImageIsReadOnce() {
    QImage picture = whitePicture(900, 700);
    paint(picture, ZxingWriter{}.qr("KZ1:TEST", QrLevel::M).value(), 60, 60, 6);
    paint(picture, ean13Modules("4901234567894"), 400, 400, 4, 160);
    QVERIFY(picture.save(path("screen.png")));
    const auto scanner = scannerOf(QStringLiteral("image:") + path("screen.png"));
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE(log.labels, (Labels{"KZ1:TEST", "4901234567894"}));
    turnEventLoop();
    QCOMPARE(log.labels.size(), std::size_t{2});
}

void TestScanners::aBadImageIsRefusedByItsFault_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& content, ErrorCode code) {
        QTest::newRow(name) << content << static_cast<int>(code);
    };
    const auto encoded = [](int width, int height, const char* format) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        whitePicture(width, height).save(&buffer, format);
        return bytes;
    };
    row("empty", {}, ErrorCode::ImageUnreadable);
    row("text", "GIF or not, this is text", ErrorCode::ImageUnreadable);
    row("another format", encoded(64, 64, "BMP"), ErrorCode::ImageUnreadable);
    row("torn PNG", encoded(640, 480, "PNG").left(200), ErrorCode::ImageUnreadable);
    row("too wide", encoded(4097, 16, "PNG"), ErrorCode::ImageTooLarge);
    row("too high", encoded(16, 4097, "PNG"), ErrorCode::ImageTooLarge);
    // A header that claims 60000 x 60000 pixels must be refused before memory is asked for.
    QByteArray bomb = encoded(64, 64, "PNG");
    bomb.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
    bomb.replace(29, 4, pngChecksum(bomb.mid(12, 17)));
    row("a picture that claims to be huge", bomb, ErrorCode::ImageTooLarge);
    row("too many bytes", encoded(64, 64, "PNG") + QByteArray(9 * 1024 * 1024, 'x'),
        ErrorCode::ImageTooLarge);
    row("no code", encoded(640, 480, "PNG"), ErrorCode::BarcodeNotFound);
    row("no code in a JPEG", encoded(640, 480, "JPG"), ErrorCode::BarcodeNotFound);
}

void TestScanners::aBadImageIsRefusedByItsFault() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    saveBytes(path("bad.png"), content);
    const auto scanner = scannerOf(QStringLiteral("image:") + path("bad.png"));
    QCOMPARE(errorName(scanner->open().code()), errorName(static_cast<ErrorCode>(code)));
    QCOMPARE(readImageFile(path("none.png"), m_reader).code(), ErrorCode::DeviceNotFound);
}

void TestScanners::aFolderGivesEachPictureOnceInOrder() {
    saveQr(path("002.png"), "SECOND");
    saveQr(path("001.png"), "FIRST");
    saveBytes(path("notes.txt"), "no picture");
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE(log.labels, (Labels{"FIRST", "SECOND"}));
    saveQr(path("003.png"), "THIRD");
    QTRY_COMPARE(log.labels, (Labels{"FIRST", "SECOND", "THIRD"}));
    saveQr(path("004.png"), "FOURTH");  // whatever was to come again would come before it
    QTRY_COMPARE(log.labels, (Labels{"FIRST", "SECOND", "THIRD", "FOURTH"}));
    QVERIFY(log.faults.empty());
}

void TestScanners::aFolderWithBadPicturesGoesOn() {
    saveBytes(path("1.png"), "no picture");
    QVERIFY(whitePicture(200, 200).save(path("2.png")));
    saveQr(path("3.png"), "GOOD");
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE(log.labels, Labels{"GOOD"});
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::BarcodeNotFound});  // the other may still grow
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    const std::vector<ErrorCode> both{ErrorCode::BarcodeNotFound, ErrorCode::ImageUnreadable};
    QTRY_COMPARE(log.faults, both);
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    saveQr(path("4.png"), "BETTER");
    QTRY_COMPARE(log.labels, (Labels{"GOOD", "BETTER"}));
    QCOMPARE(log.faults, both);
}

void TestScanners::aPictureStillBeingWrittenIsWaitedFor() {
    saveQr(path("whole.bin.png"), "SLOW");
    QFile whole(path("whole.bin.png"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray content = whole.readAll();
    QVERIFY(whole.remove());
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QFile slow(path("slow.png"));
    QVERIFY(slow.open(QIODevice::WriteOnly));
    slow.write(content.left(100));
    slow.flush();
    saveQr(path("witness.png"), "LATER NAME");
    QTRY_COMPARE(log.labels, Labels{"LATER NAME"});  // so the half has been looked at
    slow.write(content.mid(100));
    slow.close();
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    QTRY_COMPARE(log.labels, (Labels{"LATER NAME", "SLOW"}));
    QVERIFY(log.faults.empty());
}

void TestScanners::aFolderThatGoesComesBack() {
    const QString inner = path("inbox");
    const auto scanner = scannerOf(QStringLiteral("folder:") + inner);
    ScanLog log(*scanner);
    QCOMPARE(scanner->open().code(), ErrorCode::DeviceNotFound);
    QVERIFY(QDir().mkpath(inner));
    saveQr(inner + QStringLiteral("/1.png"), "ONE");
    QTRY_COMPARE(log.labels, Labels{"ONE"});
    QVERIFY(QDir(inner).removeRecursively());
    QTRY_VERIFY(log.hasFault(ErrorCode::DeviceDisconnected));
    QVERIFY(QDir().mkpath(inner));
    saveQr(inner + QStringLiteral("/1.png"), "AGAIN");
    QTRY_COMPARE(log.labels, (Labels{"ONE", "AGAIN"}));
}

void TestScanners::aBurstOfPicturesLosesNothing() {
    constexpr int kPictures = 80;  // more than the queue holds
    for (int i = 0; i < kPictures; ++i)
        saveQr(m_folder->filePath(QStringLiteral("%1.png").arg(i, 3, 10, QLatin1Char('0'))),
               "N" + std::to_string(i));
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE_WITH_TIMEOUT(log.labels.size(), std::size_t{kPictures}, 20'000);
    QCOMPARE(log.labels.front(), std::string("N0"));
    QCOMPARE(log.labels.back(), std::string("N79"));
    QVERIFY(log.faults.empty());
}

void TestScanners::unknownScannersAreRefused_data() {
    QTest::addColumn<QByteArray>("uri");
    for (const char* uri : {"camera:0", "image:/x?baud=1", "folder:/x?once=1", "png:/x"})
        QTest::newRow(uri) << QByteArray(uri);
}

void TestScanners::unknownScannersAreRefused() {
    QFETCH(QByteArray, uri);
    QCOMPARE(makeScanner(DeviceUri::parse(uri.toStdString()).value(), m_clock, m_reader).code(),
             ErrorCode::DeviceUriInvalid);
}

QTEST_GUILESS_MAIN(TestScanners)
#include "test_scanners.moc"

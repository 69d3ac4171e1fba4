// Scanners that read pictures, one or a folder of them.
#include "drivers/scanner/folder_scanner.h"
#include "drivers/scanner/image_file.h"
#include "tests/component/drivers/scanner_bench.h"
#include "tests/support/drawn_barcode.h"

#include <QBuffer>
#include <QDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

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

void saveBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    KAZASU_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

}  // namespace

class TestPictureScanners : public ScannerBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { openFolder(); }

    void anImageIsReadOnce();
    void aBadImageIsRefusedByItsFault_data();
    void aBadImageIsRefusedByItsFault();
    void aFolderGivesEachPictureOnceInOrder();
    void aFolderWithBadPicturesGoesOn();
    void aPictureStillBeingWrittenIsWaitedFor_data();
    void aPictureStillBeingWrittenIsWaitedFor();
    void aFolderThatGoesComesBack();
    void aBurstOfPicturesLosesNothing();
    void unknownScannersAreRefused_data();
    void unknownScannersAreRefused();
};

void TestPictureScanners::anImageIsReadOnce() {
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

void TestPictureScanners::aBadImageIsRefusedByItsFault_data() {
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

void TestPictureScanners::aBadImageIsRefusedByItsFault() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    saveBytes(path("bad.png"), content);
    const auto scanner = scannerOf(QStringLiteral("image:") + path("bad.png"));
    QCOMPARE(errorName(scanner->open().code()), errorName(static_cast<ErrorCode>(code)));
    QCOMPARE(readImageFile(path("none.png"), m_reader).code(), ErrorCode::DeviceNotFound);
}

void TestPictureScanners::aFolderGivesEachPictureOnceInOrder() {
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

void TestPictureScanners::aFolderWithBadPicturesGoesOn() {
    saveBytes(path("1.png"), "no picture");
    QVERIFY(whitePicture(200, 200).save(path("2.png")));
    saveQr(path("3.png"), "GOOD");
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QTRY_COMPARE(log.labels, Labels{"GOOD"});
    QVERIFY(log.faults.empty());  // they may still grow
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    const std::vector<ErrorCode> both{ErrorCode::ImageUnreadable, ErrorCode::BarcodeNotFound};
    QTRY_COMPARE(log.faults, both);
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    saveQr(path("4.png"), "BETTER");
    QTRY_COMPARE(log.labels, (Labels{"GOOD", "BETTER"}));
    QCOMPARE(log.faults, both);
}

void TestPictureScanners::aPictureStillBeingWrittenIsWaitedFor_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("PNG: a half cannot be read") << QStringLiteral("slow.png");
    QTest::newRow("JPEG: a half is read, grey below") << QStringLiteral("slow.jpg");
}

void TestPictureScanners::aPictureStillBeingWrittenIsWaitedFor() {
    QFETCH(const QString, name);
    const QString elsewhere = m_folder->filePath(QStringLiteral("unseen.")) + name;
    saveQr(elsewhere, "SLOW");
    QFile whole(elsewhere);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray content = whole.readAll();
    QVERIFY(whole.remove());
    const auto half = content.size() / 2;
    const auto scanner = scannerOf(QStringLiteral("folder:") + m_folder->path());
    ScanLog log(*scanner);
    QVERIFY(scanner->open().isOk());
    QFile slow(m_folder->filePath(name));
    QVERIFY(slow.open(QIODevice::WriteOnly));
    slow.write(content.left(half));
    slow.flush();
    saveQr(path("witness.png"), "LATER NAME");
    QTRY_COMPARE(log.labels, Labels{"LATER NAME"});  // so the half has been looked at
    slow.write(content.mid(half));
    slow.close();
    m_clock.advance(Milliseconds{FolderScanner::kRescanMs});
    QTRY_COMPARE(log.labels, (Labels{"LATER NAME", "SLOW"}));
    QVERIFY(log.faults.empty());
}

void TestPictureScanners::aFolderThatGoesComesBack() {
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

void TestPictureScanners::aBurstOfPicturesLosesNothing() {
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

void TestPictureScanners::unknownScannersAreRefused_data() {
    QTest::addColumn<QByteArray>("uri");
    for (const char* uri : {"camera:0?baud=1", "image:/x?baud=1", "folder:/x?once=1", "png:/x"})
        QTest::newRow(uri) << QByteArray(uri);
}

void TestPictureScanners::unknownScannersAreRefused() {
    QFETCH(QByteArray, uri);
    QCOMPARE(makeScanner(DeviceUri::parse(uri.toStdString()).value(), m_clock, m_reader).code(),
             ErrorCode::DeviceUriInvalid);
}

QTEST_GUILESS_MAIN(TestPictureScanners)
#include "test_picture_scanners.moc"

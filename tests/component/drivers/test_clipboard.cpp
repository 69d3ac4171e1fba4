// The clipboard as a scanner: a picture that is copied is read once, and nothing else is.
#include "drivers/barcode/zxing_codec.h"
#include "drivers/scanner/clipboard_scanner.h"
#include "drivers/scanner/scanner_factory.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/manual_clock.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

QImage pictureOf(const std::string& text) {
    const auto modules = ZxingWriter{}.qr(text, QrLevel::M).value();
    QImage picture = whitePicture((modules.width + 8) * 4, (modules.height + 8) * 4);
    paint(picture, modules, 16, 16, 4);
    return picture;
}

/// As a browser copies a picture: with an alpha channel, the paper left out.
QImage withoutPaper(const QImage& picture) {
    QImage clear = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < clear.height(); ++y) {
        for (int x = 0; x < clear.width(); ++x)
            if (clear.pixelColor(x, y) == QColor(Qt::white)) clear.setPixelColor(x, y, Qt::transparent);
    }
    return clear;
}

}  // namespace

class TestClipboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCopiedPictureIsReadAsItsCode_data();
    void aCopiedPictureIsReadAsItsCode();
    void oneCopyAnnouncedTwiceIsOneScan();
    void theSamePictureCopiedLaterIsAnotherScan();
    void copiedTextIsNobodysScan();
    void aPictureThatCannotServeIsReported_data();
    void aPictureThatCannotServeIsReported();
    void nothingIsReadBeforeOpeningOrAfterClosing();
    void aNameOrAnOptionIsRefused();

private:
    static QClipboard& clipboard() { return *QGuiApplication::clipboard(); }

    ManualClock m_clock;
    ZxingReader m_reader;
    std::unique_ptr<Scanner> m_scanner;
    std::vector<std::string> m_scans;
    std::vector<ErrorCode> m_faults;
};

using Scans = std::vector<std::string>;
using Faults = std::vector<ErrorCode>;

void TestClipboard::init() {
    clipboard().clear();
    m_scans.clear();
    m_faults.clear();
    m_scanner = makeScanner(DeviceUri::parse("clipboard:").value(), m_clock, m_reader).value();
    connect(m_scanner.get(), &Scanner::scanned, this, [this](const ScanEvent& event) {
        m_scans.push_back(event.scanData);
        m_scanner->setDataEventEnabled(true);
    });
    connect(m_scanner.get(), &Scanner::faulted, this,
            [this](const Error& error) { m_faults.push_back(error.code); });
    m_scanner->setDataEventEnabled(true);
    QVERIFY(m_scanner->open().isOk());
}

void TestClipboard::aCopiedPictureIsReadAsItsCode_data() {
    QTest::addColumn<QImage>("picture");
    QTest::newRow("grey") << pictureOf("KZ1:TEST");
    QTest::newRow("colours") << pictureOf("KZ1:TEST").convertToFormat(QImage::Format_RGB32);
    QTest::newRow("transparent paper") << withoutPaper(pictureOf("KZ1:TEST"));
}

void TestClipboard::aCopiedPictureIsReadAsItsCode() {
    QFETCH(QImage, picture);
    clipboard().setImage(picture);
    QTRY_COMPARE(m_scans, Scans{"]Q1KZ1:TEST"});
    QCOMPARE(m_faults, Faults{});
}

void TestClipboard::oneCopyAnnouncedTwiceIsOneScan() {
    clipboard().setImage(pictureOf("FIRST"));
    m_clock.advance(ClipboardScanner::kOneCopy / 2);
    clipboard().setImage(pictureOf("FIRST"));
    m_clock.advance(1ms);
    clipboard().setImage(pictureOf("SECOND"));
    QTRY_COMPARE(m_scans, (Scans{"]Q1FIRST", "]Q1SECOND"}));
}

void TestClipboard::theSamePictureCopiedLaterIsAnotherScan() {
    clipboard().setImage(pictureOf("FIRST"));
    m_clock.advance(ClipboardScanner::kOneCopy);
    clipboard().setImage(pictureOf("FIRST"));
    QTRY_COMPARE(m_scans, (Scans{"]Q1FIRST", "]Q1FIRST"}));
}

void TestClipboard::copiedTextIsNobodysScan() {
    clipboard().setText(QStringLiteral("KZ1:TEST"));
    clipboard().setImage(pictureOf("AFTER"));
    QTRY_COMPARE(m_scans, Scans{"]Q1AFTER"});
    QCOMPARE(m_faults, Faults{});
}

void TestClipboard::aPictureThatCannotServeIsReported_data() {
    QTest::addColumn<QImage>("picture");
    QTest::addColumn<int>("fault");
    QTest::newRow("no code") << whitePicture(200, 200) << static_cast<int>(ErrorCode::BarcodeNotFound);
    QTest::newRow("too wide") << whitePicture(4097, 2) << static_cast<int>(ErrorCode::ImageTooLarge);
}

void TestClipboard::aPictureThatCannotServeIsReported() {
    QFETCH(QImage, picture);
    QFETCH(int, fault);
    clipboard().setImage(picture);
    QTRY_COMPARE(m_faults, Faults{static_cast<ErrorCode>(fault)});
    clipboard().setImage(pictureOf("AFTER"));
    QTRY_COMPARE(m_scans, Scans{"]Q1AFTER"});
}

void TestClipboard::nothingIsReadBeforeOpeningOrAfterClosing() {
    m_scanner->close();
    clipboard().setImage(pictureOf("CLOSED"));
    QVERIFY(m_scanner->open().isOk());
    QVERIFY(m_scanner->open().isOk());  // twice: still one scan a copy
    clipboard().setImage(pictureOf("OPEN"));
    QTRY_COMPARE(m_scans, Scans{"]Q1OPEN"});
    QCOMPARE(m_scanner->dataCount(), std::size_t{0});
}

void TestClipboard::aNameOrAnOptionIsRefused() {
    for (const char* uri : {"clipboard:second", "clipboard:?a=1"})
        QCOMPARE(makeScanner(DeviceUri::parse(uri).value(), m_clock, m_reader).code(),
                 ErrorCode::DeviceUriInvalid);
}

QTEST_MAIN(TestClipboard)
#include "test_clipboard.moc"

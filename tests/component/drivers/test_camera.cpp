// A webcam as a scanner, through Qt's own camera code: the cameras are files that a GStreamer plugin serves.
#include "drivers/scanner/camera/camera_scanner.h"
#include "drivers/scanner/camera/frame_luma.h"
#include "platform/system/system_clock.h"
#include "tests/component/drivers/scanner_bench.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/fake_camera.h"

#include <QSignalSpy>
#include <QTest>
#include <QVideoFrame>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kPatienceMs = 30'000;

QImage counter() { return whitePicture(1280, 720); }

QImage with(const std::string& text) {
    QImage picture = counter();
    paint(picture, ZxingWriter{}.qr(text, QrLevel::M).value(), 500, 200, 8);
    return picture;
}

QImage withGoods(const std::string& digits) {
    QImage picture = counter();
    paint(picture, ean13Modules(digits), 400, 200, 4, 200);
    return picture;
}

}  // namespace

class TestCamera : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCodeBeforeTheCameraIsHandedOnOnce();
    void theCashierSeesWhatTheCameraSees();
    void theCameraIsChosenByItsName();
    void aPulledPlugIsToldAndComesBack();
    void aCameraThatComesLaterIsFound();
    void aCameraWithoutPicturesIsToldMissing();
    void settingsAreStrict();
    void lumaIsLookedAtWhereItLies_data();
    void lumaIsLookedAtWhereItLies();

private:
    std::unique_ptr<Scanner> scannerOf(const char* uri) {
        auto scanner = makeScanner(DeviceUri::parse(uri).value(), m_clock, m_reader);
        KAZASU_CHECK(scanner.isOk());
        return std::move(*scanner);
    }

    SystemClock m_clock;
    ZxingReader m_reader;
    QString m_folder;
};

void TestCamera::initTestCase() {
    m_folder = qEnvironmentVariable("KAZASU_FAKE_CAMERAS");
    QVERIFY(!m_folder.isEmpty());
    QDir(m_folder).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder));
}

void TestCamera::aCodeBeforeTheCameraIsHandedOnOnce() {
    const FakeCamera camera(m_folder, QStringLiteral("Counter"));
    camera.plug({withGoods("4901234567894")});
    const auto scanner = scannerOf("camera:");
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    QSignalSpy previews(scanner.get(), &Scanner::previewed);
    (void)scanner->open();  // the system may take a moment to tell of a new camera
    QTRY_COMPARE_WITH_TIMEOUT(log.labels, Labels{"4901234567894"}, kPatienceMs);
    // The code stays in sight.
    const auto seen = previews.size();
    QTRY_VERIFY_WITH_TIMEOUT(previews.size() > seen + 20, kPatienceMs);
    QCOMPARE(log.labels, Labels{"4901234567894"});
    QCOMPARE(ready.size(), 1);
    QVERIFY(!log.hasFault(ErrorCode::DeviceDisconnected));
    scanner->close();
}

void TestCamera::theCashierSeesWhatTheCameraSees() {
    const FakeCamera camera(m_folder, QStringLiteral("Counter"));
    camera.plug({with("HELLO")});
    const auto scanner = scannerOf("camera:");
    ScanPreview newest;
    connect(scanner.get(), &Scanner::previewed, this,
            [&newest](const ScanPreview& preview) { newest = preview; });
    (void)scanner->open();  // the system may take a moment to tell of a new camera
    QTRY_VERIFY_WITH_TIMEOUT(!newest.outlines.isEmpty(), kPatienceMs);
    QCOMPARE(newest.picture.size(), QSize(640, 360));
    const QRectF outline = newest.outlines.front().boundingRect();
    QVERIFY(outline.center().x() > 250 && outline.center().x() < 390);
    QVERIFY(newest.picture.pixelColor(10, 10).lightness() > 200);
    scanner->close();
}

void TestCamera::theCameraIsChosenByItsName() {
    const FakeCamera front(m_folder, QStringLiteral("Front"));
    const FakeCamera above(m_folder, QStringLiteral("Above the counter"));
    front.plug({withGoods("4901234567894")});
    above.plug({withGoods("4912345678904")});
    const auto scanner = scannerOf("camera:above");
    ScanLog log(*scanner);
    (void)scanner->open();  // the system may take a moment to tell of a new camera
    QTRY_COMPARE_WITH_TIMEOUT(log.labels, Labels{"4912345678904"}, kPatienceMs);
    const auto names = cameraNames();
    QVERIFY(std::find(names.begin(), names.end(), "Front.yuy2") != names.end());
    scanner->close();
}

void TestCamera::aPulledPlugIsToldAndComesBack() {
    const FakeCamera camera(m_folder, QStringLiteral("Loose"));
    camera.plug({withGoods("4901234567894")});
    const auto scanner = scannerOf("camera:Loose");
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    ScanPreview newest;
    connect(scanner.get(), &Scanner::previewed, this,
            [&newest](const ScanPreview& preview) { newest = preview; });
    (void)scanner->open();  // the system may take a moment to tell of a new camera
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kPatienceMs);
    camera.unplug();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, kPatienceMs);
    QCOMPARE(ready.last().first().toBool(), false);
    QVERIFY(newest.picture.isNull());
    QVERIFY(log.hasFault(ErrorCode::DeviceDisconnected));
    log.labels.clear();
    camera.plug({withGoods("4912345678904")});
    QTRY_COMPARE_WITH_TIMEOUT(log.labels, Labels{"4912345678904"}, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(ready.last().first().toBool(), kPatienceMs);
    scanner->close();
}

void TestCamera::aCameraThatComesLaterIsFound() {
    const auto scanner = scannerOf("camera:Late");
    ScanLog log(*scanner);
    QCOMPARE(scanner->open().code(), ErrorCode::DeviceNotFound);
    const FakeCamera camera(m_folder, QStringLiteral("Late"));
    camera.plug({withGoods("4901234567894")});
    QTRY_COMPARE_WITH_TIMEOUT(log.labels, Labels{"4901234567894"}, kPatienceMs);
    scanner->close();
}

/// The plug is in, and the lens or another program keeps the pictures.
void TestCamera::aCameraWithoutPicturesIsToldMissing() {
    const FakeCamera camera(m_folder, QStringLiteral("Blind"));
    camera.plug({});
    const auto scanner = scannerOf("camera:Blind");
    ScanLog log(*scanner);
    QSignalSpy ready(scanner.get(), &Scanner::readyChanged);
    (void)scanner->open();  // the system may take a moment to tell of a new camera
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kPatienceMs);
    QCOMPARE(ready.last().first().toBool(), false);
    QCOMPARE(log.faults, std::vector<ErrorCode>{ErrorCode::DeviceDisconnected});
    scanner->close();
}

void TestCamera::settingsAreStrict() {
    QCOMPARE(cameraSettingsFrom(DeviceUri::parse("camera:").value())->width, 1280);
    const auto settings = cameraSettingsFrom(DeviceUri::parse("camera:HD%20Webcam?width=1920").value());
    QCOMPARE(settings->name, std::string("HD Webcam"));
    QCOMPARE(settings->width, 1920);
    for (const char* uri : {"camera:?width=0", "camera:?width=wide", "camera:?height=720"})
        QCOMPARE(cameraSettingsFrom(DeviceUri::parse(uri).value()).code(), ErrorCode::DeviceUriInvalid);
}

void TestCamera::lumaIsLookedAtWhereItLies_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("isInPlace");
    QTest::newRow("planar") << static_cast<int>(QVideoFrameFormat::Format_YUV420P) << true;
    QTest::newRow("half planar") << static_cast<int>(QVideoFrameFormat::Format_NV12) << true;
    QTest::newRow("grey") << static_cast<int>(QVideoFrameFormat::Format_Y8) << true;
    QTest::newRow("packed, luma first") << static_cast<int>(QVideoFrameFormat::Format_YUYV) << false;
    QTest::newRow("packed, luma second") << static_cast<int>(QVideoFrameFormat::Format_UYVY) << false;
    QTest::newRow("sixteen bits") << static_cast<int>(QVideoFrameFormat::Format_Y16) << false;
    QTest::newRow("colours") << static_cast<int>(QVideoFrameFormat::Format_BGRX8888) << false;
}

void TestCamera::lumaIsLookedAtWhereItLies() {
    QFETCH(int, format);
    QFETCH(bool, isInPlace);
    const auto pixels = static_cast<QVideoFrameFormat::PixelFormat>(format);
    QVideoFrame frame(QVideoFrameFormat({64, 32}, pixels));
    QVERIFY(frame.map(QVideoFrame::WriteOnly));
    for (int plane = 0; plane < frame.planeCount(); ++plane)
        std::fill_n(frame.bits(plane), frame.mappedBytes(plane), 128);
    const int stride = frame.bytesPerLine(0);
    for (int x = 0; x < 64; ++x) {
        uchar* row = frame.bits(0) + 5 * stride;
        if (pixels == QVideoFrameFormat::Format_YUYV)
            row[2 * x] = static_cast<uchar>(x * 3);
        else if (pixels == QVideoFrameFormat::Format_UYVY || pixels == QVideoFrameFormat::Format_Y16)
            row[2 * x + 1] = static_cast<uchar>(x * 3);
        else if (pixels == QVideoFrameFormat::Format_BGRX8888)
            std::fill_n(row + 4 * x, 4, static_cast<uchar>(x * 3));
        else
            row[x] = static_cast<uchar>(x * 3);
    }
    frame.unmap();
    const FrameLuma luma(frame);
    QCOMPARE(luma.view().width, 64);
    QCOMPARE(luma.view().height, 32);
    QCOMPARE(luma.isInPlace(), isInPlace);
    const auto* row = luma.view().pixels + 5 * luma.view().rowStride;
    for (int x = 0; x < 64; ++x) QVERIFY(std::abs(row[x] - x * 3) <= 1);
}

QTEST_GUILESS_MAIN(TestCamera)
#include "test_camera.moc"

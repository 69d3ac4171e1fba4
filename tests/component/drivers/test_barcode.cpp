// ZXing behind its door: what is drawn is read, several symbols together, and nothing a customer shows ends
// the process.
#include "drivers/barcode/luminance.h"
#include "drivers/barcode/zxing_codec.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/seeded_random.h"

#include <QTest>

#include <set>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const char* const kJan = "4901234567894";
const char* const kSettlementDigits = "900000011234567890123456";

std::set<std::string> textsIn(const QImage& picture) {
    std::set<std::string> texts;
    for (const auto& symbol : ZxingReader{}.read(viewOf(picture))) texts.insert(symbol.text);
    return texts;
}

QImage qrPicture(const std::string& text, int moduleSize) {
    const auto modules = ZxingWriter{}.qr(text, QrLevel::M).value();
    QImage picture = whitePicture((modules.width + 8) * moduleSize, (modules.height + 8) * moduleSize);
    paint(picture, modules, 4 * moduleSize, 4 * moduleSize, moduleSize);
    return picture;
}

}  // namespace

class TestBarcode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDrawnIsRead_data();
    void whatIsDrawnIsRead();
    void base45TextTakesTheAlphanumericMode();
    void aPictureWithAnEan13AndAQrGivesBoth();
    void aCode128AtTwoScalesIsReadOnceWithoutAbort();
    void severalQrCodesAreAllReported();
    void eachPassReadsWhatTheFirstMisses_data();
    void eachPassReadsWhatTheFirstMisses();
    void aTurnedPhoneIsRead_data();
    void aTurnedPhoneIsRead();
    void cornersLieAroundTheSymbol();
    void picturesWithoutACodeGiveNothing();
    void whatDoesNotFitIsRefused();
    void localThresholdFollowsTheLight();
};

void TestBarcode::whatIsDrawnIsRead_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("symbology");
    QTest::addColumn<QByteArray>("aimId");
    const auto row = [](const char* name, const char* text, Symbology symbology, const char* aim) {
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(symbology) << QByteArray(aim);
    };
    row("QR ASCII", "KZ1:6BFOXN*TS0BI$ZD", Symbology::QrCode, "]Q1");
    row("QR with inner spaces", "KZ1:A  B C", Symbology::QrCode, "]Q1");
    row("QR UTF-8", "お会計 ¥1,280", Symbology::QrCode, "]Q1");
    row("Code 128", kSettlementDigits, Symbology::Code128, "]C0");
    row("EAN-13", kJan, Symbology::Ean13, "]E0");
}

void TestBarcode::whatIsDrawnIsRead() {
    QFETCH(QByteArray, text);
    QFETCH(int, symbology);
    QFETCH(QByteArray, aimId);
    QImage picture = whitePicture(640, 480);
    switch (static_cast<Symbology>(symbology)) {
        case Symbology::QrCode:
            picture = qrPicture(text.toStdString(), 5);
            break;
        case Symbology::Code128:
            paint(picture, ZxingWriter{}.code128(text.toStdString()).value(), 60, 100, 3, 120);
            break;
        default:
            paint(picture, ean13Modules(text.toStdString()), 60, 100, 3, 120);
            break;
    }
    const auto symbols = ZxingReader{}.read(viewOf(picture));
    QCOMPARE(symbols.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(symbols[0].text), text);
    QCOMPARE(QByteArray::fromStdString(textOf(symbols[0].raw)), text);
    QCOMPARE(static_cast<int>(symbols[0].symbology), symbology);
    QCOMPARE(QByteArray::fromStdString(symbols[0].aimId), aimId);
}

void TestBarcode::base45TextTakesTheAlphanumericMode() {
    // 176 characters of the base45 alphabet fit version 8 at level M (49 modules) only in alphanumeric mode.
    std::string text = "KZ1:";
    while (text.size() < 200) text += "6BFOXN*TS0BI$ZD%/+-. :";
    text.resize(200);
    const auto modules = ZxingWriter{}.qr(text, QrLevel::M);
    QVERIFY(modules.isOk());
    QCOMPARE(modules->width, 49);
    QCOMPARE(modules->height, 49);
}

void TestBarcode::aPictureWithAnEan13AndAQrGivesBoth() {
    QImage picture = whitePicture(900, 700);
    paint(picture, ZxingWriter{}.qr("KZ1:TEST", QrLevel::M).value(), 60, 60, 6);
    paint(picture, ean13Modules(kJan), 400, 400, 4, 160);
    QCOMPARE(textsIn(picture), (std::set<std::string>{"KZ1:TEST", kJan}));
    const auto symbols = ZxingReader{}.read(viewOf(picture));
    QCOMPARE(symbols[0].symbology, Symbology::QrCode);
}

void TestBarcode::aCode128AtTwoScalesIsReadOnceWithoutAbort() {
    const auto modules = ZxingWriter{}.code128(kSettlementDigits).value();
    QImage picture = whitePicture(1920, 1500);
    paint(picture, modules, 60, 60, 2, 120);
    paint(picture, modules, 60, 300, 6, 360);
    paint(picture, modules, 60, 800, 10, 600);
    QCOMPARE(textsIn(picture), std::set<std::string>{kSettlementDigits});
    QCOMPARE(ZxingReader{}.read(viewOf(picture)).size(), std::size_t{1});
}

void TestBarcode::severalQrCodesAreAllReported() {
    QImage picture = whitePicture(900, 400);
    paint(picture, ZxingWriter{}.qr("FIRST", QrLevel::M).value(), 60, 60, 6);
    paint(picture, ZxingWriter{}.qr("SECOND", QrLevel::M).value(), 500, 60, 6);
    QCOMPARE(textsIn(picture), (std::set<std::string>{"FIRST", "SECOND"}));
}

void TestBarcode::eachPassReadsWhatTheFirstMisses_data() {
    QTest::addColumn<QImage>("picture");
    QImage dark = qrPicture("KZ1:NIGHT", 5);
    dark.invertPixels();
    QTest::newRow("light on dark") << dark;
    // A lamp at the left: the white there is far above, the white at the right far below any single
    // threshold.
    QImage lit = qrPicture("KZ1:NIGHT", 8);
    for (int y = 0; y < lit.height(); ++y) {
        auto* row = lit.scanLine(y);
        for (int x = 0; x < lit.width(); ++x) {
            const int light = 255 - 215 * x / lit.width();
            row[x] = static_cast<std::uint8_t>(row[x] == 0 ? light * 6 / 10 : light);
        }
    }
    QTest::newRow("uneven light") << lit;
    // Grain, as of a dim room: halving averages it away.
    QImage grainy = qrPicture("KZ1:NIGHT", 8);
    SeededRandom random{7};
    for (int y = 0; y < grainy.height(); ++y) {
        auto* row = grainy.scanLine(y);
        for (int x = 0; x < grainy.width(); ++x) {
            const int noise = static_cast<int>(uniformBelow(random, 61)) - 30;
            row[x] = static_cast<std::uint8_t>(std::clamp((row[x] == 0 ? 90 : 165) + noise, 0, 255));
        }
    }
    QTest::newRow("grain") << grainy;
}

void TestBarcode::eachPassReadsWhatTheFirstMisses() {
    QFETCH(QImage, picture);
    QCOMPARE(textsIn(picture), std::set<std::string>{"KZ1:NIGHT"});
}

void TestBarcode::aTurnedPhoneIsRead_data() {
    QTest::addColumn<int>("degrees");
    for (const int degrees : {0, 90, 180, 270}) QTest::addRow("%d", degrees) << degrees;
}

void TestBarcode::aTurnedPhoneIsRead() {
    QFETCH(int, degrees);
    QImage picture = whitePicture(800, 700);
    paint(picture, ZxingWriter{}.qr("KZ1:TURNED", QrLevel::M).value(), 300, 40, 6);
    paint(picture, ZxingWriter{}.code128(kSettlementDigits).value(), 60, 350, 4, 260);
    const QImage turned =
        picture.transformed(QTransform().rotate(degrees)).convertToFormat(QImage::Format_Grayscale8);
    QCOMPARE(textsIn(turned), (std::set<std::string>{"KZ1:TURNED", kSettlementDigits}));
}

void TestBarcode::cornersLieAroundTheSymbol() {
    QImage picture = whitePicture(600, 500);
    const auto modules = ZxingWriter{}.qr("KZ1:CORNERS", QrLevel::M).value();
    paint(picture, modules, 200, 100, 6);
    const auto symbols = ZxingReader{}.read(viewOf(picture));
    QCOMPARE(symbols.size(), std::size_t{1});
    QVERIFY(std::abs(symbols[0].corners[0].x - 200) < 12 && std::abs(symbols[0].corners[0].y - 100) < 12);
    QVERIFY(std::abs(symbols[0].corners[2].x - (200 + modules.width * 6)) < 12);
}

void TestBarcode::picturesWithoutACodeGiveNothing() {
    QVERIFY(textsIn(whitePicture(640, 480)).empty());
    QVERIFY(textsIn(whitePicture(1, 1)).empty());
    QVERIFY(ZxingReader{}.read({}).empty());
    const QImage picture = whitePicture(10, 10);
    QVERIFY(ZxingReader{}.read({picture.constBits(), 10, 10, 5}).empty());
    SeededRandom random{3};
    QImage noise = whitePicture(320, 240);
    for (int y = 0; y < noise.height(); ++y) random.fill({noise.scanLine(y), 320});
    QVERIFY(textsIn(noise).empty());
}

void TestBarcode::whatDoesNotFitIsRefused() {
    const ZxingWriter writer;
    QCOMPARE(writer.qr("", QrLevel::M).code(), ErrorCode::InvalidArgument);
    QCOMPARE(writer.qr("\xff\xfe", QrLevel::M).code(), ErrorCode::InvalidArgument);
    QCOMPARE(writer.qr(std::string(5000, 'a'), QrLevel::H).code(), ErrorCode::TooLong);
    for (const char* digits : {"", "123", "12a4", "12 4", "１２"})
        QCOMPARE(writer.code128(digits).code(), ErrorCode::InvalidArgument);
    QCOMPARE(writer.code128(std::string(50, '1')).code(), ErrorCode::InvalidArgument);
}

void TestBarcode::localThresholdFollowsTheLight() {
    // Grey steps of 10 on a slope: a global threshold cannot part them, the local one does.
    std::vector<std::uint8_t> pixels;
    for (int x = 0; x < 200; ++x)
        pixels.push_back(static_cast<std::uint8_t>(20 + x - (x % 20 == 10 ? 12 : 0)));
    const auto image = boxMeanThresholded({pixels.data(), 200, 1, 200}, 9, 5);
    for (int x = 10; x < 190; ++x)
        QCOMPARE(image.pixels[static_cast<std::size_t>(x)], x % 20 == 10 ? 0 : 255);
}

QTEST_GUILESS_MAIN(TestBarcode)
#include "test_barcode.moc"

// Images of codes: what is drawn is read by a reader, at every size and in both formats, with whole pixels
// only.
#include "drivers/barcode/luminance.h"
#include "drivers/barcode/zxing_codec.h"
#include "platform/image/symbol_image.h"
#include "tests/support/drawn_barcode.h"

#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const std::string kText =
    "KZ1:RRQ+D9P60CO0DVP4488CK N6080OA7OA7646746FN0 NDIVMWY0 NDIBMJ-07VGG1LIHGZ2I/E7V50S30B60FX0";
const std::string kDigits = "999900014564838806910593";

struct Drawn {
    ModuleMatrix modules;
    SymbolLayout layout;
    std::string expected;
};

Drawn drawn(bool isQr, int pixels) {
    const ZxingWriter writer;
    if (isQr) return {writer.qr(kText, QrLevel::M).value(), {pixels, kQrQuietZone, 1}, kText};
    return {writer.code128(kDigits).value(), {pixels, kCode128QuietZone, kCode128HeightModules}, kDigits};
}

QImage grey(const QImage& picture) { return picture.convertToFormat(QImage::Format_Grayscale8); }

std::string readFrom(const QImage& picture) {
    const auto symbols = ZxingReader{}.read(viewOf(picture));
    return symbols.size() == 1 ? symbols.front().text : std::string{};
}

}  // namespace

class TestSymbolImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPngIsReadBack_data();
    void aPngIsReadBack();
    void anSvgShowsTheSamePixels_data() { aPngIsReadBack_data(); }
    void anSvgShowsTheSamePixels();
};

void TestSymbolImage::aPngIsReadBack_data() {
    QTest::addColumn<bool>("isQr");
    QTest::addColumn<int>("pixels");
    for (const int pixels : {2, 3, 8, 16}) {
        QTest::addRow("qr, %d", pixels) << true << pixels;
        QTest::addRow("code128, %d", pixels) << false << pixels;
    }
}

void TestSymbolImage::aPngIsReadBack() {
    QFETCH(bool, isQr);
    QFETCH(int, pixels);
    const Drawn code = drawn(isQr, pixels);
    const auto png = pngOf(code.modules, code.layout);
    QVERIFY(png.isOk());
    const QImage picture = QImage::fromData(QByteArray::fromStdString(*png), "PNG");
    QCOMPARE(picture.depth(), 1);
    QCOMPARE(picture.width(), (code.modules.width + 2 * code.layout.quietZone) * pixels);
    QCOMPARE(readFrom(grey(picture)), code.expected);
}

void TestSymbolImage::anSvgShowsTheSamePixels() {
    QFETCH(bool, isQr);
    QFETCH(int, pixels);
    const Drawn code = drawn(isQr, pixels);
    const QImage png = QImage::fromData(QByteArray::fromStdString(*pngOf(code.modules, code.layout)), "PNG");
    QSvgRenderer renderer(QByteArray::fromStdString(svgOf(code.modules, code.layout)));
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.defaultSize(), png.size());
    QImage picture(png.size(), QImage::Format_Grayscale8);
    picture.fill(128);
    QPainter painter(&picture);
    renderer.render(&painter);
    painter.end();
    QCOMPARE(picture, grey(png));
}

QTEST_MAIN(TestSymbolImage)
#include "test_symbol_image.moc"

// Pictures made to exhaust a till, put before its scanner: each is refused by its name, in bounded memory,
// and the next good picture is read.
#include "tests/e2e/support/phone_screen.h"
#include "tests/e2e/support/waiting.h"
#include "tests/e2e/text/lone_shop.h"
#include "tests/support/png_bombs.h"

#include <QBuffer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kMaxGrowthKiB =
    96 * 1024;  // none of them is decoded: 64 MiB of pixels, and some for the buffers

QByteArray withJpegSize(int width, int height) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(Qt::white);
    picture.save(&buffer, "JPG");
    const auto frame = bytes.indexOf(QByteArray::fromHex("ffc0"));  // ITU-T T.81, B.2.2
    KAZASU_CHECK(frame > 0);
    QByteArray size;
    for (const int side : {height, width}) size.append(char(side >> 8)).append(char(side & 0xFF));
    return bytes.replace(frame + 5, 4, size);
}

}  // namespace

class TestHostilePictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QCOMPARE(m_shop.till.close(), 0); }
    void aPictureMadeToExhaustIsRefused_data();
    void aPictureMadeToExhaustIsRefused();
    void whatWasReadNeededBoundedMemory();

private:
    [[nodiscard]] int peakKiB() {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_shop.program.process().processId()));
        KAZASU_CHECK(status.open(QIODevice::ReadOnly));
        static const QRegularExpression kPeak(QStringLiteral(R"(VmHWM:\s+(\d+) kB)"));
        return kPeak.match(QString::fromLatin1(status.readAll())).captured(1).toInt();
    }

    LoneShop m_shop;
    int m_peakAtStart = 0;
    int m_pictures = 0;
};

void TestHostilePictures::initTestCase() {
    const Finished imported =
        m_shop.import("code,name,reading,department,price,tax_permille\r\n4901234567894,茶,,,100,80\r\n");
    QCOMPARE(imported.exitCode, 0);
    QVERIFY2(m_shop.till.open(false), m_shop.program.log().constData());
    m_shop.till.holdUp(
        phonePicture(ean13Symbol("4901234567894"), QStringLiteral("first")));  // fonts, decoders
    m_peakAtStart = peakKiB();
    QVERIFY(m_peakAtStart > 0);
}

void TestHostilePictures::aPictureMadeToExhaustIsRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* name, const QByteArray& content, const char* error) {
        QTest::newRow(name) << content << QByteArray(error);
    };
    row("20,000 x 20,000, one bit", blackPng({20'000, 20'000}), "ImageTooLarge");
    row("60,000 x 60,000, one bit", blackPng({60'000, 60'000}), "ImageTooLarge");
    row("5,500 x 5,500, RGBA", blackPng({5'500, 5'500, 8, 6}), "ImageTooLarge");
    row("4,096 x 4,096, RGBA of 16 bits", blackPng({4'096, 4'096, 16, 6}), "ImageTooLarge");
    row("a billion rows of one pixel", pngOf({1, 1'000'000'000}, ZeroStream(1'000).bytes()),
        "ImageUnreadable");
    row("a header that says little", pngOf({16, 16, 8, 6}, ZeroStream(200'000'000).bytes()),
        "BarcodeNotFound");
    row("a header that says more than there is", pngOf({4'096, 4'096, 8, 6}, ZeroStream(1'000).bytes()),
        "ImageUnreadable");
    row("no size", pngOf({0, 0}, ZeroStream(16).bytes()), "ImageUnreadable");
    row("a length beyond the file",
        QByteArray::fromHex("89504e470d0a1a0affffffff49484452") + QByteArray(64, 0), "ImageUnreadable");
    row("JPEG of 65,500 x 65,500", withJpegSize(65'500, 65'500), "ImageTooLarge");
    row("6 MB", blackPng({64, 64}) + QByteArray(6 * 1024 * 1024, 'x'), "ImageTooLarge");
    row("SVG",
        "<svg xmlns='http://www.w3.org/2000/svg' width='100000' height='100000'><image "
        "href='file:///etc/passwd'/></svg>",
        "ImageUnreadable");
    row("SVG with a prologue",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><svg>&b;</svg>",
        "ImageUnreadable");
    row("GIF", "GIF89a" + QByteArray(64, '\xff'), "ImageUnreadable");
    row("BMP that lies",
        "BM" + QByteArray(16, '\x7f') + QByteArray::fromHex("28000000ffffff7fffffff7f01002000") +
            QByteArray(64, 0),
        "ImageUnreadable");
    row("PPM that lies", "P6 99999 99999 255\n" + QByteArray(64, 0), "ImageUnreadable");
    row("XPM", "/* XPM */ static char *x[] = {\"99999 99999 1 1\",\"a c #000\"};", "ImageUnreadable");
    row("nothing", {}, "ImageUnreadable");
}

void TestHostilePictures::aPictureMadeToExhaustIsRefused() {
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, error);
    const QString name = QStringLiteral("bomb-%1.png").arg(++m_pictures, 4, 10, QLatin1Char('0'));
    QFile file(m_shop.program.path(QStringLiteral("scans/")) + name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const auto isSaid = [&] {
        const QList<QByteArray> lines = m_shop.contentOf("errors.log").split('\n');
        return std::any_of(lines.begin(), lines.end(), [&](const QByteArray& line) {
            return line.contains(name.toLatin1()) && line.contains(error);
        });
    };
    QVERIFY2(becomesTrue(isSaid), m_shop.contentOf("errors.log").constData());
    // holdUp() takes the bomb away and waits for the good picture behind it.
    const Json answer =
        m_shop.till.holdUp(phonePicture(ean13Symbol("4901234567894"), QStringLiteral("next")));
    QVERIFY2(answer.getFlag("ok").isOk() && *answer.getFlag("ok"), answer.dump().c_str());
    QCOMPARE(textAt(listAt(answer, "sale.lines").back(), "code"), std::string("4901234567894"));
    QVERIFY2(peakKiB() - m_peakAtStart < kMaxGrowthKiB, QByteArray::number(peakKiB()).constData());
}

void TestHostilePictures::whatWasReadNeededBoundedMemory() {
    const int largest = peakKiB();
    qInfo("peak %d MiB, %d MiB of them before the first hostile picture", largest / 1024,
          m_peakAtStart / 1024);
    QVERIFY(largest - m_peakAtStart < kMaxGrowthKiB);
}

QTEST_MAIN(TestHostilePictures)
#include "test_hostile_pictures.moc"

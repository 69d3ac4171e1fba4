// Frames of a camera: what two other decoders read together, Kazasu's passes read too, on every grade;
// nothing is read that is not there; and a frame's time is kept.
#include "drivers/barcode/code_area.h"
#include "drivers/barcode/frame_passes.h"
#include "drivers/barcode/frame_reader.h"
#include "drivers/barcode/zxing_codec.h"
#include "tests/frames/peer_decoders.h"
#include "tests/frames/phone_frame.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/manual_clock.h"

#include <QTest>
#include <QTransform>

#include <algorithm>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kFramesAGrade = 8;
const char* const kDigits = "900000011234567890123456";

bool holds(const ReadTexts& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// A clock on which every look costs as much.
class CostlyClock final : public Clock {
public:
    Instant now() override { return Instant::fromSeconds(0); }
    Milliseconds monotonic() override { return m_now += cost; }

    Milliseconds cost{0};

private:
    Milliseconds m_now{0};
};

QImage codePicture(bool isDark) {
    QImage picture = whitePicture(640, 480);
    paint(picture, ZxingWriter{}.qr("KZ1:STILL", QrLevel::M).value(), 360, 180, 6);
    if (isDark) picture.invertPixels();
    return picture;
}

}  // namespace

class TestFrameReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatPeersReadTogetherIsReadOnEveryGrade_data();
    void whatPeersReadTogetherIsReadOnEveryGrade();
    void nothingIsReadWhereThereIsNoCode();
    void theSameSeedDrawsTheSameFrame();
    void everyPassSaysWhereTheCodeIs_data();
    void everyPassSaysWhereTheCodeIs();
    void theLikelyAreaHoldsTheCode();
    void harderLooksGoOnWithTheNextFrame();
    void harderLooksEndWithTheBudget();
    void thePlaceOfTheLastCodeIsLookedAtFirst();
    void aFrameOfAnotherSizeIsReadToo();
    void barsThatAreTrackedDoNotHideTheQrCode();
};

void TestFrameReading::whatPeersReadTogetherIsReadOnEveryGrade_data() {
    QTest::addColumn<int>("grade");
    for (int grade = 0; grade < kGrades; ++grade) QTest::addRow("grade %d", grade) << grade;
}

void TestFrameReading::whatPeersReadTogetherIsReadOnEveryGrade() {
    QFETCH(int, grade);
    for (const CodeKind kind : {CodeKind::Qr, CodeKind::Linear}) {
        int ours = 0, theirs = 0;
        for (std::uint64_t seed = 1; seed <= kFramesAGrade; ++seed) {
            const auto frame = makeGradedFrame(grade, seed);
            const auto view = viewOf(frame.picture);
            const std::string& truth = kind == CodeKind::Qr ? frame.qrText : frame.digits;
            const auto texts = readByKazasu(view, kind);
            for (const auto& text : texts) QCOMPARE(text, truth);
            ours += texts.empty() ? 0 : 1;
            theirs += holds(readByZxing(view, kind), truth) || holds(readByZbar(view, kind), truth) ? 1 : 0;
        }
        QVERIFY2(ours >= theirs,
                 qPrintable(QStringLiteral("%1 of %2, peers %3").arg(ours).arg(kFramesAGrade).arg(theirs)));
        if (kind == CodeKind::Qr && grade == 0) QCOMPARE(ours, kFramesAGrade);
    }
}

void TestFrameReading::nothingIsReadWhereThereIsNoCode() {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const auto frame = makeEmptyFrame(seed);
        QVERIFY(readByKazasu(viewOf(frame.picture), CodeKind::Qr).empty());
        QVERIFY(readByKazasu(viewOf(frame.picture), CodeKind::Linear).empty());
    }
}

void TestFrameReading::theSameSeedDrawsTheSameFrame() {
    QVERIFY(makeGradedFrame(3, 5).picture == makeGradedFrame(3, 5).picture);
    QVERIFY(makeGradedFrame(3, 5).picture != makeGradedFrame(3, 6).picture);
}

void TestFrameReading::everyPassSaysWhereTheCodeIs_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("isQr");
    for (int i = 0; i < static_cast<int>(qrPasses().size()); ++i)
        QTest::addRow("QR, %s", qrPasses()[static_cast<std::size_t>(i)].name) << i << true;
    for (int i = 0; i < static_cast<int>(linearPasses().size()); ++i)
        QTest::addRow("linear, %s", linearPasses()[static_cast<std::size_t>(i)].name) << i << false;
}

void TestFrameReading::everyPassSaysWhereTheCodeIs() {
    QFETCH(int, index);
    QFETCH(bool, isQr);
    const auto& pass = (isQr ? qrPasses() : linearPasses())[static_cast<std::size_t>(index)];
    const std::string name = pass.name;
    QImage picture = whitePicture(640, 480);
    paint(picture, ZxingWriter{}.qr("KZ1:STILL", QrLevel::M).value(), 360, 180, 3);
    if (!isQr) {
        picture = whitePicture(1280, 720);
        paint(picture, ZxingWriter{}.code128(kDigits).value(), 500, 200, 4, 300);
    }
    if (name.find("inverted") != std::string::npos) picture.invertPixels();
    const bool isForUprightBars = name == "smeared across";
    if (isForUprightBars)
        picture = picture.transformed(QTransform().rotate(90)).convertToFormat(picture.format());
    const auto view = viewOf(picture);
    const auto symbols = pass.read({view, likelyCodeArea(view)});
    QCOMPARE(symbols.size(), std::size_t{1});
    QCOMPARE(symbols[0].text, isQr ? std::string("KZ1:STILL") : std::string(kDigits));
    for (const auto& corner : symbols[0].corners) {
        const PixelPoint at = isForUprightBars ? PixelPoint{corner.y, 720 - corner.x} : corner;
        if (isQr) QVERIFY(at.x > 345 && at.x < 440 && at.y > 165 && at.y < 260);
        if (!isQr) QVERIFY(at.x > 470 && at.x < 1200 && at.y > 180 && at.y < 520);
    }
}

void TestFrameReading::theLikelyAreaHoldsTheCode() {
    const QImage picture = codePicture(false);
    const PixelArea area = likelyCodeArea(viewOf(picture));
    QVERIFY(area.left <= 360 && area.top <= 180 && area.left + area.width >= 486 &&
            area.top + area.height >= 306);
    QVERIFY(area.width * area.height < 640 * 480 / 2);
    const QImage empty = whitePicture(100, 100);
    QCOMPARE(likelyCodeArea(viewOf(empty)), (PixelArea{0, 0, 100, 100}));
}

void TestFrameReading::harderLooksGoOnWithTheNextFrame() {
    // Each look costs half a frame's time: the third frame is the first that gets as far as the fifth look.
    CostlyClock clock;
    clock.cost = FrameReader::kBudget / 2;
    FrameReader reader(clock);
    const auto frame = makeGradedFrame(3, 3);  // inverted, out of focus, cracked: the first looks miss it
    int frames = 1;
    FrameReading reading;
    for (; frames < 40; ++frames) {
        reading = reader.read(viewOf(frame.picture));
        if (!reading.symbols.empty()) break;
    }
    QVERIFY(frames > 2 && frames < 40);
    QCOMPARE(reading.symbols.front().text, frame.qrText);
}

void TestFrameReading::harderLooksEndWithTheBudget() {
    CostlyClock clock;
    clock.cost = FrameReader::kBudget;
    FrameReader reader(clock);
    const QImage dark = codePicture(true);
    for (int i = 0; i < 3; ++i) QVERIFY(reader.read(viewOf(dark)).symbols.empty());
    clock.cost = Milliseconds{0};
    QCOMPARE(reader.read(viewOf(dark)).symbols.size(), std::size_t{1});
}

void TestFrameReading::thePlaceOfTheLastCodeIsLookedAtFirst() {
    CostlyClock clock;
    FrameReader reader(clock);
    const QImage dark = codePicture(true);
    QCOMPARE(QByteArray(reader.read(viewOf(dark)).pass), QByteArray("inverted"));
    clock.cost = FrameReader::kBudget;  // no time for harder looks any more
    for (int i = 0; i < 5; ++i) {
        const auto reading = reader.read(viewOf(dark));
        QCOMPARE(reading.symbols.size(), std::size_t{1});
        QVERIFY(std::abs(reading.symbols[0].corners[0].x - 360) < 12);
        QVERIFY(std::abs(reading.symbols[0].corners[0].y - 180) < 12);
    }
    const QImage empty = whitePicture(640, 480);
    for (int i = 0; i <= FrameReader::kTrackedFrames; ++i)
        QVERIFY(reader.read(viewOf(empty)).symbols.empty());
    QVERIFY(reader.read(viewOf(dark)).symbols.empty());
}

void TestFrameReading::aFrameOfAnotherSizeIsReadToo() {
    CostlyClock clock;
    FrameReader reader(clock);
    QCOMPARE(reader.read(viewOf(codePicture(false))).symbols.size(), std::size_t{1});
    QImage small = whitePicture(200, 200);
    paint(small, ZxingWriter{}.qr("KZ1:SMALL", QrLevel::M).value(), 30, 30, 5);
    const auto reading = reader.read(viewOf(small));
    QCOMPARE(reading.symbols.size(), std::size_t{1});
    QCOMPARE(reading.symbols[0].text, std::string("KZ1:SMALL"));
}

void TestFrameReading::barsThatAreTrackedDoNotHideTheQrCode() {
    CostlyClock clock;
    FrameReader reader(clock);
    QImage picture = whitePicture(1280, 720);
    paint(picture, ZxingWriter{}.code128(kDigits).value(), 300, 500, 4, 150);
    QCOMPARE(reader.read(viewOf(picture)).symbols.front().symbology, Symbology::Code128);
    paint(picture, ZxingWriter{}.qr("KZ1:STILL", QrLevel::M).value(), 300, 60, 8);
    const auto reading = reader.read(viewOf(picture));
    QCOMPARE(reading.symbols.front().text, std::string("KZ1:STILL"));
}

QTEST_GUILESS_MAIN(TestFrameReading)
#include "test_frame_reading.moc"

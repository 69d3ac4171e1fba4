// Bytes of a serial scanner become frames, whatever their pieces; and what a frame says about its symbology.
#include "drivers/scanner/scan_event.h"
#include "drivers/scanner/scan_frame.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr Milliseconds kStart{1000};

QByteArray joined(const std::vector<Bytes>& frames) {
    QByteArray all;
    for (const auto& frame : frames)
        all += (all.isEmpty() ? "" : "|") + QByteArray::fromStdString(textOf(frame));
    return all;
}

}  // namespace

class TestScanFrame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesEndWhereTheyShould_data();
    void framesEndWhereTheyShould();
    void piecesMakeTheSameFrames();
    void anOverlongFrameIsDroppedAndTheNextIsRead();
    void theLongestFrameStillPasses();
    void halfALabelIsNotGluedToTheNext();
    void silenceEndsAFrameWithoutSuffix();
    void anOpenBracketIsDroppedBySilence();
    void aDeadlineStandsOnlyInsideAFrame();
    void aFrameTellsItsSymbology_data();
    void aFrameTellsItsSymbology();
};

void TestScanFrame::framesEndWhereTheyShould_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("frames");
    QTest::newRow("CR") << QByteArray("49\r45\r") << QByteArray("49|45");
    QTest::newRow("LF") << QByteArray("49\n45\n") << QByteArray("49|45");
    QTest::newRow("CR LF") << QByteArray("49\r\n45\r\n") << QByteArray("49|45");
    QTest::newRow("empty lines") << QByteArray("\r\n\r\r49\r") << QByteArray("49");
    QTest::newRow("STX ETX") << QByteArray("\x02KZ1:A\x03\x02KZ1:B\x03") << QByteArray("KZ1:A|KZ1:B");
    QTest::newRow("STX CR ETX") << QByteArray("\x02KZ1:A\r\x03") << QByteArray("KZ1:A");
    QTest::newRow("STX ETX CR LF") << QByteArray("\x02KZ1:A\x03\r\n") << QByteArray("KZ1:A");
    QTest::newRow("noise before STX") << QByteArray("xx\x02KZ1:A\x03") << QByteArray("KZ1:A");
    QTest::newRow("STX twice") << QByteArray("\x02KZ\x02KZ1:A\x03") << QByteArray("KZ1:A");
    QTest::newRow("inner spaces stay") << QByteArray(" A  B \r") << QByteArray(" A  B ");
    QTest::newRow("group separator stays") << QByteArray(
                                                  "01\x1d"
                                                  "21\r")
                                           << QByteArray(
                                                  "01\x1d"
                                                  "21");
    QTest::newRow("ETX without STX is data") << QByteArray(
                                                    "a\x03"
                                                    "b\r")
                                             << QByteArray(
                                                    "a\x03"
                                                    "b");
    QTest::newRow("no end") << QByteArray("49012345") << QByteArray();
}

void TestScanFrame::framesEndWhereTheyShould() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, frames);
    ScanFrameParser parser;
    const std::string text = bytes.toStdString();
    QCOMPARE(joined(parser.feed(viewOf(text), kStart)), frames);
}

void TestScanFrame::piecesMakeTheSameFrames() {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SeededRandom random{seed};
        Bytes bytes(uniformBelow(random, 1500));
        random.fill(bytes);
        for (auto& byte : bytes) {
            constexpr std::array<std::uint8_t, 6> kCommon{0x0D, 0x0A, 0x02, 0x03, 'A', '4'};
            if (uniformBelow(random, 4) == 0) byte = kCommon[uniformBelow(random, kCommon.size())];
        }
        ScanFrameParser whole;
        const auto expected = whole.feed(bytes, kStart);
        ScanFrameParser pieces;
        std::vector<Bytes> frames;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t count = std::min<std::size_t>(bytes.size() - at, 1 + uniformBelow(random, 9));
            for (auto& frame : pieces.feed(ByteView(bytes).subspan(at, count), kStart))
                frames.push_back(frame);
            at += count;
        }
        QVERIFY(frames == expected);
        QCOMPARE(pieces.overlongFrames(), whole.overlongFrames());
        for (const auto& frame : frames)
            QVERIFY(!frame.empty() && frame.size() <= ScanFrameParser::kMaxFrameBytes);
    }
}

void TestScanFrame::anOverlongFrameIsDroppedAndTheNextIsRead() {
    ScanFrameParser parser;
    const std::string flood = std::string(100'000, 'x') + "\r4901\r";
    QCOMPARE(joined(parser.feed(viewOf(flood), kStart)), QByteArray("4901"));
    QCOMPARE(parser.overlongFrames(), std::size_t{1});
    QCOMPARE(parser.abandonedFrames(), std::size_t{0});
}

void TestScanFrame::theLongestFrameStillPasses() {
    ScanFrameParser parser;
    const std::string longest = std::string(ScanFrameParser::kMaxFrameBytes, 'x') + "\r";
    QCOMPARE(joined(parser.feed(viewOf(longest), kStart)).size(), 512);
    QCOMPARE(parser.overlongFrames(), std::size_t{0});
}

void TestScanFrame::halfALabelIsNotGluedToTheNext() {
    ScanFrameParser parser;
    QVERIFY(parser.feed(viewOf("49012"), kStart).empty());
    QCOMPARE(joined(parser.feed(viewOf("4901234567894\r"), kStart + ScanFrameParser::kSilence)),
             QByteArray("4901234567894"));
    QCOMPARE(parser.abandonedFrames(), std::size_t{1});
    // A label that only arrives slowly is not abandoned.
    QVERIFY(parser.feed(viewOf("490"), Milliseconds{5000}).empty());
    QCOMPARE(joined(parser.feed(viewOf("1\r"), Milliseconds{5249})), QByteArray("4901"));
}

void TestScanFrame::silenceEndsAFrameWithoutSuffix() {
    ScanFrameParser parser{FrameEnd::Silence};
    QVERIFY(parser.feed(viewOf("4901"), kStart).empty());
    QCOMPARE(parser.nextDeadline().value().count(), 1250);
    QVERIFY(parser.tick(Milliseconds{1249}).empty());
    QCOMPARE(joined(parser.tick(Milliseconds{1250})), QByteArray("4901"));
    QVERIFY(!parser.nextDeadline().has_value());
    QVERIFY(parser.feed(viewOf("45"), Milliseconds{2000}).empty());
    QCOMPARE(joined(parser.feed(viewOf("46"), Milliseconds{3000})), QByteArray("45"));
}

void TestScanFrame::anOpenBracketIsDroppedBySilence() {
    for (const FrameEnd end : {FrameEnd::Suffix, FrameEnd::Silence}) {
        ScanFrameParser parser{end};
        QVERIFY(parser.feed(viewOf("\x02KZ1:A"), kStart).empty());
        QVERIFY(parser.tick(kStart + ScanFrameParser::kSilence).empty());
        QCOMPARE(parser.abandonedFrames(), std::size_t{1});
    }
}

void TestScanFrame::aDeadlineStandsOnlyInsideAFrame() {
    ScanFrameParser parser;
    QVERIFY(!parser.nextDeadline().has_value());
    QVERIFY(parser.feed(viewOf("4"), kStart).empty());
    QVERIFY(parser.nextDeadline().has_value());
    QCOMPARE(parser.feed(viewOf("\r"), kStart).size(), std::size_t{1});
    QVERIFY(!parser.nextDeadline().has_value());
}

void TestScanFrame::aFrameTellsItsSymbology_data() {
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("type");
    QTest::newRow("none") << QByteArray("4901234567894") << QByteArray("4901234567894") << 0;
    QTest::newRow("QR") << QByteArray("]Q1KZ1:A") << QByteArray("KZ1:A") << 204;
    QTest::newRow("EAN-13") << QByteArray("]E04901234567894") << QByteArray("4901234567894") << 104;
    QTest::newRow("UPC-A") << QByteArray("]E0012345678905") << QByteArray("012345678905") << 101;
    QTest::newRow("EAN-8") << QByteArray("]E449967128") << QByteArray("49967128") << 103;
    QTest::newRow("Code 128") << QByteArray("]C0123") << QByteArray("123") << 110;
    QTest::newRow("another") << QByteArray("]d2010") << QByteArray("010") << 0;
    QTest::newRow("a bracket alone") << QByteArray("]Q1") << QByteArray("]Q1") << 0;
    QTest::newRow("no AIM id") << QByteArray("]9xabc") << QByteArray("]9xabc") << 0;
}

void TestScanFrame::aFrameTellsItsSymbology() {
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, label);
    QFETCH(int, type);
    const std::string text = frame.toStdString();
    const ScanEvent event = scanEventOfFrame(viewOf(text));
    QCOMPARE(event.scanData, text);
    QCOMPARE(QByteArray::fromStdString(event.scanDataLabel), label);
    QCOMPARE(static_cast<int>(event.scanDataType), type);
}

QTEST_APPLESS_MAIN(TestScanFrame)
#include "test_scan_frame.moc"

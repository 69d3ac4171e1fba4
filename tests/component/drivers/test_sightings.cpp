// What of a camera's reads is handed on: each code once while it is in sight, and nothing whose own check
// does not agree.
#include "core/code/settlement_code.h"
#include "drivers/scanner/sighting_filter.h"
#include "platform/crypto/crypto.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

DecodedSymbol symbolOf(Symbology symbology, const std::string& text) {
    return {text, Bytes(text.begin(), text.end()), symbology, {}, {}};
}
DecodedSymbol goods(const std::string& digits) { return symbolOf(Symbology::Ean13, digits); }
DecodedSymbol qr(const std::string& text) { return symbolOf(Symbology::QrCode, text); }

std::string settlementCode() {
    SeededRandom random{5};
    const SigningKey key = SigningKey::generate(random);
    const Instant now = Instant::fromSeconds(1795305600);
    const SettlementClaims claims{IssuerId::parse("90000001").value(),
                                  now,
                                  now + std::chrono::minutes{15},
                                  IssueNumber::make(random),
                                  Money::yen(5'000),
                                  CodeKind::Payment,
                                  0x1234,
                                  {}};
    return encodeSettlementCode(claims, keyIdOf(key.publicKey()), key).value();
}

constexpr Milliseconds kFrame{33};

}  // namespace

class TestSightings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialiseCrypto().isOk()); }
    void aCodeInSightIsHandedOnOnce();
    void theSameGoodsCountAgainAfterAShortAbsence();
    void aCodeThatPaysIsNotNewForLonger();
    void whatHasNoCheckOfItsOwnIsSeenTwice();
    void misreadsAreCountedAndNeverHandedOn_data();
    void misreadsAreCountedAndNeverHandedOn();
    void everyDamagedSettlementCodeThatLosesItsShapeIsAMisread();
    void manyCodesAtOnceAreBounded();
};

void TestSightings::aCodeInSightIsHandedOnOnce() {
    SightingFilter filter;
    Milliseconds now{1000};
    QCOMPARE(filter.see(goods("4901234567894"), now), Sighting::New);
    for (int frame = 0; frame < 300; ++frame)
        QCOMPARE(filter.see(goods("4901234567894"), now += kFrame), Sighting::Again);
    QCOMPARE(filter.see(goods("4912345678904"), now), Sighting::New);
}

void TestSightings::theSameGoodsCountAgainAfterAShortAbsence() {
    SightingFilter filter;
    QCOMPARE(filter.see(goods("4901234567894"), Milliseconds{0}), Sighting::New);
    QCOMPARE(filter.see(goods("4901234567894"), SightingFilter::kGoodsAbsence), Sighting::Again);
    QCOMPARE(filter.see(goods("4901234567894"), 2 * SightingFilter::kGoodsAbsence + Milliseconds{1}),
             Sighting::New);
}

void TestSightings::aCodeThatPaysIsNotNewForLonger() {
    SightingFilter filter;
    const auto code = qr(settlementCode());
    QCOMPARE(filter.see(code, Milliseconds{0}), Sighting::New);
    QCOMPARE(filter.see(code, 2 * SightingFilter::kGoodsAbsence), Sighting::Again);
    QCOMPARE(
        filter.see(code, 2 * SightingFilter::kGoodsAbsence + SightingFilter::kCodeAbsence + Milliseconds{1}),
        Sighting::New);
}

void TestSightings::whatHasNoCheckOfItsOwnIsSeenTwice() {
    SightingFilter filter;
    QCOMPARE(filter.see(qr("hQVDUFYwMWETTw"), Milliseconds{0}), Sighting::Waiting);
    QCOMPARE(filter.see(qr("hQVDUFYwMWETTx"), kFrame),
             Sighting::Waiting);  // another payload agrees with nothing
    QCOMPARE(filter.see(qr("hQVDUFYwMWETTw"), 2 * kFrame), Sighting::New);
    QCOMPARE(filter.see(qr("hQVDUFYwMWETTw"), 3 * kFrame), Sighting::Again);
    SightingFilter slow;
    QCOMPARE(slow.see(qr("A"), Milliseconds{0}), Sighting::Waiting);
    QCOMPARE(slow.see(qr("A"), SightingFilter::kAgreement + Milliseconds{1}), Sighting::Waiting);
}

void TestSightings::misreadsAreCountedAndNeverHandedOn_data() {
    QTest::addColumn<int>("symbology");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("EAN-13") << static_cast<int>(Symbology::Ean13) << QByteArray("4901234567890");
    QTest::newRow("EAN-8") << static_cast<int>(Symbology::Ean8) << QByteArray("49967120");
    QTest::newRow("UPC-A") << static_cast<int>(Symbology::UpcA) << QByteArray("012345678900");
    QTest::newRow("KZ1 with nothing") << static_cast<int>(Symbology::QrCode) << QByteArray("KZ1:");
    QTest::newRow("KZ1 cut short") << static_cast<int>(Symbology::QrCode)
                                   << QByteArray::fromStdString(settlementCode().substr(0, 100));
}

void TestSightings::misreadsAreCountedAndNeverHandedOn() {
    QFETCH(int, symbology);
    QFETCH(QByteArray, text);
    SightingFilter filter;
    for (int frame = 1; frame <= 3; ++frame) {
        const auto symbol = symbolOf(static_cast<Symbology>(symbology), text.toStdString());
        QCOMPARE(filter.see(symbol, kFrame * frame), Sighting::Misread);
        QCOMPARE(filter.misreads(), static_cast<std::size_t>(frame));
    }
}

void TestSightings::everyDamagedSettlementCodeThatLosesItsShapeIsAMisread() {
    const std::string code = settlementCode();
    int refused = 0;
    for (std::size_t i = 4; i < code.size(); ++i) {
        std::string damaged = code;
        damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
        refused += checkRead(qr(damaged)) == ReadCheck::Misread ? 1 : 0;
    }
    QVERIFY(refused > 0);
    QCOMPARE(checkRead(qr(code)), ReadCheck::Agrees);
    QCOMPARE(checkRead(symbolOf(Symbology::Code128, "999900011234567890123459")), ReadCheck::Agrees);
    QCOMPARE(checkRead(symbolOf(Symbology::Code128, "999900011234567890123450")), ReadCheck::None);
}

void TestSightings::manyCodesAtOnceAreBounded() {
    SightingFilter filter;
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(filter.see(qr("text " + std::to_string(i)), Milliseconds{0}), Sighting::Waiting);
    QCOMPARE(filter.see(qr("text 999"), Milliseconds{0}), Sighting::New);
    QCOMPARE(filter.see(qr("text 0"), Milliseconds{0}), Sighting::Waiting);
}

QTEST_GUILESS_MAIN(TestSightings)
#include "test_sightings.moc"

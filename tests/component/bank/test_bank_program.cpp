// kazasu-bank as real processes: two institutions and a center on loopback, kill -9, SIGTERM and garbage.
#include "core/iso8583/codec.h"
#include "core/iso8583/frame.h"
#include "tests/component/bank/bank_programs.h"

#include <QElapsedTimer>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const std::string kReference = "632612000001";

/// A center's line to a bank.
class CenterLine {
public:
    explicit CenterLine(std::uint16_t port) : m_peer(RawPeer::connectTo(port)) {}
    /// DE39 of the answer, or "closed".
    std::string ask(const Message& request) {
        if (!m_peer.send(iso8583::encodeFrame(iso8583::encode(request).value()).value())) return "closed";
        const Bytes frame = m_peer.readFrame();
        return frame.empty() ? "closed" : std::string(iso8583::decode(frame)->get(field::kResponseCode));
    }
    RawPeer& peer() { return m_peer; }

private:
    RawPeer m_peer;
};

}  // namespace

class TestBankProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSaleGoesThroughBothHosts();
    void killedHostsFinishTheTransfer();
    void sigtermEndsItWithinASecond();
    void garbageEndsItsConnectionOnly();
};

void TestBankProgram::aSaleGoesThroughBothHosts() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    CenterLine to109{banks.payerPort};
    CenterLine to110{banks.shopPort};
    QCOMPARE(
        to109.ask(Message{"0800"}.setTraceNumber(1).set(7, "1122033045").set(32, kCenter).set(70, "001")),
        std::string("00"));
    QCOMPARE(to109.ask(banks.center.cardAuthorisation(kReference, 3000, kPan, "9912")), std::string("00"));
    QCOMPARE(to109.ask(banks.center.debit(kReference, 3000)), std::string("00"));
    QCOMPARE(
        to109.ask(banks.center.purchase(
            kReference, R"({"shop":"かざす商店","used_at":"2026-11-22T04:00:00.000Z","amount_minor":2800})")),
        std::string("00"));
    QCOMPARE(to109.ask(banks.center.refund(kReference, 200)), std::string("00"));
    QCOMPARE(to110.ask(banks.center.payment(kReference, 2800)), std::string("00"));
    QCOMPARE(banks.payer.booked("accounts", "1234567"), std::int64_t{97'200});
    QCOMPARE(banks.payer.booked("suspense", kCenter), std::int64_t{0});
    QCOMPARE(banks.payer.booked("due_to", kShopBank), std::int64_t{2800});
    QCOMPARE(banks.shop.booked("due_from", kPayerBank), std::int64_t{2800});
    QCOMPARE(banks.shop.booked("accounts", "7654321"), std::int64_t{2800});
    const Finished text = banks.payer.command("statement 1234567 --language en");
    QVERIFY(text.output.contains("かざす商店") && text.output.contains("¥97,200"));
    const QString page = banks.payer.path("statement.html");
    QCOMPARE(
        banks.payer
            .command({QStringLiteral("statement"), QStringLiteral("1234567"), QStringLiteral("--html"), page})
            .exitCode,
        0);
    QFile file{page};
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("かざす商店"));
    QCOMPARE(banks.payer.running->stop(), 0);
    const QByteArray log = banks.payer.running->log() + banks.shop.running->log();
    QVERIFY(log.contains("0220 000000 from 99990001: 00"));
    for (const char* number : {"1234567", "7654321", "4761739001010119"})
        QVERIFY2(!log.contains(number), number);
}

void TestBankProgram::killedHostsFinishTheTransfer() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    {
        CenterLine to109{banks.payerPort};
        QCOMPARE(to109.ask(banks.center.cardAuthorisation(kReference, 3000, kPan, "9912")),
                 std::string("00"));
        QCOMPARE(to109.ask(banks.center.debit(kReference, 3000)), std::string("00"));
    }
    banks.payer.running->kill();
    const Message payment = banks.center.payment(kReference, 3000);
    QCOMPARE(CenterLine{banks.shopPort}.ask(payment), std::string("91"));
    banks.shop.running->kill();
    QVERIFY(banks.payer.start());
    QVERIFY(banks.shop.start());
    QTRY_COMPARE_WITH_TIMEOUT(banks.shop.booked("accounts", "7654321"), std::int64_t{3000}, 20'000);
    QCOMPARE(CenterLine{banks.shopPort}.ask(repeatOf(payment)), std::string("00"));
    QCOMPARE(banks.shop.booked("accounts", "7654321"), std::int64_t{3000});
    QCOMPARE(banks.payer.booked("due_to", kShopBank), std::int64_t{3000});
}

void TestBankProgram::sigtermEndsItWithinASecond() {
    TwoPrograms banks;
    QVERIFY(banks.shop.start());  // its peer is down, a center is connected
    CenterLine line{banks.shopPort};
    QCOMPARE(line.ask(banks.center.payment(kReference, 3000)), std::string("91"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(banks.shop.running->stop(1000), 0);
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(line.peer().isClosedByPeer());
}

void TestBankProgram::garbageEndsItsConnectionOnly() {
    TwoPrograms banks;
    QVERIFY(banks.payer.start());
    CenterLine good{banks.payerPort};
    CenterLine bad{banks.payerPort};
    QVERIFY(bad.peer().send(iso8583::encodeFrame(viewOf("0100 is all there is")).value()));
    QVERIFY(bad.peer().isClosedByPeer());
    CenterLine oversize{banks.payerPort};
    QVERIFY(oversize.peer().send("\xff\xff"));
    QVERIFY(oversize.peer().isClosedByPeer());
    QCOMPARE(good.ask(banks.center.authorisation(kReference, 100)), std::string("00"));
    const QByteArray log = banks.payer.running->log();
    QVERIFY(log.contains("what came is no message for us"));
    QVERIFY(log.contains("NetworkFrameTooLong(204)"));
}

QTEST_GUILESS_MAIN(TestBankProgram)
#include "test_bank_program.moc"

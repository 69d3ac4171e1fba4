// Bad lines between every pair of programs: cut in the middle of a message, silent, slow, with the answer
// lost, with a byte flipped. The shop sells on, nothing hangs, and in the end all books agree.
#include "tests/faults/network/bad_line.h"
#include "tests/faults/support/planned_faults.h"
#include "tests/faults/support/shopping.h"

#include <QTest>

#include <array>

using namespace kazasu;
using namespace kazasu::faults;
using namespace kazasu::test;

namespace {

enum Line { PhoneToCenter, ShopToCenter, CenterToPayerBank, CenterToShopBank, ShopBankToPayerBank, kLines };
constexpr std::array<const char*, kLines> kNames{"phone to center", "shop to center",
                                                 "center to the member's bank", "center to the shop's bank",
                                                 "the shop's bank to the member's bank"};

Json peerAt(std::string_view id, std::uint16_t port) {
    return Json::object().set("institution", id).set("host", "127.0.0.1").set("port", int{port});
}

Json bankAt(std::string_view id, std::string_view name, std::uint16_t port, const std::string& key) {
    return peerAt(id, port).set("name", name).set("reading", "ギンコウ").set("mac_key", key);
}

Json listOf(std::initializer_list<Json> items) {
    Json list = Json::array();
    for (const Json& item : items) list.push(item);
    return list;
}

}  // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() {
        if (m_hasFailed) QSKIP("what an earlier fault left behind is not known");
    }
    void cleanup();

    void theBooksAgreeAfterABadLine_data();
    void theBooksAgreeAfterABadLine();
    void aMessageChangedOnABankLineIsRefusedAndTheSaleComesRight_data() {
        QTest::addColumn<int>("line");
        for (const Line line : {CenterToPayerBank, CenterToShopBank, ShopBankToPayerBank})
            QTest::newRow(kNames[line]) << int(line);
    }
    void aMessageChangedOnABankLineIsRefusedAndTheSaleComesRight();

private:
    void putLinesBetween();

    Shopping m_shopping;
    std::array<BadLine, kLines> m_lines;
    bool m_hasFailed = false;
};

/// Every program is told the line's end instead of the other program's.
void TestNetwork::putLinesBetween() {
    auto& system = m_shopping.system;
    const auto payerPort = system.payerBank.port(QStringLiteral("port"));
    const auto shopBankPort = system.shopBank.port(QStringLiteral("port"));
    m_lines[ShopToCenter].leadTo(system.center.port(QStringLiteral("shop")));
    m_lines[CenterToPayerBank].leadTo(payerPort);
    m_lines[CenterToShopBank].leadTo(shopBankPort);
    m_lines[ShopBankToPayerBank].leadTo(payerPort);
    system.controller.reconfigure(
        "center", Json::object()
                      .set("url", "http://127.0.0.1:" + std::to_string(m_lines[ShopToCenter].port()))
                      .set("token_file", "token-" + std::to_string(kShop)));
    system.center.reconfigure("banks",
                              listOf({bankAt(kPayerBankId, "みどり銀行", m_lines[CenterToPayerBank].port(),
                                             system.lineKey(kPayerBankId)),
                                      bankAt(kShopBankId, "あおぞら", m_lines[CenterToShopBank].port(),
                                             system.lineKey(kShopBankId))}));
    system.shopBank.reconfigure("peers", listOf({peerAt(kPayerBankId, m_lines[ShopBankToPayerBank].port())
                                                     .set("mac_key", system.lineKey("banks"))}));
}

void TestNetwork::initTestCase() {
    auto& system = m_shopping.system;
    m_shopping.phoneUrl = [this, &system] {
        m_lines[PhoneToCenter].leadTo(system.center.port(QStringLiteral("member")));
        return "http://127.0.0.1:" + std::to_string(m_lines[PhoneToCenter].port());
    };
    QVERIFY2(m_shopping.open(), system.logs().constData());
    putLinesBetween();
    for (auto* program : {&system.controller, &system.center, &system.shopBank}) program->kill();
    QVERIFY2(m_shopping.heal(), system.logs().constData());
    const std::string wrong = m_shopping.sellOne() + m_shopping.audit();
    QVERIFY2(wrong.empty(), wrong.c_str());
    for (const BadLine& line : m_lines) QVERIFY(line.carried() > 0);  // everything goes through them
}

void TestNetwork::cleanup() {
    if (m_hasFailed || !QTest::currentTestFailed()) return;
    m_hasFailed = true;
    qInfo("%s", m_shopping.system.logs().constData());
}

void TestNetwork::theBooksAgreeAfterABadLine_data() {
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QList<int>>("places");  // bytes into what is carried
    for (int line = 0; line < kLines; ++line) {
        const auto row = [line](const char* what, LineFault fault, const QList<int>& places) {
            QTest::addRow("%s: %s", kNames[static_cast<std::size_t>(line)], what)
                << line << int(fault) << places;
        };
        const bool isHttp = line == PhoneToCenter || line == ShopToCenter;
        row("cut in a message", LineFault::Cut, isThorough() ? QList{0, 1, 40, 120, 300} : QList{0, 40});
        row("the answer is lost", LineFault::LastWords, isThorough() ? QList{0, 150} : QList{0});
        row("silent, both ends open", LineFault::Silence, isThorough() ? QList{0, 130} : QList{60});
        row("slow", LineFault::Delay, isThorough() ? QList{0, 200} : QList{0});
        // The bank's frames: their length and the message's type. HTTP: the request line and the head.
        row("a byte is flipped", LineFault::Flip,
            isHttp         ? QList{0, 9, 60}
            : isThorough() ? QList{0, 1, 2, 3}
                           : QList{0});
    }
}

void TestNetwork::theBooksAgreeAfterABadLine() {
    QFETCH(const int, line);
    QFETCH(const int, fault);
    QFETCH(const QList<int>, places);
    BadLine& bad = m_lines[static_cast<std::size_t>(line)];
    int strikes = 0;
    QElapsedTimer elapsed;
    elapsed.start();
    for (const int place : places) {
        for (const Direction direction : {Direction::ToServer, Direction::ToClient}) {
            const bool isOneWay = !isThorough() && LineFault(fault) != LineFault::Cut;
            const bool isAboutAnswers = LineFault(fault) == LineFault::LastWords;
            if (direction == Direction::ToClient && (isOneWay || isAboutAnswers)) continue;
            bad.arm(LineFault(fault), direction, place);
            const std::string wrong = m_shopping.sellOne();
            QVERIFY2(wrong.empty(), wrong.c_str());
            // What comes after the sale goes over the lines between the banks.
            strikes += m_shopping.audit().empty() && bad.hasStruck() ? 1 : 0;
        }
    }
    bad.repair();
    qInfo("%d struck in %lld ms", strikes, static_cast<long long>(elapsed.elapsed()));
    QVERIFY(strikes > 0);
    const std::string wrong = m_shopping.audit();
    QVERIFY2(wrong.empty(), wrong.c_str());
}

/// What is still a well-formed message after a byte was changed is known by its code (DE64, DE128): it is
/// refused, the connection is closed, and what it was about is said again.
void TestNetwork::aMessageChangedOnABankLineIsRefusedAndTheSaleComesRight() {
    QFETCH(const int, line);
    constexpr int kFieldsBegin = 14, kFieldsEnd = 40;  // behind length, type and bitmap
    const auto refusedBefore = m_shopping.system.logs().count("IsoMacInvalid");
    BadLine& bad = m_lines[static_cast<std::size_t>(line)];
    int strikes = 0;
    for (int place = kFieldsBegin; place < kFieldsEnd; place += isThorough() ? 1 : 6) {
        bad.arm(LineFault::Flip, place % 4 < 2 ? Direction::ToServer : Direction::ToClient, place);
        std::string wrong = m_shopping.sellOne();
        if (wrong.empty()) wrong = m_shopping.audit();
        QVERIFY2(wrong.empty(), wrong.c_str());
        strikes += bad.hasStruck() ? 1 : 0;
    }
    bad.repair();
    const auto refused = m_shopping.system.logs().count("IsoMacInvalid") - refusedBefore;
    qInfo("%d struck, %lld messages refused for their code", strikes, static_cast<long long>(refused));
    QVERIFY(strikes > 0 && refused > 0);
}

QTEST_MAIN(TestNetwork)
#include "test_network.moc"

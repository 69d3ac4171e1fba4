// Goods that a code had paid come back to the till: the money is with the member's bank again, once, though
// the shop's program is killed between the steps and the center is away meanwhile.
#include "platform/crypto/crypto.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kYuki{"森 ゆき", "もり ゆき", "yuki@example.jp", "kazasu goes back"};
constexpr std::int64_t kTowelPrice = 540;
constexpr std::int64_t kByCode = 700;  // the rest of 1,000 yen in cash
constexpr std::int64_t kByCash = 300;

}  // namespace

class TestGivenBack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aSaleIsPaidByCodeAndCash();
    void killedWithTheGoodsOnTheCounter();
    void theCenterIsAwayAndNobodyWaits();
    void killedBeforeTheCenterWasAsked();
    void theMembersBankHasIt();
    void theRestGoesBackToo();
    void allBooksAgree();

private:
    void killAndOpen(bool wantsCenter) {
        m_system.controller.kill();
        QVERIFY2(m_till.open(wantsCenter), m_system.logs().constData());
    }
    [[nodiscard]] std::int64_t member() const {
        return balanceAt(m_system.payerBooks(), "accounts", kMemberAccount);
    }
    [[nodiscard]] std::int64_t shop() const {
        return balanceAt(m_system.shopBankBooks(), "accounts", kShopAccount);
    }
    /// "LINExQUANTITY" of the towel, or of everything but the towel, on the receipt.
    [[nodiscard]] std::string linesOf(bool isTowel) const;
    [[nodiscard]] std::string phase() {
        const auto refunds = m_till.ask("refunds").getArray("refunds");
        return refunds && refunds->size() > 0 ? textAt(refunds->at(0), "phase") : std::string{};
    }
    [[nodiscard]] std::int64_t refundsIn(const char* state) const {
        return numberAt(m_system.sales(), (std::string("refunds.") + state).c_str());
    }

    RunningSystem m_system;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    std::string m_receipt;
    Json m_lines = Json::array();
    bool m_hasFailed = false;
};

std::string TestGivenBack::linesOf(bool isTowel) const {
    std::string text;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if ((textAt(m_lines.at(i), "code") == kTowel) != isTowel) continue;
        text += (text.empty() ? "" : ",") + std::to_string(numberAt(m_lines.at(i), "number")) + "x" +
                std::to_string(numberAt(m_lines.at(i), "quantity"));
    }
    return text;
}

void TestGivenBack::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    QVERIFY2(m_till.open(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
}

void TestGivenBack::init() {
    if (m_hasFailed) QSKIP("an earlier step failed");
}

void TestGivenBack::cleanup() {
    if (m_hasFailed || !QTest::currentTestFailed()) return;
    m_hasFailed = true;
    qInfo("%s", m_system.logs().constData());
}

void TestGivenBack::aSaleIsPaidByCodeAndCash() {
    const std::string means = m_phone->becomeMember(kYuki);
    QVERIFY(!means.empty());
    CodeWish wish;
    wish.amount = kByCode;
    const auto code = m_phone->obtainCode(means, wish);
    QVERIFY(code.has_value());
    QVERIFY(!m_till.ringUp().empty());
    m_till.scan(code->text);
    QCOMPARE(textAt(m_till.waitForSettlement(), "settlement.phase"), std::string("accepted"));
    const Json paid = m_till.payCash(kByCash);
    m_receipt = textAt(paid, "completed.receipt_number");
    QVERIFY(!m_receipt.empty());
    const auto sale = paid.getObject("sale");
    QVERIFY(sale.isOk());
    m_lines = sale->getArray("lines").value();
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    QCOMPARE(member(), kOpeningBalance - kByCode);
    QCOMPARE(shop(), kByCode);
}

void TestGivenBack::killedWithTheGoodsOnTheCounter() {
    const Json back = m_till.ask("return " + m_receipt + " " + linesOf(true) + " 傷あり");
    QCOMPARE(numberAt(back, "sale.refund_minor"), kTowelPrice);
    QCOMPARE(numberAt(back, "sale.refund_to_codes_minor"), kTowelPrice - kByCash);
    QCOMPARE(m_system.center.stop(), 0);
    killAndOpen(false);
    QCOMPARE(numberAt(m_till.ask("status"), "sale.refund_minor"), kTowelPrice);
}

void TestGivenBack::theCenterIsAwayAndNobodyWaits() {
    const Json given = m_till.ask("give-back");
    QVERIFY(!textAt(given, "completed.receipt_number").empty());
    QCOMPARE(numberAt(m_till.ask("status"), "status.refunds_unsent"), 1);
    QVERIFY(!m_till.ringUp().empty());
    QCOMPARE(textAt(m_till.payCash(kPrice), "sale.phase"), std::string("completed"));
    QCOMPARE(member(), kOpeningBalance - kByCode);
}

void TestGivenBack::killedBeforeTheCenterWasAsked() {
    killAndOpen(false);
    QCOMPARE(phase(), std::string("waiting"));
    const Finished check = m_system.check();
    QCOMPARE(check.exitCode, 1);
    QVERIFY2(check.output.contains("DIFF refunds that the center has not decided"), check.output.constData());
    QVERIFY(m_system.restartCenter());
    QVERIFY(becomesTrue([this] { return phase() == "accepted" || phase() == "paid"; }, 90'000));
    killAndOpen(true);
}

void TestGivenBack::theMembersBankHasIt() {
    QVERIFY(becomesTrue([this] { return phase() == "paid"; }, 90'000));
    QCOMPARE(member(), kOpeningBalance - kByCode + kTowelPrice - kByCash);
    QCOMPARE(shop(), kByCode - kTowelPrice + kByCash);
}

void TestGivenBack::theRestGoesBackToo() {
    m_till.ask("return " + m_receipt + " " + linesOf(false) + " 傷あり");
    QCOMPARE(textAt(m_till.ask("give-back"), "sale.phase"), std::string("completed"));
    QVERIFY(becomesTrue([this] { return refundsIn("paid") == 2; }, 90'000));
    QCOMPARE(member(), kOpeningBalance);
    QCOMPARE(shop(), 0);
    QCOMPARE(numberAt(m_system.sales(), "refunded_minor"), kByCode);
    QCOMPARE(numberAt(m_system.sales(), "cash_minor"), kPrice);  // of the customer in between
}

void TestGivenBack::allBooksAgree() {
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    QVERIFY2(check.output.contains("ok   refunds in the sales files = refunds at the center"),
             check.output.constData());
    QCOMPARE(m_system.controller.run("journal verify").exitCode, 0);
    QCOMPARE(m_till.close(), 0);
}

QTEST_MAIN(TestGivenBack)
#include "test_given_back.moc"

// Goods come back after a sale of Fig. 8: what was paid for them takes the way of 612 to 618 once more, the
// other way round, by the real programs.
#include "core/wire/refund.h"
#include "platform/crypto/crypto.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/planted_yen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"
#include "tests/support/tampering.h"

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kSora{"高橋 そら", "たかはし そら", "sora@example.jp", "kazasu refunds"};
constexpr std::int64_t kTowelPrice = 540;
constexpr std::int64_t kRest = kPrice - kTowelPrice;

}  // namespace

class TestRefunds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void step610And611_theMemberPaysForTheGoods();
    void step612_theShopSendsTheRefundInformation();
    void step612_theSameAgainAndMoreThanWasPaid();
    void step614_theShopsBankLearnsOfTheRefund();
    void step615And616_theShopsBankMovesTheMoneyToTheMembers();
    void step617_theMemberIsCreditedInsteadOfTheShop();
    void step618_theStatementsNameIt();
    void step618_thePhoneAndTheOperatorSeeIt();
    void theRestGoesBackWhileTheMembersBankIsDownAtFirst();
    void theBanksAgreeAndTheSalesFileHasNoneOfThem();
    void theAuditFindsWhatIsDoneToARefund_data();
    void theAuditFindsWhatIsDoneToARefund();

private:
    [[nodiscard]] RefundRequest refundOf(std::int64_t yen) const;
    [[nodiscard]] HttpAnswer ask(const RefundRequest& refund) const {
        return m_system.askAsShop("POST", "/shop/v1/refunds", toJson(refund).dump());
    }
    [[nodiscard]] std::string stateOf(const RefundRequest& refund) const {
        return textAt(m_system.askAsShop("/shop/v1/refunds/" + refund.id.toString()).json(), "refund.state");
    }
    [[nodiscard]] std::int64_t account(const Json& books, const std::string& number) const {
        return balanceAt(books, "accounts", number);
    }

    RunningSystem m_system;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    PhoneCode m_code;
    std::string m_sale;
    std::optional<RefundRequest> m_towel;
    bool m_hasFailed = false;
};

RefundRequest TestRefunds::refundOf(std::int64_t yen) const {
    return {*RefundId::parse(Phone::newId()),
            *SaleId::parse(m_sale),
            *IssueNumber::parse(m_code.issueNumber),
            Money::yen(yen),
            Instant{QDateTime::currentMSecsSinceEpoch()},
            *ShopNumber::from(test::kShop),
            "01",
            "0001-000002"};
}

void TestRefunds::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    QVERIFY2(m_till.open(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
}

void TestRefunds::init() {
    if (m_hasFailed) QSKIP("an earlier step failed");
}

void TestRefunds::cleanup() {
    if (m_hasFailed || !QTest::currentTestFailed()) return;
    m_hasFailed = true;
    qInfo("%s", m_system.logs().constData());
}

void TestRefunds::step610And611_theMemberPaysForTheGoods() {
    const std::string means = m_phone->becomeMember(kSora);
    QVERIFY(!means.empty());
    CodeWish wish;
    wish.amount = 1500;
    const auto code = m_phone->obtainCode(means, wish);
    QVERIFY(code.has_value());
    m_code = *code;
    m_sale = m_till.ringUp();
    QVERIFY(!m_sale.empty());
    m_till.scan(m_code.text);
    QCOMPARE(textAt(m_till.waitForSettlement(), "settlement.phase"), std::string("accepted"));
    QVERIFY(becomesTrue([this] { return m_system.isSettled(); }));
    QCOMPARE(account(m_system.payerBooks(), kMemberAccount), kOpeningBalance - kPrice);
    QCOMPARE(account(m_system.shopBankBooks(), kShopAccount), kPrice);
}

void TestRefunds::step612_theShopSendsTheRefundInformation() {
    m_towel = refundOf(kTowelPrice);
    const Json answer = ask(*m_towel).json();
    QCOMPARE(textAt(answer, "refund.state"), std::string("accepted"));
    QCOMPARE(numberAt(answer, "refund.refundable_minor"), kRest);
}

void TestRefunds::step612_theSameAgainAndMoreThanWasPaid() {
    QCOMPARE(textAt(ask(*m_towel).json(), "refund.state"), std::string("accepted"));
    RefundRequest other = *m_towel;
    other.amount = Money::yen(541);
    QCOMPARE(ask(other).errorName(), std::string("Conflict"));
    const Json tooMuch = ask(refundOf(kRest + 1)).json();
    QCOMPARE(textAt(tooMuch, "refund.state"), std::string("refused"));
    QCOMPARE(textAt(tooMuch, "refund.error.name"), std::string("ReturnExceedsSold"));
    const auto foreign =
        m_system.askAsShop("POST", "/shop/v1/refunds", toJson(refundOf(1)).dump(), kOtherShop);
    QCOMPARE(foreign.errorName(), std::string("Forbidden"));
}

void TestRefunds::step614_theShopsBankLearnsOfTheRefund() {
    QVERIFY(becomesTrue([this] { return stateOf(*m_towel) == "paid"; }));
    QVERIFY(m_system.explain(m_code.issueNumber)
                .contains(QStringLiteral("bank message payback to 99990110 over 540: answered 00")));
}

void TestRefunds::step615And616_theShopsBankMovesTheMoneyToTheMembers() {
    QCOMPARE(m_system.shopBank.log().count("asking 99990109 to credit the member"), 1);
    QCOMPARE(balanceAt(m_system.shopBankBooks(), "due_to", kPayerBankId), kTowelPrice);
    QCOMPARE(balanceAt(m_system.payerBooks(), "due_from", kShopBankId), kTowelPrice);
}

void TestRefunds::step617_theMemberIsCreditedInsteadOfTheShop() {
    QCOMPARE(account(m_system.payerBooks(), kMemberAccount), kOpeningBalance - kRest);
    QCOMPARE(account(m_system.shopBankBooks(), kShopAccount), kRest);
}

void TestRefunds::step618_theStatementsNameIt() {
    const auto statement = [](const SystemProgram& bank, const std::string& number) {
        return QString::fromUtf8(
            bank.run({QStringLiteral("statement"), QString::fromStdString(number)}).output);
    };
    const QString members = statement(m_system.payerBank, kMemberAccount);
    QVERIFY2(members.contains(QStringLiteral("返品のご返金")), qPrintable(members));
    const QString shops = statement(m_system.shopBank, kShopAccount);
    QVERIFY2(shops.contains(QStringLiteral("お客様へのご返金")), qPrintable(shops));
}

void TestRefunds::step618_thePhoneAndTheOperatorSeeIt() {
    const Json code = m_phone->get("/codes/" + m_code.issueNumber).json();
    QCOMPARE(numberAt(code, "code.refunded_minor"), kTowelPrice);
    QCOMPARE(numberAt(code, "code.refund_paid_minor"), kTowelPrice);
    QVERIFY(m_system.explain(m_code.digits).contains(QStringLiteral("over 540: the member has it")));
}

void TestRefunds::theRestGoesBackWhileTheMembersBankIsDownAtFirst() {
    QCOMPARE(m_system.payerBank.stop(), 0);
    const RefundRequest rest = refundOf(kRest);
    QCOMPARE(textAt(ask(rest).json(), "refund.state"), std::string("accepted"));
    QVERIFY(becomesTrue([this] { return account(m_system.shopBankBooks(), kShopAccount) == 0; }));
    QCOMPARE(stateOf(rest), std::string("accepted"));
    QCOMPARE(m_system.center.stop(), 0);
    QVERIFY(m_system.restartCenter());
    QVERIFY(m_system.payerBank.start({}));
    QVERIFY(becomesTrue([&] { return stateOf(rest) == "paid"; }, 90'000));
    QCOMPARE(account(m_system.payerBooks(), kMemberAccount), kOpeningBalance);
    QCOMPARE(textAt(ask(refundOf(1)).json(), "refund.state"), std::string("refused"));
}

/// They were asked for beside the till: `kazasu check` says that no sales file has them, and nothing else.
void TestRefunds::theBanksAgreeAndTheSalesFileHasNoneOfThem() {
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 1, (check.output + check.errors).constData());
    QVERIFY2(check.output.contains("ok   what shops gave back is with the members"),
             check.output.constData());
    QVERIFY2(check.output.contains("DIFF refunds in the sales files = refunds at the center"),
             check.output.constData());
    QCOMPARE(check.output.count("DIFF "), 1);
    QCOMPARE(m_till.close(), 0);
    QCOMPARE(m_system.center.stop(), 0);
}

void TestRefunds::theAuditFindsWhatIsDoneToARefund_data() {
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char* name, const char* statement, const char* finding) {
        QTest::newRow(name) << QString::fromUtf8(statement) << QByteArray(finding);
    };
    row("nothing", "", "");
    row("another amount", "UPDATE refund SET amount_minor = 541 WHERE amount_minor = 540",
        "altered refund: 1001:");
    row("more than was settled", "UPDATE refund SET amount_minor = 10000 WHERE amount_minor = 540",
        "refunded more than settled: 1001 ");
    row("a refund that is gone", "DELETE FROM refund WHERE amount_minor = 540",
        "posting without a reason: refund:1001:");
    row("a refused one made good", "UPDATE refund SET state = 'accepted' WHERE state = 'refused'",
        "deleted posting: refund:1001:");
    row("another body", "UPDATE refund SET body = replace(body, '0001-000002', '0001-000003')",
        "its digest is another one");
    row("a posting of it changed",
        "UPDATE ledger_line SET account = 'payable:1002' WHERE account = 'payable:1001' AND set_id LIKE "
        "'refund:%'",
        "posting to another account: refund:1001:");
}

void TestRefunds::theAuditFindsWhatIsDoneToARefund() {
    QFETCH(const QString, statement);
    QFETCH(const QByteArray, finding);
    const QTemporaryDir copy;
    QVERIFY(copyFolder(m_system.folder(), copy.path()));
    const QString file = copy.filePath(QStringLiteral("center/center.sqlite"));
    if (!statement.isEmpty()) QCOMPARE(tamper(file, {statement}), QString());
    const Finished audited =
        runToEnd(QStringLiteral("kazasu"),
                 {QStringLiteral("audit"), QStringLiteral("--center"),
                  copy.filePath(QStringLiteral("center/config.json")), QStringLiteral("--store"),
                  copy.filePath(QStringLiteral("store/config.json"))});
    QVERIFY2(audited.exitCode == (statement.isEmpty() ? 0 : 1),
             (audited.output + audited.errors).constData());
    QVERIFY2(audited.output.contains(finding), audited.output.constData());
}

QTEST_MAIN(TestRefunds)
#include "test_refunds.moc"

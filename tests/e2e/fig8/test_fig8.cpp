// Fig. 8 of the patent, 601 to 618, one numeral after the other, by the real programs.
#include "core/code/key_list.h"
#include "core/code/settlement_code.h"
#include "drivers/barcode/zxing_codec.h"
#include "platform/crypto/crypto.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/phone_screen.h"
#include "tests/e2e/support/planted_yen.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/waiting.h"
#include "tests/support/drawn_barcode.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QProcess>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kHanako{"山田 花子", "やまだ はなこ", "hanako@example.jp", "kazasu fig 8"};
constexpr std::int64_t kAsked = 1500;
constexpr std::int64_t kUnused = kAsked - kPrice;

/// One of the accounts that `kazasu-bank account list` prints.
Json accountOf(const SystemProgram& bank, const std::string& number) {
    const auto accounts = Json::parse(bank.run("account list").output.toStdString());
    for (std::size_t i = 0; accounts && i < accounts->size(); ++i)
        if (textAt(accounts->at(i), "number") == number) return accounts->at(i);
    return Json::object();
}

/// What a shop makes of the center's answer to GET /shop/v1/keys.
KeyRing keyRingOf(const Json& answer) {
    const auto list = readKeyList(textAt(answer, "key_list"));
    KAZASU_CHECK(list.isOk() &&
                 verifyKeyList(textAt(answer, "key_list"), list->root, Ed25519Verifier{}).isOk());
    return KeyRing(list->keys);
}

}  // namespace

class TestFig8 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void step601_theMemberRegistersTwoMeans();
    void step602_aPaymentArisesInTheShop();
    void step603_thePhoneAuthenticates();
    void step604_theCenterPresentsTheMeans();
    void step605_thePhoneSendsMeansAndAmount();
    void step606_theBankIsAskedForAuthorisation();
    void step607_theBankAnswers();
    void stepA_theCodeIsMadeWhenTheMemberConfirms();
    void step608_theImageIsDelivered();
    void step609_theDebitFollowsTheConfirmedDelivery();
    void step610_theShopReadsTheScreen();
    void step611_theGoodsAreHandedOverWithAReceipt();
    void step612_theShopSendsThePaymentInformation();
    void step613_theMembersBankLearnsOfThePurchase();
    void step614_theShopsBankLearnsOfThePayment();
    void step615_theShopsBankAsksForTheTransfer();
    void step616_theMembersBankMovesTheMoney();
    void step617_theShopsBankCreditsTheShop();
    void step618_theMemberGetsAStatement();

    void allBooksAgreeWhileTheProgramsRun();
    void everyProgramEndsWhenAskedTo();
    void onePlantedYenIsFound_data();
    void onePlantedYenIsFound();

private:
    RunningSystem m_system;
    Till m_till{m_system.controller};
    std::unique_ptr<Phone> m_phone;
    std::string m_card, m_account;  // the means
    std::string m_authorisation;
    PhoneCode m_code;
    std::string m_sale;
    Json m_paid;  // what the till said when the code had paid
    bool m_hasFailed = false;
};

void TestFig8::initTestCase() {
    QVERIFY(initialiseCrypto().isOk());
    QVERIFY2(m_system.start(), m_system.logs().constData());
    QVERIFY2(m_till.open(), m_system.logs().constData());
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());
}

void TestFig8::init() {
    if (m_hasFailed) QSKIP("an earlier step failed");
}

void TestFig8::cleanup() {
    if (m_hasFailed || !QTest::currentTestFailed()) return;
    m_hasFailed = true;
    qInfo("%s", m_system.logs().constData());
}

void TestFig8::step601_theMemberRegistersTwoMeans() {
    const auto institutions = listAt(m_phone->get("/institutions").json(), "institutions");
    QCOMPARE(institutions.size(), std::size_t{2});
    QCOMPARE(textAt(institutions[0], "id"), std::string(kPayerBankId));

    const auto signedUp = m_phone->signUp(kHanako);
    QCOMPARE(signedUp.status, 201);
    QVERIFY(ClientId::parse(textAt(signedUp.json(), "client_id")).isOk());
    const auto again = m_phone->signUp(kHanako);  // says nothing about who is a member, and makes nobody
    QCOMPARE(again.status, 201);
    QVERIFY(textAt(again.json(), "client_id") != textAt(signedUp.json(), "client_id"));

    QCOMPARE(m_phone->logIn(kHanako.email, kHanako.password).status, 201);
    const auto card = m_phone->registerCard(kPayerBankId, kMemberCard, kMemberCardExpiry, "みどりカード");
    QCOMPARE(card.status, 201);
    const auto account = m_phone->registerAccount(kShopBankId, kSecondAccount, "普通口座");
    QCOMPARE(account.status, 201);
    m_card = textAt(card.json(), "means.id");
    m_account = textAt(account.json(), "means.id");
    QVERIFY(m_card != m_account);
    QCOMPARE(listAt(m_phone->get("/means").json(), "means").size(), std::size_t{2});
    // What is kept and what is told of a card are its last four digits.
    QCOMPARE(textAt(card.json(), "means.last4"), std::string("0119"));
    QVERIFY(card.body.find(kMemberCard) == std::string::npos);
    const QByteArray kept = contentOf(m_system.center.path(QStringLiteral("center.sqlite"))) +
                            contentOf(m_system.center.path(QStringLiteral("center.sqlite-wal")));
    QVERIFY(kept.contains(kHanako.email.c_str()));
    QVERIFY(!kept.contains(kMemberCard.c_str()));
}

void TestFig8::step602_aPaymentArisesInTheShop() {
    const Json first = m_till.holdUp(phonePicture(ean13Symbol(kRiceBall), QString(), {0, 1}));
    QCOMPARE(numberAt(first, "sale.total_minor"), 150);  // goods pass the same scanner
    m_till.scan(kRiceBall);
    m_till.scan(kTea);
    const Json sale = m_till.scan(kTowel);
    QCOMPARE(numberAt(sale, "sale.total_minor"), kPrice);
    QCOMPARE(numberAt(sale, "sale.due_minor"), kPrice);
    QCOMPARE(numberAt(sale, "sale.item_count"), 4);
    m_sale = textAt(sale, "sale.id");
    QVERIFY(SaleId::parse(m_sale).isOk());
}

void TestFig8::step603_thePhoneAuthenticates() {
    m_phone = std::make_unique<Phone>(m_system.phoneUrl());  // another day: nothing is remembered
    QCOMPARE(m_phone->get("/means").status, 401);
    QCOMPARE(m_phone->logIn(kHanako.email, "kazasu fig 9").errorName(), std::string("CredentialsInvalid"));
    QCOMPARE(m_phone->get("/sessions/current").status, 401);
    QCOMPARE(m_phone->logIn(kHanako.email, kHanako.password).status, 201);
    QVERIFY(!m_phone->sessionCookie().empty());
    QCOMPARE(textAt(m_phone->get("/sessions/current").json(), "name"), kHanako.name);
}

void TestFig8::step604_theCenterPresentsTheMeans() {
    const auto order = [this](const char* query) {
        std::vector<std::string> ids;
        for (const Json& means : listAt(m_phone->get(std::string("/means") + query).json(), "means"))
            ids.push_back(textAt(means, "id"));
        return ids;
    };
    QCOMPARE(order(""), (std::vector{m_card, m_account}));
    QCOMPARE(order("?order=name"), (std::vector{m_account, m_card}));  // あおぞら before みどり
    const auto first = listAt(m_phone->get("/means").json(), "means").front();
    QCOMPARE(textAt(first, "institution_name"), std::string("みどり銀行"));
    QCOMPARE(textAt(first, "kind"), std::string("card"));
}

void TestFig8::step605_thePhoneSendsMeansAndAmount() {
    m_authorisation = Phone::newId();
    const auto answer = m_phone->authorise(m_authorisation, m_card, kAsked);
    QCOMPARE(answer.status, 201);
    QCOMPARE(textAt(answer.json(), "authorisation.id"), m_authorisation);
    QCOMPARE(textAt(answer.json(), "authorisation.means.id"), m_card);
    QCOMPARE(numberAt(answer.json(), "authorisation.amount_minor"), kAsked);
    // I6: the same id again is the same request, and with another amount it is refused.
    QCOMPARE(m_phone->authorise(m_authorisation, m_card, kAsked).body, answer.body);
    QCOMPARE(m_phone->authorise(m_authorisation, m_card, kAsked + 1).errorName(), std::string("Conflict"));
}

void TestFig8::step606_theBankIsAskedForAuthorisation() {
    const Json account = accountOf(m_system.payerBank, kMemberAccount);
    QCOMPARE(numberAt(account, "balance_minor"), kOpeningBalance);
    QCOMPARE(numberAt(account, "available_minor"), kOpeningBalance - kAsked);
}

void TestFig8::step607_theBankAnswers() {
    const Json approved = m_phone->get("/authorisations/" + m_authorisation).json();
    QCOMPARE(textAt(approved, "authorisation.state"), std::string("approved"));
    QVERIFY(!textAt(approved, "authorisation.expires_at").empty());

    const Json refused = m_phone->authorise(Phone::newId(), m_account, kSecondOpeningBalance + 1).json();
    QCOMPARE(textAt(refused, "authorisation.state"), std::string("refused"));
    QCOMPARE(textAt(refused, "authorisation.reason"), std::string("InsufficientFunds"));
    QCOMPARE(numberAt(accountOf(m_system.shopBank, kSecondAccount), "available_minor"),
             kSecondOpeningBalance);
}

void TestFig8::stepA_theCodeIsMadeWhenTheMemberConfirms() {
    const auto answer = m_phone->confirm(m_authorisation);
    QCOMPARE(answer.status, 200);
    const Json code = answer.json();
    QCOMPARE(textAt(code, "code.state"), std::string("issued"));
    m_code = {textAt(code, "code.issue_number"), textAt(code, "code.text"), textAt(code, "code.digits"), {}};
    QCOMPARE(m_code.digits.size(), std::size_t{24});
    QCOMPARE(textAt(m_phone->confirm(m_authorisation).json(), "code.issue_number"), m_code.issueNumber);

    const KeyRing keys = keyRingOf(m_system.askAsShop("/shop/v1/keys").json());
    const auto claims = verifySettlementCode(m_code.text, keys, Ed25519Verifier{});
    QVERIFY2(claims.isOk(), claims.isOk() ? "" : describe(claims.error()).c_str());
    QCOMPARE(claims->issuer.toString(), std::string(kIssuer));
    QCOMPARE(claims->number.toString(), m_code.issueNumber);
    QCOMPARE(claims->amount->minor(), kAsked);
    QVERIFY(m_system.explain(m_code.digits).contains(QStringLiteral("approved -> confirmed")));
}

void TestFig8::step608_theImageIsDelivered() {
    const auto answer = m_phone->image(m_code.issueNumber);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), std::string("image/png"));
    QCOMPARE(answer.header("etag"), '"' + sha256Of(answer.body) + '"');
    m_code.image = answer.body;
    const QImage image = QImage::fromData(QByteArray::fromStdString(m_code.image));
    const auto symbols = ZxingReader{}.read(viewOf(image.convertToFormat(QImage::Format_Grayscale8)));
    QCOMPARE(symbols.size(), std::size_t{1});
    QCOMPARE(symbols.front().text, m_code.text);
    // Sending is not yet delivery: nothing is debited.
    QCOMPARE(m_phone->stateOf(m_code.issueNumber), std::string("issued"));
    QCOMPARE(balanceAt(m_system.payerBooks(), "accounts", kMemberAccount), kOpeningBalance);
}

void TestFig8::step609_theDebitFollowsTheConfirmedDelivery() {
    QCOMPARE(m_phone->confirmDelivery(m_code.issueNumber, m_code.image + "x").errorName(),
             std::string("InvalidArgument"));
    QCOMPARE(m_phone->stateOf(m_code.issueNumber), std::string("issued"));
    QCOMPARE(m_phone->confirmDelivery(m_code.issueNumber, m_code.image).status, 200);
    QCOMPARE(m_phone->stateOf(m_code.issueNumber), std::string("delivered"));
    QCOMPARE(m_phone->confirmDelivery(m_code.issueNumber, m_code.image).status, 200);

    QVERIFY(becomesTrue([this] { return numberAt(m_system.centerBooks(), "bank_messages.waiting") == 0; }));
    QCOMPARE(balanceAt(m_system.payerBooks(), "accounts", kMemberAccount), kOpeningBalance - kAsked);
    const Json books = m_system.centerBooks();
    QCOMPARE(balanceAt(books, "accounts.receivable", kPayerBankId), kAsked);
    QCOMPARE(numberAt(books, "accounts.code"), -kAsked);
    QCOMPARE(numberAt(books, "ledger_sum"), 0);
}

void TestFig8::step610_theShopReadsTheScreen() {
    const QImage sent = QImage::fromData(QByteArray::fromStdString(m_code.image));
    const Json read = m_till.holdUp(phonePicture(sent, QStringLiteral("¥1,500")));
    QCOMPARE(listAt(read, "notices").size(), std::size_t{0});
    m_paid = m_till.waitForSettlement();
    QCOMPARE(textAt(m_paid, "settlement.phase"), std::string("accepted"));
    QCOMPARE(numberAt(m_paid, "settlement.amount_minor"), kPrice);
    QCOMPARE(numberAt(m_paid, "settlement.returned_minor"), kUnused);
}

void TestFig8::step611_theGoodsAreHandedOverWithAReceipt() {
    QCOMPARE(textAt(m_paid, "completed.id"), m_sale);
    QCOMPARE(textAt(m_paid, "completed.receipt_number"), std::string("0001-000001"));
    QCOMPARE(numberAt(m_paid, "completed.total_minor"), kPrice);
    const Json sales = m_system.sales();
    QCOMPARE(numberAt(sales, "count"), 1);
    QCOMPARE(numberAt(sales, "settlement_minor"), kPrice);

    const QDir receipts(m_system.controller.path(QStringLiteral("receipts")));
    const QStringList pictures = receipts.entryList({QStringLiteral("*.png")}, QDir::Files);
    QCOMPARE(pictures.size(), 1);
    QProcess reader;
    reader.start(QStringLiteral("zbarimg"),
                 {QStringLiteral("--quiet"), QStringLiteral("--raw"), receipts.filePath(pictures.front())});
    QVERIFY(reader.waitForFinished());
    const QByteArray wanted = "KZR1:0001-000001:" + QByteArray::fromStdString(m_sale).toUpper();
    QCOMPARE(reader.readAllStandardOutput().trimmed(), wanted);
}

void TestFig8::step612_theShopSendsThePaymentInformation() {
    QVERIFY(becomesTrue([this] { return numberAt(m_system.sales(), "unsent_records") == 0; }));
    QCOMPARE(numberAt(m_system.sales(), "refused_records"), 0);
    const Json settled = m_system.askAsShop("/shop/v1/settlements/" + m_code.issueNumber).json();
    QCOMPARE(textAt(settled, "settlement.record_id"), m_sale);
    QCOMPARE(textAt(settled, "settlement.state"), std::string("accepted"));
    QCOMPARE(numberAt(settled, "settlement.amount_used_minor"), kPrice);
    QCOMPARE(numberAt(settled, "settlement.returned_minor"), kUnused);

    const Json code = m_phone->get("/codes/" + m_code.issueNumber).json();
    QCOMPARE(textAt(code, "code.state"), std::string("redeemed"));
    QCOMPARE(numberAt(code, "code.used_minor"), kPrice);
    QCOMPARE(textAt(code, "code.shop_name"), std::string("かざす商店 本町店"));
    QVERIFY(m_system.explain(m_code.issueNumber).contains(QStringLiteral("delivered -> redeemed")));
}

void TestFig8::step613_theMembersBankLearnsOfThePurchase() {
    QVERIFY(becomesTrue([this] {
        return m_system.explain(m_code.issueNumber)
            .contains(QRegularExpression(
                QStringLiteral("bank message purchase to 99990109 over 1000: answered 00")));
    }));
    const QString statement = QString::fromUtf8(
        m_system.payerBank.run({QStringLiteral("statement"), QString::fromStdString(kMemberAccount)}).output);
    QVERIFY2(statement.contains(QStringLiteral("かざす商店 本町店")), qPrintable(statement));
    QVERIFY2(statement.contains(QStringLiteral("タオル")), qPrintable(statement));
}

void TestFig8::step614_theShopsBankLearnsOfThePayment() {
    QVERIFY(becomesTrue([this] {
        return m_system.explain(m_code.issueNumber)
            .contains(QRegularExpression(
                QStringLiteral("bank message payment to 99990110 over 1000: answered 00")));
    }));
    QCOMPARE(numberAt(m_system.centerBooks(), "bank_messages.refused"), 0);
}

void TestFig8::step615_theShopsBankAsksForTheTransfer() {
    const QByteArray log = m_system.shopBank.log();
    QCOMPARE(log.count("asking 99990109 for the money"), 1);
}

void TestFig8::step616_theMembersBankMovesTheMoney() {
    const Json books = m_system.payerBooks();
    QCOMPARE(balanceAt(books, "due_to", kShopBankId), kPrice);
    QCOMPARE(balanceAt(books, "accounts", kMemberAccount), kOpeningBalance - kPrice);  // the rest is back
    const auto suspense = books.getObject("suspense");
    QVERIFY(suspense.isOk());
    for (const auto& name : suspense->keys()) QCOMPARE(*suspense->getNumber(name), std::int64_t{0});
}

void TestFig8::step617_theShopsBankCreditsTheShop() {
    const Json books = m_system.shopBankBooks();
    QCOMPARE(balanceAt(books, "accounts", kShopAccount), kPrice);
    QCOMPARE(balanceAt(books, "due_from", kPayerBankId), kPrice);
    const Json settled = m_system.askAsShop("/shop/v1/settlements/" + m_code.issueNumber).json();
    QVERIFY(parseRfc3339(textAt(settled, "settlement.credited_at")).isOk());
}

void TestFig8::step618_theMemberGetsAStatement() {
    const auto statement = [this](const char* language) {
        return QString::fromUtf8(
            m_system.payerBank
                .run({QStringLiteral("statement"), QString::fromStdString(kMemberAccount),
                      QStringLiteral("--language"), QLatin1String(language)})
                .output);
    };
    for (const char* language : {"ja", "en"}) {
        const QString text = statement(language);
        for (const char* wanted : {"かざす商店 本町店", "1,500", "1,000", "500", "199,000"})
            QVERIFY2(text.contains(QString::fromUtf8(wanted)), qPrintable(text));
        QVERIFY(!text.contains(QString::fromStdString(kMemberCard)));
    }
    QVERIFY(statement("en").contains(QStringLiteral("Closing balance")));
    QVERIFY(statement("ja").contains(QStringLiteral("差引残高")));
}

void TestFig8::allBooksAgreeWhileTheProgramsRun() {
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    QVERIFY(check.output.contains("All books agree."));
}

void TestFig8::everyProgramEndsWhenAskedTo() {
    QCOMPARE(m_till.close(), 0);
    QCOMPARE(m_system.center.stop(), 0);
    QCOMPARE(m_system.shopBank.stop(), 0);
    QCOMPARE(m_system.payerBank.stop(), 0);
    const Finished check = m_system.check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
}

void TestFig8::onePlantedYenIsFound_data() {
    QTest::addColumn<QString>("database");
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QByteArray>("finding");
    for (const PlantedYen& planted : plantedYens())
        QTest::newRow(planted.name) << QString::fromUtf8(planted.database) << planted.statements
                                    << QByteArray(planted.finding);
}

void TestFig8::onePlantedYenIsFound() {
    QFETCH(const QString, database);
    QFETCH(const QStringList, statements);
    QFETCH(const QByteArray, finding);
    const QTemporaryDir copy;
    QVERIFY(copyFolder(m_system.folder(), copy.path()));
    QCOMPARE(RunningSystem::checkIn(copy.path()).exitCode, 0);
    const QString problem = plant(copy.filePath(database), statements);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Finished check = RunningSystem::checkIn(copy.path());
    QVERIFY2(check.exitCode == 1, (check.output + check.errors).constData());
    QVERIFY2(check.output.contains("DIFF " + finding), check.output.constData());
}

QTEST_MAIN(TestFig8)
#include "test_fig8.moc"

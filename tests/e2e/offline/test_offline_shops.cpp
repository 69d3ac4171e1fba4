// Shops without a center, and a center without its last hour: real programs, real files. Whatever was sold is
// settled once, and what a shop loses stands in both books.
#include "core/wire/shop_api.h"
#include "platform/crypto/crypto.h"
#include "tests/e2e/support/phone.h"
#include "tests/e2e/support/till.h"
#include "tests/e2e/support/value_in_file.h"
#include "tests/e2e/support/waiting.h"

#include <QDir>
#include <QFile>

#include <barrier>
#include <thread>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const Member kSaburo{"鈴木 三郎", "すずき さぶろう", "saburo@example.jp", "kazasu off line"};
constexpr int kCodesOfEachKind = 10;

Json kindOf(bool accepts, int codes) {
    return Json::object()
        .set("accept", accepts)
        .set("code_minor", 5'000)
        .set("codes", codes)
        .set("total_minor", 100'000);
}

Json offlineConfig() {
    return Json::object()
        .set("bound", kindOf(true, kCodesOfEachKind))
        .set("unbound", kindOf(true, kCodesOfEachKind));
}

}  // namespace

class TestOfflineShops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void twentySalesWithoutACenterAreSettledWhenItIsBack();
    void twoTillsThatRaceForACodeMakeOneSale();
    void aCodeSpentInTwoShopsIsTheSecondShopsLoss();
    void aCenterThatLostItsLastHourIsRefilled();

private:
    [[nodiscard]] std::string codeFor(std::optional<int> shop);
    /// Its folder, catalogue and token; not started.
    [[nodiscard]] std::unique_ptr<SystemProgram> makeSecondShop() const;
    /// How the sale of kPrice that this code was to pay for went: "accepted", or why it was refused.
    [[nodiscard]] static std::string sell(Till& till, const std::string& code);
    [[nodiscard]] bool hasTheTillOnline() {
        const auto isOk = m_till->ask("wait-online 40").getFlag("ok");
        return isOk && *isOk;
    }
    void copyBooks(const QString& from, const QString& to) const;
    void verifyAllAgrees() const;

    std::unique_ptr<RunningSystem> m_system;
    std::unique_ptr<Till> m_till;
    std::unique_ptr<Phone> m_phone;
    std::string m_means;
};

void TestOfflineShops::init() {
    QVERIFY(initialiseCrypto().isOk());
    m_system = std::make_unique<RunningSystem>();
    m_system->controller.reconfigure("offline", offlineConfig());
    // One member stands for all the customers of an hour.
    m_system->center.reconfigure("limits", Json::object().set("open_codes", 2 * kCodesOfEachKind + 2));
    QVERIFY2(m_system->start(), m_system->logs().constData());
    m_till = std::make_unique<Till>(m_system->controller);
    QVERIFY2(m_till->open(), m_system->logs().constData());
    m_phone = std::make_unique<Phone>(m_system->phoneUrl());
    m_means = m_phone->becomeMember(kSaburo);
    QVERIFY(!m_means.empty());
}

void TestOfflineShops::cleanup() {
    if (QTest::currentTestFailed()) qInfo("%s", m_system->logs().constData());
}

std::string TestOfflineShops::codeFor(std::optional<int> shop) {
    CodeWish wish;
    wish.amount = kPrice;
    wish.shop = shop;
    const auto held = m_phone->obtainCode(m_means, wish);
    return held ? held->text : std::string{};
}

std::string TestOfflineShops::sell(Till& till, const std::string& code) {
    if (till.ringUp().empty()) return "no sale";
    till.scan(code);
    const Json answer = till.waitForSettlement();
    const std::string phase = textAt(answer, "settlement.phase");
    if (phase != "refused") return phase;
    till.payCash(kPrice);
    return textAt(answer, "settlement.error.name");
}

void TestOfflineShops::verifyAllAgrees() const {
    QVERIFY(becomesTrue([this] { return m_system->isSettled(); }, 90'000));
    const Finished check = m_system->check();
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
    QCOMPARE(m_system->controller.run("journal verify").exitCode, 0);
}

void TestOfflineShops::twentySalesWithoutACenterAreSettledWhenItIsBack() {
    std::vector<std::string> codes;
    for (int i = 0; i < 2 * kCodesOfEachKind; ++i) {
        codes.push_back(codeFor(i % 2 == 0 ? std::optional(kShop) : std::nullopt));
        QVERIFY(!codes.back().empty());
    }
    const std::string oneBoundMore = codeFor(kShop);
    const std::string oneMore = codeFor({});
    m_system->center.kill();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        QCOMPARE(sell(*m_till, codes[i]), std::string("accepted"));
        if (i == codes.size() / 2) {  // the power fails
            m_system->controller.kill();
            QVERIFY(m_till->open(false));
        }
    }
    QCOMPARE(sell(*m_till, oneBoundMore), std::string("OfflineLimitReached"));
    QCOMPARE(sell(*m_till, oneMore), std::string("OfflineLimitReached"));
    QCOMPARE(sell(*m_till, codes.front()), std::string("CodeAlreadyUsed"));
    const Json away = m_system->sales();
    QCOMPARE(numberAt(away, "unsent_records"), 2 * kCodesOfEachKind);
    QCOMPARE(numberAt(away, "offline_at_risk.unbound_minor"), kCodesOfEachKind * kPrice);
    QVERIFY(m_system->restartCenter());
    QVERIFY(hasTheTillOnline());
    verifyAllAgrees();
    const Json sales = m_system->sales();
    QCOMPARE(numberAt(sales, "offline_count"), 2 * kCodesOfEachKind);
    QCOMPARE(numberAt(sales, "refused_records"), 0);
    QCOMPARE(numberAt(sales, "offline_at_risk.unbound_codes"), 0);
    QCOMPARE(balanceAt(m_system->shopBankBooks(), "accounts", kShopAccount), 2 * kCodesOfEachKind * kPrice);
}

std::unique_ptr<SystemProgram> TestOfflineShops::makeSecondShop() const {
    const QString folder = m_system->folder() + QStringLiteral("/store2");
    KAZASU_CHECK(QDir().mkpath(folder + QStringLiteral("/scans")));
    auto second = std::make_unique<SystemProgram>(QStringLiteral("kazasu-controller"), folder, QString(),
                                                  ReadyOn::StandardOutputOnly);
    const std::string token =
        m_system->controller.path(QStringLiteral("token-%1").arg(kOtherShop)).toStdString();
    const std::string url =
        "http://127.0.0.1:" + std::to_string(m_system->center.port(QStringLiteral("shop")));
    second->configure(Json::object()
                          .set("shop", Json::object().set("name", "となりの店"))
                          .set("database", "store.sqlite")
                          .set("offline", offlineConfig())
                          .set("center", Json::object().set("url", url).set("token_file", token)));
    KAZASU_CHECK(
        second->run({QStringLiteral("import"), m_system->controller.path(QStringLiteral("goods.csv"))})
            .exitCode == 0);
    return second;
}

/// Two tills, one code, at the same moment: one sale, and the other cashier hears where and when, also after
/// a power cut.
void TestOfflineShops::twoTillsThatRaceForACodeMakeOneSale() {
    const std::string code = codeFor({});
    QVERIFY(!code.empty());
    std::barrier start(2);
    const auto play = [&](Till& till, SystemProgram& program) {
        std::pair<Json, Json> answers{Json::object(), Json::object()};
        const bool isReady = !till.ringUp().empty();
        start.arrive_and_wait();
        if (!isReady) return answers;
        till.scan(code);
        answers.first = till.waitForSettlement();
        if (textAt(answers.first, "settlement.phase") != "refused") return answers;
        program.kill();
        if (!till.open()) return answers;
        till.scan(code);
        answers.second = till.waitForSettlement();
        return answers;
    };
    std::pair<Json, Json> there{Json::object(), Json::object()};
    std::thread other([&] {  // a program is spoken to by the thread that started it
        const auto second = makeSecondShop();
        Till till(*second);
        if (!till.open()) return start.arrive_and_drop();
        there = play(till, *second);
    });
    const auto here = play(*m_till, m_system->controller);
    other.join();
    const bool isHere = textAt(here.first, "settlement.phase") == "accepted";
    const auto& lost = isHere ? there : here;
    QCOMPARE(textAt((isHere ? here : there).first, "settlement.phase"), std::string("accepted"));
    for (const Json& answer : {lost.first, lost.second}) {
        QCOMPARE(textAt(answer, "settlement.error.name"), std::string("CodeAlreadyUsed"));
        QCOMPARE(textAt(answer, "settlement.used.shop_name"),
                 std::string(isHere ? "かざす商店 本町店" : "となりの店"));
        QVERIFY(!textAt(answer, "settlement.used.at").empty());
    }
    QVERIFY(becomesTrue([this] { return numberAt(m_system->centerBooks(), "codes.redeemed") == 1; }));
}

void TestOfflineShops::aCodeSpentInTwoShopsIsTheSecondShopsLoss() {
    const auto second = makeSecondShop();
    Till secondTill(*second);
    QVERIFY(secondTill.open());
    const std::string code = codeFor({});
    QVERIFY(!code.empty());
    m_system->center.kill();
    QCOMPARE(sell(*m_till, code), std::string("accepted"));
    QCOMPARE(sell(secondTill, code), std::string("accepted"));
    second->kill();  // it comes later
    QVERIFY(m_system->restartCenter());
    QVERIFY(hasTheTillOnline());
    QVERIFY(becomesTrue([&] { return m_system->isSettled(); }));
    QVERIFY(secondTill.open());
    QVERIFY(becomesTrue([&] { return numberAt(second->ask("sales --json"), "refused_records") == 1; }));
    QCOMPARE(numberAt(second->ask("sales --json"), "refused_minor"), kPrice);
    const Json books = m_system->centerBooks();
    for (const Json& shop : listAt(books, "shops")) {
        const bool isSecond = numberAt(shop, "number") == kOtherShop;
        QCOMPARE(numberAt(shop, "refused_minor"), isSecond ? kPrice : 0);
        QCOMPARE(numberAt(shop, "credited_minor"), isSecond ? 0 : kPrice);
    }
    const auto config = [this](const char* name) {
        return m_system->folder() + QLatin1Char('/') + QLatin1String(name) + QStringLiteral("/config.json");
    };
    const Finished check =
        runToEnd(QStringLiteral("kazasu"),
                 {QStringLiteral("check"), QStringLiteral("--center"), config("center"),
                  QStringLiteral("--bank"), config("bank109"), QStringLiteral("--bank"), config("bank110"),
                  QStringLiteral("--store"), config("store"), QStringLiteral("--store"), config("store2")});
    QVERIFY2(check.exitCode == 0, (check.output + check.errors).constData());
}

void TestOfflineShops::copyBooks(const QString& from, const QString& to) const {
    for (const char* extra : {"", "-wal", "-shm"}) {
        QFile::remove(to + QLatin1String(extra));
        if (QFile::exists(from + QLatin1String(extra)))
            QVERIFY(QFile::copy(from + QLatin1String(extra), to + QLatin1String(extra)));
    }
}

void TestOfflineShops::aCenterThatLostItsLastHourIsRefilled() {
    const std::string early = codeFor(kShop);  // issued before the backup, used after it
    const auto kept = m_phone->obtainCode(m_means, {kPrice, {}, true, "qr"});  // and one that nobody uses
    QVERIFY(kept.has_value());
    QVERIFY(becomesTrue([this] { return m_system->isSettled(); }));
    // The shop's first report is what proves the loss later.
    m_system->center.kill();
    QVERIFY(
        becomesTrue([this] { return textAt(m_till->ask("status"), "status.center") == "offline"; }, 90'000));
    QVERIFY(m_system->restartCenter());
    QVERIFY(hasTheTillOnline());
    const QString books = m_system->center.path(QStringLiteral("center.sqlite"));
    QVERIFY(becomesTrue(
        [&] {
            return valueInFile(books, QStringLiteral("SELECT COUNT(*) FROM shop_report")) ==
                   QStringLiteral("1");
        },
        90'000));
    QCOMPARE(m_system->center.stop(), 0);
    copyBooks(books, books + QStringLiteral(".backup"));
    QVERIFY(m_system->restartCenter());

    QVERIFY(hasTheTillOnline());
    QCOMPARE(sell(*m_till, early), std::string("accepted"));
    for (int i = 0; i < 3; ++i) {
        const std::string code = codeFor(i == 0 ? std::optional(kShop) : std::nullopt);
        QCOMPARE(sell(*m_till, code), std::string("accepted"));
    }
    QVERIFY(becomesTrue([this] { return m_system->isSettled(); }));
    const auto paid = balanceAt(m_system->shopBankBooks(), "accounts", kShopAccount);
    QCOMPARE(paid, 4 * kPrice);

    m_system->center.kill();
    copyBooks(books + QStringLiteral(".backup"), books);
    QCOMPARE(numberAt(m_system->centerBooks(), "codes.delivered"), 2);  // it knows of nothing that was sold
    m_system->controller.kill();                                        // so long nobody compares
    QCOMPARE(m_system->center.run("restored").exitCode, 0);
    QVERIFY(m_system->restartCenter());
    const ClaimRequest claim{*ClaimId::parse(Phone::newId()),
                             *SaleId::parse(Phone::newId()),
                             kept->text,
                             Money::yen(kPrice),
                             "1",
                             CodeEntry::Scanned};
    const auto put = [&] {
        return m_system->askAsShop("PUT", "/shop/v1/claims/" + claim.id.toString(), toJson(claim).dump());
    };
    QCOMPARE(put().status, 503);
    QCOMPARE(m_phone->post("/codes/" + kept->issueNumber + "/cancel").status, 503);
    QVERIFY(m_till->open(false));
    QVERIFY2(
        becomesTrue([this] { return numberAt(m_system->centerBooks(), "codes.redeemed") == 4; }, 150'000),
        m_system->logs().constData());
    verifyAllAgrees();
    QCOMPARE(balanceAt(m_system->shopBankBooks(), "accounts", kShopAccount), paid);
    QCOMPARE(balanceAt(m_system->payerBooks(), "accounts", kMemberAccount), kOpeningBalance - 5 * kPrice);
    // And it serves again.
    QVERIFY(hasTheTillOnline());
    QVERIFY(becomesTrue([&] { return put().status == 200; }));
    QCOMPARE(textAt(m_system->askAsShop("GET", "/shop/v1/claims/" + claim.id.toString(), {}).json(),
                    "claim.state"),
             std::string("granted"));
}

QTEST_GUILESS_MAIN(TestOfflineShops)
#include "test_offline_shops.moc"

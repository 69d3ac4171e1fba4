// The real center between real banks: one sale over the wires, what browsers may do, bad bodies, and
// stopping.
#include "tests/component/center/program_town.h"
#include "tests/support/http_peer.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSaleReachesTheShopsAccountAndTheBooksAgree();
    void twoShopsRaceOneCodeAndOneGetsIt();
    void aBadBodyToAnyRouteIsAnErrorWithItsCode_data();
    void aBadBodyToAnyRouteIsAnErrorWithItsCode();
    void aChangeFromAnotherPageOrOtherThanJsonIsRefused();
    void theCookieIsForThisCenterAlone();
    void nobodySeesAnotherMembersThings();
    void aShopSpeaksForItselfOnly();
    void pagesAreServedByTheirExactPathOnly();
    void meansComeInTheOrderThatIsAskedFor();
    void theImageIsTheSameUntilItIsAskedForOtherwise();
    void wrongPasswordsLockAlsoAcrossAKill();
    void whatWasAcknowledgedSurvivesAKill();
    void theCardNumberIsNowhereOnDiskOrInWords();
    void itEndsWithinTwoSecondsOfSigterm();
    void aWrongConfigurationIsRefusedByName_data();
    void aWrongConfigurationIsRefusedByName();

private:
    std::unique_ptr<ProgramTown> m_town;
};

void TestCenterProgram::initTestCase() {
    m_town = std::make_unique<ProgramTown>();
    QFile page(m_town->path("web/index.html"));
    QVERIFY(page.open(QIODevice::WriteOnly));
    page.write("<!doctype html><title>Kazasu</title>");
    page.close();
    QVERIFY2(m_town->startCenter(), m_town->center().log().constData());
}

void TestCenterProgram::aSaleReachesTheShopsAccountAndTheBooksAgree() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "sale@example.jp");
    const Json code = ProgramTown::makeCode(phone, means, 1500);
    HttpCaller shop = m_town->shop(1001);
    const std::string claim = ProgramTown::newId();
    const std::string sale = ProgramTown::newId();
    const Answer granted =
        shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 1200, sale));
    QCOMPARE(*granted.body.getObject("claim")->getText("state"), std::string("granted"));
    const Json record = ProgramTown::recordBody(code, 1200, sale, claim);
    const Answer first = shop.call("POST", "/shop/v1/settlements", record);
    QCOMPARE(*first.body.getObject("settlement")->getText("state"), std::string("accepted"));
    QCOMPARE(shop.call("POST", "/shop/v1/settlements", record).bytes, first.bytes);
    const std::string path = "/shop/v1/settlements/" + *code.getText("issue_number");
    QTRY_VERIFY_WITH_TIMEOUT(shop.call("GET", path).body.getObject("settlement")->has("credited_at"), 20'000);

    const Finished books =
        runToEnd(QStringLiteral("kazasu-center"),
                 QStringList{QStringLiteral("books"), QStringLiteral("--json")} + m_town->config());
    const auto seen = Json::parse(books.output.toStdString());
    QCOMPARE(*seen->getNumber("ledger_sum"), 0);
    QCOMPARE(*seen->getObject("accounts")->getNumber("code"), 0);
    QCOMPARE(*seen->getArray("shops")->at(0).getNumber("credited_minor"), 1200);
    QCOMPARE(*seen->getObject("accounts")->getObject("receivable")->getNumber("99990109"), 0);
    const auto bankBooks = [this](const char* config) {
        const Finished printed =
            runToEnd(QStringLiteral("kazasu-bank"),
                     {QStringLiteral("--config"), m_town->path(config), QStringLiteral("books")});
        return *Json::parse(printed.output.toStdString());
    };
    QCOMPARE(*bankBooks("member_bank.json").getObject("accounts")->getNumber("1234567"), 100'000 - 1200);
    QCOMPARE(*bankBooks("shop_bank.json").getObject("accounts")->getNumber("7654321"), 1200);
}

void TestCenterProgram::twoShopsRaceOneCodeAndOneGetsIt() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "race@example.jp");
    for (int round = 0; round < 5; ++round) {
        const Json code = ProgramTown::makeCode(phone, means, 100);
        std::atomic<int> granted = 0;
        std::vector<std::thread> shops;
        for (const int number : {1001, 1002}) {
            shops.emplace_back([&, number] {
                HttpCaller shop = m_town->shop(number);
                const Answer answer = shop.call("PUT", "/shop/v1/claims/" + ProgramTown::newId(),
                                                ProgramTown::claimBody(code, 100, ProgramTown::newId()));
                if (*answer.body.getObject("claim")->getText("state") == "granted") ++granted;
            });
        }
        for (auto& shop : shops) shop.join();
        QCOMPARE(granted.load(), 1);
    }
}

void TestCenterProgram::aBadBodyToAnyRouteIsAnErrorWithItsCode_data() {
    QTest::addColumn<bool>("isShop");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    const auto row = [](bool isShop, const char* method, const char* path) {
        QTest::addRow("%s %s", method, path)
            << isShop << QString::fromLatin1(method) << QString::fromLatin1(path);
    };
    row(false, "POST", "/member/v1/members");
    row(false, "POST", "/member/v1/sessions");
    row(false, "POST", "/member/v1/means");
    row(false, "POST", "/member/v1/authorisations");
    row(false, "POST", "/member/v1/authorisations/not-an-id/confirm");
    row(false, "POST", "/member/v1/authorisations/not-an-id/cancel");
    row(false, "POST", "/member/v1/codes/0123456789abcdef/delivered");
    row(false, "POST", "/member/v1/codes/zz/cancel");
    row(false, "POST", "/member/v1/nothing");
    row(true, "PUT", "/shop/v1/claims/01a20a4f-9c87-711d-ba22-17de577d742b");
    row(true, "PUT", "/shop/v1/claims/not-an-id");
    row(true, "POST", "/shop/v1/settlements");
    row(true, "POST", "/shop/v1/nothing");
}

void TestCenterProgram::aBadBodyToAnyRouteIsAnErrorWithItsCode() {
    QFETCH(bool, isShop);
    QFETCH(QString, method);
    QFETCH(QString, path);
    static std::string cookie;  // one member for all rows
    HttpCaller caller = isShop ? m_town->shop(1001) : m_town->phone();
    if (!isShop && cookie.empty()) {
        ProgramTown::join(caller, "bad@example.jp");
        cookie = caller.cookie;
    }
    if (!isShop) caller.cookie = cookie;
    const std::string deep = std::string(64, '[') + std::string(64, ']');
    for (const std::string& body :
         {std::string("{"), std::string("[]"), std::string("null"), std::string("{}"),
          std::string("{\"id\":5,\"email\":{}}"), std::string("{\"amount_minor\":1e999}"),
          std::string("\"\xFF\xFE\""), deep, std::string(60'000, ' ')}) {
        const Answer answer = caller.call(method.toStdString(), path.toStdString(), body);
        QVERIFY2(answer.status >= 400 && answer.status < 500,
                 (std::to_string(answer.status) + " for " + body.substr(0, 30)).c_str());
        QVERIFY2(!answer.error().empty(), answer.bytes.c_str());
    }
    QVERIFY(m_town->center().isReady());
}

void TestCenterProgram::aChangeFromAnotherPageOrOtherThanJsonIsRefused() {
    HttpCaller phone = m_town->phone();
    const Json body = Json::object().set("email", "nobody@example.jp").set("password", kPassword);
    phone.extra = {{"origin", "http://evil.example"}};
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("Forbidden"));
    phone.extra = {{"origin", phone.origin()}};
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("CredentialsInvalid"));
    phone.contentType = "text/plain";
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("InvalidArgument"));
}

void TestCenterProgram::theCookieIsForThisCenterAlone() {
    HttpCaller phone = m_town->phone();
    ProgramTown::join(phone, "cookie@example.jp");
    const Answer again =
        phone.call("POST", "/member/v1/sessions",
                   Json::object().set("email", "COOKIE@example.jp").set("password", kPassword));
    const std::string set = again.header("set-cookie");
    for (const char* flag : {"; HttpOnly", "; SameSite=Strict", "; Path=/"})
        QVERIFY2(set.find(flag) != std::string::npos, set.c_str());
    QCOMPARE(phone.call("GET", "/member/v1/sessions/current").status, 200);
    const std::string before = phone.cookie;
    QCOMPARE(phone.call("DELETE", "/member/v1/sessions/current").status, 204);
    phone.cookie = before;
    QCOMPARE(phone.call("GET", "/member/v1/sessions/current").error(), std::string("Unauthorized"));
}

void TestCenterProgram::nobodySeesAnotherMembersThings() {
    HttpCaller owner = m_town->phone();
    const std::string means = ProgramTown::join(owner, "owner@example.jp");
    const Json code = ProgramTown::makeCode(owner, means, 100);
    HttpCaller other = m_town->phone();
    ProgramTown::join(other, "other@example.jp");
    const std::string path = "/member/v1/codes/" + *code.getText("issue_number");
    QCOMPARE(other.call("GET", path).status, 404);
    QCOMPARE(other.call("GET", path + "/image").status, 404);
    QCOMPARE(other.call("POST", path + "/cancel", Json::object()).status, 404);
    const std::string authorisation = "/member/v1/authorisations/" + *code.getText("authorisation_id");
    QCOMPARE(other.call("GET", authorisation).status, 404);
    QCOMPARE(other.call("POST", authorisation + "/cancel", Json::object()).status, 404);
    const Answer foreign = other.call("POST", "/member/v1/authorisations",
                                      Json::object()
                                          .set("id", ProgramTown::newId())
                                          .set("means_id", means)
                                          .set("amount_minor", 1)
                                          .set("currency", 392));
    QCOMPARE(foreign.error(), std::string("MeansUnknown"));
    QCOMPARE(owner.call("GET", path).status, 200);
    QCOMPARE(m_town->phone().call("GET", path).error(), std::string("Unauthorized"));
}

void TestCenterProgram::aShopSpeaksForItselfOnly() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "shop@example.jp"), 100);
    HttpCaller shop = m_town->shop(1001);
    HttpCaller other = m_town->shop(1002);
    const std::string claim = ProgramTown::newId();
    const std::string sale = ProgramTown::newId();
    QCOMPARE(shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 100, sale)).status,
             200);
    QCOMPARE(other.call("GET", "/shop/v1/claims/" + claim).status, 404);
    QCOMPARE(other.call("DELETE", "/shop/v1/claims/" + claim).status,
             200);  // its own id, remembered as reversed
    const Answer still = shop.call("GET", "/shop/v1/claims/" + claim);
    QCOMPARE(*still.body.getObject("claim")->getText("state"), std::string("granted"));
    QCOMPARE(
        other.call("POST", "/shop/v1/settlements", ProgramTown::recordBody(code, 100, sale, claim)).error(),
        std::string("Forbidden"));
    other.token = "wrong";
    QCOMPARE(other.call("GET", "/shop/v1/keys").error(), std::string("Unauthorized"));
    QCOMPARE(m_town->phone().call("GET", "/shop/v1/keys").status, 404);  // another interface
}

void TestCenterProgram::pagesAreServedByTheirExactPathOnly() {
    HttpCaller phone = m_town->phone();
    const Answer page = phone.call("GET", "/");
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("content-type"), std::string("text/html; charset=utf-8"));
    QVERIFY(page.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"));
    QCOMPARE(phone.call("GET", "/index.html").bytes, page.bytes);
    for (const char* path :
         {"/../center.json", "/%2e%2e/center.json", "/..%2fcenter.json", "/%2e%2e%5ccenter.json",
          "//etc/passwd", "/index.html/", "/center.sqlite", "/index.html%00.png"}) {
        HttpPeer peer = HttpPeer::connectTo(static_cast<std::uint16_t>(m_town->memberPort()));
        const auto answer = peer.ask("GET " + std::string(path) + " HTTP/1.1\r\nhost: x\r\n\r\n");
        QVERIFY2(answer && (answer->status == 404 || answer->status == 400), path);
        QVERIFY(answer->body.find("issuer") == std::string::npos);
    }
}

void TestCenterProgram::meansComeInTheOrderThatIsAskedFor() {
    HttpCaller phone = m_town->phone();
    const std::string card = ProgramTown::join(phone, "order@example.jp");
    const Answer account = phone.call("POST", "/member/v1/means",
                                      Json::object()
                                          .set("institution", "99990110")
                                          .set("kind", "account")
                                          .set("number", "7654321")
                                          .set("label", "account"));
    QCOMPARE(account.status, 201);
    const std::string second = *account.body.getObject("means")->getText("id");
    ProgramTown::makeCode(phone, card, 100);
    const auto firstBy = [&phone](const std::string& order) {
        const Answer answer = phone.call("GET", "/member/v1/means?order=" + order);
        return answer.status == 200 ? *answer.body.getArray("means")->at(0).getText("id") : answer.error();
    };
    QCOMPARE(firstBy("registration"), card);
    QCOMPARE(firstBy("name"), card);  // あ before い
    QCOMPARE(firstBy("frequency"), card);
    QCOMPARE(firstBy("recent"), card);
    QCOMPARE(firstBy("size"), std::string("InvalidArgument"));
    QVERIFY(second != card);
    QVERIFY(phone.call("GET", "/member/v1/means").bytes.find(kCardNumber) == std::string::npos);
}

void TestCenterProgram::theImageIsTheSameUntilItIsAskedForOtherwise() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "image@example.jp"), 100);
    const std::string path = "/member/v1/codes/" + *code.getText("issue_number") + "/image";
    const Answer png = phone.call("GET", path);
    QVERIFY(png.bytes.starts_with("\x89PNG"));
    QCOMPARE(phone.call("GET", path).header("etag"), png.header("etag"));
    phone.extra = {{"if-none-match", png.header("etag")}};
    QCOMPARE(phone.call("GET", path).status, 304);
    phone.extra.clear();
    const Answer svg = phone.call("GET", path + "?format=svg&symbol=code128&module=2");
    QCOMPARE(svg.header("content-type"), std::string("image/svg+xml"));
    QVERIFY(svg.bytes.starts_with("<svg "));
    QVERIFY(svg.header("etag") != png.header("etag"));
    for (const char* query : {"?module=0", "?module=33", "?module=x", "?format=gif", "?symbol=ean13"})
        QCOMPARE(phone.call("GET", path + query).error(), std::string("InvalidArgument"));
}

void TestCenterProgram::wrongPasswordsLockAlsoAcrossAKill() {
    HttpCaller phone = m_town->phone();
    ProgramTown::join(phone, "locked@example.jp");
    const auto attempt = [](HttpCaller& caller, const std::string& email, const std::string& password) {
        return caller
            .call("POST", "/member/v1/sessions", Json::object().set("email", email).set("password", password))
            .error();
    };
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(attempt(phone, "locked@example.jp", "wrong password"), std::string("CredentialsInvalid"));
        QCOMPARE(attempt(phone, "stranger@example.jp", "wrong password"), std::string("CredentialsInvalid"));
    }
    m_town->center().kill();
    QVERIFY(m_town->startCenter());
    HttpCaller again = m_town->phone();
    QCOMPARE(attempt(again, "locked@example.jp", kPassword), std::string("MemberLocked"));
    QCOMPARE(attempt(again, "stranger@example.jp", kPassword), std::string("MemberLocked"));
}

void TestCenterProgram::whatWasAcknowledgedSurvivesAKill() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "kill@example.jp"), 100);
    HttpCaller shop = m_town->shop(1001);
    const std::string claim = ProgramTown::newId();
    const std::string sale = ProgramTown::newId();
    QCOMPARE(shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 100, sale)).status,
             200);
    const Json record = ProgramTown::recordBody(code, 100, sale, claim);
    const Answer first = shop.call("POST", "/shop/v1/settlements", record);
    QCOMPARE(first.status, 200);
    m_town->center().kill();
    QVERIFY(m_town->startCenter());
    HttpCaller again = m_town->shop(1001);
    QCOMPARE(again.call("POST", "/shop/v1/settlements", record).bytes, first.bytes);
    const std::string path = "/shop/v1/settlements/" + *code.getText("issue_number");
    QTRY_VERIFY_WITH_TIMEOUT(again.call("GET", path).body.getObject("settlement")->has("credited_at"),
                             20'000);
}

void TestCenterProgram::theCardNumberIsNowhereOnDiskOrInWords() {
    HttpCaller phone = m_town->phone();
    const Json code = ProgramTown::makeCode(phone, ProgramTown::join(phone, "canary@example.jp"), 100);
    for (const char* name : {"center.sqlite", "center.sqlite-wal"}) {
        QFile file(m_town->path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(kCardNumber.c_str()), name);
    }
    const Finished life =
        runToEnd(QStringLiteral("kazasu-center"),
                 QStringList{QStringLiteral("explain"), QString::fromStdString(*code.getText("digits"))} +
                     m_town->config());
    QCOMPARE(life.exitCode, 0);
    QVERIFY(life.output.contains("issued -> delivered"));
    QVERIFY(!life.output.contains(kCardNumber.c_str()));
    QVERIFY(!m_town->center().log().contains(kCardNumber.c_str()));
}

void TestCenterProgram::itEndsWithinTwoSecondsOfSigterm() {
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_town->center().stop(), 0);
    QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
    QCOMPARE(
        runToEnd(QStringLiteral("kazasu-center"), QStringList{QStringLiteral("--check")} + m_town->config())
            .exitCode,
        0);
    QVERIFY(m_town->startCenter());
}

void TestCenterProgram::aWrongConfigurationIsRefusedByName_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("JSON");
    QTest::newRow("no issuer") << QByteArray("{}") << QByteArray("issuer");
    QTest::newRow("short issuer") << QByteArray(R"({"issuer": "123"})") << QByteArray("issuer");
    QTest::newRow("no listener") << QByteArray(R"({"issuer": "99990001", "name": "x"})")
                                 << QByteArray("member");
    QTest::newRow("bad port") << QByteArray(
                                     R"({"issuer": "99990001", "name": "x", "member": {"port": 70000}})")
                              << QByteArray("port");
    QTest::newRow("misspelt") << QByteArray(R"({"issuer": "99990001", "naem": "x"})")
                              << QByteArray("'naem': there is no such setting; 'name'");
    QTest::newRow("misspelt listener")
        << QByteArray(R"({"issuer": "99990001", "name": "x", "member": {"prot": 0}})")
        << QByteArray("'member.prot': there is no such setting; 'member.port'");
    QTest::newRow("unknown in a bank")
        << QByteArray(R"({"issuer": "99990001", "name": "x", "member": {"port": 0}, "shop": {"port": 0},
                          "banks": [{"institution": "99990109", "colour": 1}]})")
        << QByteArray("'banks[0].colour': there is no such setting");
}

void TestCenterProgram::aWrongConfigurationIsRefusedByName() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, named);
    QFile file(m_town->path("wrong.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Finished refused =
        runToEnd(QStringLiteral("kazasu-center"), {QStringLiteral("--config"), m_town->path("wrong.json")});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("ConfigInvalid") && refused.errors.contains(named),
             refused.errors.constData());
}

QTEST_GUILESS_MAIN(TestCenterProgram)
#include "test_center_program.moc"

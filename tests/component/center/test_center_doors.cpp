// What the real center lets in: bad bodies, other pages, other members, other shops, wrong passwords, a wrong
// file.
#include "tests/component/center/program_town.h"
#include "tests/support/http_peer.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterDoors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aBadBodyToAnyRouteIsAnErrorWithItsCode_data();
    void aBadBodyToAnyRouteIsAnErrorWithItsCode();
    void aChangeFromAnotherPageOrOtherThanJsonIsRefused();
    void theCookieIsForThisCenterAlone();
    void nobodySeesAnotherMembersThings();
    void aShopSpeaksForItselfOnly();
    void pagesAreServedByTheirExactPathOnly();
    void wrongPasswordsLockAlsoAcrossAKill();
    void aWrongConfigurationIsRefusedByName_data();
    void aWrongConfigurationIsRefusedByName();

private:
    std::unique_ptr<ProgramTown> m_town;
};

void TestCenterDoors::initTestCase() {
    m_town = std::make_unique<ProgramTown>();
    QVERIFY2(m_town->openCenterWithPage(), m_town->center().log().constData());
}

void TestCenterDoors::aBadBodyToAnyRouteIsAnErrorWithItsCode_data() {
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

void TestCenterDoors::aBadBodyToAnyRouteIsAnErrorWithItsCode() {
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

void TestCenterDoors::aChangeFromAnotherPageOrOtherThanJsonIsRefused() {
    HttpCaller phone = m_town->phone();
    const Json body = Json::object().set("email", "nobody@example.jp").set("password", kPassword);
    phone.extra = {{"origin", "http://evil.example"}};
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("Forbidden"));
    phone.extra = {{"origin", phone.origin()}};
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("CredentialsInvalid"));
    phone.contentType = "text/plain";
    QCOMPARE(phone.call("POST", "/member/v1/sessions", body).error(), std::string("InvalidArgument"));
}

void TestCenterDoors::theCookieIsForThisCenterAlone() {
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

void TestCenterDoors::nobodySeesAnotherMembersThings() {
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

void TestCenterDoors::aShopSpeaksForItselfOnly() {
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

void TestCenterDoors::pagesAreServedByTheirExactPathOnly() {
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

void TestCenterDoors::wrongPasswordsLockAlsoAcrossAKill() {
    HttpCaller phone = m_town->phone();
    ProgramTown::join(phone, "locked@example.jp");
    const auto attempt = [this](const std::string& email, const std::string& password) {
        HttpCaller caller = m_town->phone();
        return caller
            .call("POST", "/member/v1/sessions", Json::object().set("email", email).set("password", password))
            .error();
    };
    for (int tries = 0; tries < 10; ++tries) {
        if (tries == 5 || tries == 9) {
            m_town->center().kill();
            QVERIFY(m_town->startCenter());
        }
        for (const char* email : {"locked@example.jp", "stranger@example.jp"}) {
            std::string said;         // the last ones have to wait for their turn
            bool isLookedAt = false;  // QTRY_VERIFY asks again after a success
            QTRY_VERIFY_WITH_TIMEOUT(
                isLookedAt = isLookedAt || (said = attempt(email, "wrong password")) != "RateLimited",
                60'000);
            QCOMPARE(said, std::string("CredentialsInvalid"));
        }
    }
    m_town->center().kill();
    QVERIFY(m_town->startCenter());
    QCOMPARE(attempt("locked@example.jp", kPassword), std::string("MemberLocked"));
    QCOMPARE(attempt("stranger@example.jp", kPassword), std::string("MemberLocked"));
}

void TestCenterDoors::aWrongConfigurationIsRefusedByName_data() {
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
    const auto withLimits = [](const char* limits) {
        return QByteArray(R"({"issuer": "99990001", "name": "x", "member": {"port": 0}, "shop": {"port": 0},
                              "banks": [], "database": "x", "signing_key": "x", "secret_key": "x", )") +
               limits + '}';
    };
    QTest::newRow("no code may be open")
        << withLimits(R"("limits": {"open_codes": 0})") << QByteArray("'open_codes': 1 to");
    QTest::newRow("a session for a year")
        << withLimits(R"("limits": {"session_ms": 31536000000})") << QByteArray("'session_ms'");
    QTest::newRow("misspelt limit") << withLimits(R"("limits": {"open_code": 3})")
                                    << QByteArray("'limits.open_codes' was meant");
    QTest::newRow("a proxy by name") << withLimits(R"("proxies": ["localhost"])") << QByteArray("'proxies'");
    QTest::newRow("unknown in a bank")
        << QByteArray(R"({"issuer": "99990001", "name": "x", "member": {"port": 0}, "shop": {"port": 0},
                          "banks": [{"institution": "99990109", "colour": 1}]})")
        << QByteArray("'banks[0].colour': there is no such setting");
}

void TestCenterDoors::aWrongConfigurationIsRefusedByName() {
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

QTEST_GUILESS_MAIN(TestCenterDoors)
#include "test_center_doors.moc"

// Sessions of members: what a token is good for, who sees and ends them, whose network is counted.
#include "tests/component/center/members_door.h"

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_door = std::make_unique<MembersDoor>(); }
    void eachSignInMakesANewTokenAndEndsTheFormer();
    void aMemberSeesAndEndsTheirSessions();
    void signingOutEverywhereEndsEverySession();
    void sessionLimitsAreThoseOfTheConfiguration();
    void anAgentThatIsNoTextIsNotKept();
    void behindAProxyTheClientsNetworkIsCounted_data();
    void behindAProxyTheClientsNetworkIsCounted();
    void cookiesUnderTlsBelongToTheHostAlone();

private:
    std::unique_ptr<MembersDoor> m_door;
};

void TestCenterSessions::eachSignInMakesANewTokenAndEndsTheFormer() {
    const std::string planted(22, 'p');
    m_door->caller.token =
        planted;  // what somebody put into the browser beforehand is worth nothing afterwards
    const std::string first = m_door->signIn();
    QVERIFY(first != planted);
    QCOMPARE(first.size(), std::size_t{22});  // 128 bits in base64
    m_door->caller.token = planted;
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions/current").error(),
             std::string("Unauthorized"));
    m_door->caller.token = first;
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions/current").status, 200);
    const std::string second = m_door->signIn();
    QVERIFY(second != first);
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions/current").error(),
             std::string("Unauthorized"));
    m_door->caller.token = second;
    QCOMPARE(m_door->caller.member("DELETE", "/member/v1/sessions/current").status, 204);
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions/current").error(),
             std::string("Unauthorized"));
    QCOMPARE(m_door->bench.number("SELECT COUNT(*) FROM session WHERE instr(CAST(token_hash AS TEXT), '" +
                                  second + "') > 0"),
             0);
}

void TestCenterSessions::aMemberSeesAndEndsTheirSessions() {
    m_door->caller.extra = {{"user-agent", "Phone"}};
    const std::string phone = m_door->signIn();
    m_door->caller.extra = {{"user-agent", "Laptop"}};
    const std::string laptop = m_door->signIn();
    m_door->caller.token = phone;
    m_door->bench.clock.advance(2min);
    const Answer listed = m_door->caller.member("GET", "/member/v1/sessions");
    const Json list = *listed.body.getArray("sessions");
    QCOMPARE(list.size(), std::size_t{2});
    QVERIFY(listed.bytes.find(phone) == std::string::npos && listed.bytes.find(laptop) == std::string::npos);
    QCOMPARE(*list.at(0).getText("agent"), std::string("Phone"));  // used just now
    QCOMPARE(*list.at(1).getText("agent"), std::string("Laptop"));
    QVERIFY(*list.at(0).getFlag("is_current") && !*list.at(1).getFlag("is_current"));
    const std::string path = "/member/v1/sessions/" + *list.at(1).getText("id");
    QCOMPARE(m_door->caller.member("DELETE", path).status, 204);
    QCOMPARE(m_door->caller.member("DELETE", path).status, 404);
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions").body.getArray("sessions")->size(),
             std::size_t{1});
    m_door->caller.token = laptop;
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions").error(), std::string("Unauthorized"));
}

void TestCenterSessions::signingOutEverywhereEndsEverySession() {
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < kMaxSessions + 2; ++i) {
        tokens.push_back("token " + std::to_string(i));
        QVERIFY(m_door->bench
                    .inBooks([&](Database& books) {
                        return openSession(books, tokens.back(), m_door->taro, m_door->bench.clock.now());
                    })
                    .isOk());
        m_door->bench.clock.advance(1s);
    }
    m_door->caller.token = tokens[0];  // the oldest made room
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions").error(), std::string("Unauthorized"));
    m_door->caller.token = tokens.back();
    QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions").body.getArray("sessions")->size(),
             kMaxSessions);
    const Answer gone = m_door->caller.member("DELETE", "/member/v1/sessions");
    QCOMPARE(gone.status, 204);
    QVERIFY(gone.header("set-cookie").find("Max-Age=0") != std::string::npos);
    for (const std::string& token : tokens) {
        m_door->caller.token = token;
        QCOMPARE(m_door->caller.member("GET", "/member/v1/sessions/current").error(),
                 std::string("Unauthorized"));
    }
}

void TestCenterSessions::sessionLimitsAreThoseOfTheConfiguration() {
    m_door->caller.token = m_door->signIn();
    const SessionLimits limits{2min, 5min};
    const auto whose = [&] {
        return m_door->bench.inBooks([&](Database& books) {
            return memberOfSession(books, m_door->caller.token, m_door->bench.clock.now(), limits);
        });
    };
    for (int i = 0; i < 4; ++i) {
        m_door->bench.clock.advance(1min);
        QVERIFY(whose().isOk());
    }
    m_door->bench.clock.advance(1min);
    QCOMPARE(whose().code(), ErrorCode::SessionExpired);
    m_door->caller.token = m_door->signIn();
    m_door->bench.clock.advance(2min);
    QCOMPARE(whose().code(), ErrorCode::SessionExpired);
}

void TestCenterSessions::anAgentThatIsNoTextIsNotKept() {
    m_door->caller.extra = {{"user-agent", "\x1b[31m<b>" + std::string(500, 'x')}};
    m_door->caller.token = m_door->signIn();
    const Answer listed = m_door->caller.member("GET", "/member/v1/sessions");
    const std::string agent = *listed.body.getArray("sessions")->at(0).getText("agent");
    QVERIFY(agent.starts_with("[31m<b>xxx") && agent.size() < 200);
    m_door->caller.extra = {{"user-agent", "4111111111111111"}};
    m_door->caller.token = m_door->signIn();
    QVERIFY(m_door->caller.member("GET", "/member/v1/sessions").bytes.find("4111") == std::string::npos);
}

void TestCenterSessions::behindAProxyTheClientsNetworkIsCounted_data() {
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QString>("forwarded");
    QTest::addColumn<QString>("network");
    const auto row = [](const char* peer, const char* forwarded, const char* network) {
        QTest::addRow("%s for %s", peer, forwarded)
            << QString::fromLatin1(peer) << QString::fromLatin1(forwarded) << QString::fromLatin1(network);
    };
    row("127.0.0.1", "198.51.100.7", "198.51.100.7");
    row("127.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7");  // what the client said itself does not count
    row("127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64");
    row("127.0.0.1", "unknown", "127.0.0.1");
    row("127.0.0.1", "", "127.0.0.1");
    row("203.0.113.9", "198.51.100.7", "203.0.113.9");  // no proxy of ours
    row("::ffff:203.0.113.9", "", "203.0.113.9");
    row("2001:db8:1:2::9", "", "2001:db8:1:2::/64");
}

void TestCenterSessions::behindAProxyTheClientsNetworkIsCounted() {
    QFETCH(const QString, peer);
    QFETCH(const QString, forwarded);
    QFETCH(const QString, network);
    HttpRequest request;
    request.peer = peer.toStdString();
    if (!forwarded.isEmpty()) request.headers = {{"x-forwarded-for", forwarded.toStdString()}};
    QCOMPARE(QString::fromStdString(RequestGuard({}, {"127.0.0.1"}).networkOf(request)), network);
}

void TestCenterSessions::cookiesUnderTlsBelongToTheHostAlone() {
    const RequestGuard guard({"https://pay.example"});
    const std::string cookie = guard.cookieFor("T", {});
    QCOMPARE(
        cookie,
        std::string("__Host-kazasu_session=T; Max-Age=43200; HttpOnly; SameSite=Strict; Path=/; Secure"));
    HttpRequest request;
    request.headers = {{"cookie", "kazasu_session=planted"}};  // as a page of another host could set it
    QCOMPARE(guard.tokenIn(request), std::string());
    request.headers = {{"cookie", "__Host-kazasu_session=T"}};
    QCOMPARE(guard.tokenIn(request), std::string("T"));
    request.headers = {{"content-type", "application/json"}, {"origin", "http://pay.example"}};
    QCOMPARE(guard.checkChange(request).code(), ErrorCode::Forbidden);
    request.headers = {{"content-type", "application/json"}, {"sec-fetch-site", "cross-site"}};
    QCOMPARE(guard.checkChange(request).code(), ErrorCode::Forbidden);
    request.headers = {{"content-type", "application/json"}, {"origin", "https://pay.example"}};
    QVERIFY(guard.checkChange(request).isOk());
}

QTEST_GUILESS_MAIN(TestCenterSessions)
#include "test_center_sessions.moc"

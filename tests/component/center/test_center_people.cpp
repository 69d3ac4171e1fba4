// The members' door: passwords that are tried, passwords that are taken, sessions, and who learns what.
#include "center/member/common_passwords.h"
#include "center/member/login_guard.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

const std::string kEmail = "taro@example.jp", kRight = "correct horse battery";

Json person(const std::string& email, const std::string& password = kRight) {
    return Json::object()
        .set("name", "太郎")
        .set("reading", "たろう")
        .set("email", email)
        .set("password", password);
}
Json credentials(const std::string& email, const std::string& password) {
    return Json::object().set("email", email).set("password", password);
}

}  // namespace

class TestCenterPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bench = std::make_unique<CenterBench>();
        m_caller = std::make_unique<BenchCaller>(*m_bench);
        static const std::string kHash = hashPassword(kRight).value();  // slow, as it has to be
        m_taro.emplace(ClientId::make(m_bench->clock, m_bench->random));
        const Status made = m_bench->inBooks([this](Database& books) {
            return insertMember(books, *m_taro, {"太郎", "たろう", kEmail, ""}, kHash, m_bench->clock.now());
        });
        QVERIFY(made.isOk());
    }
    void triesGetSlowerAndTheEleventhIsNotLookedAtForHalfAnHour();
    void theCountSurvivesARestart();
    void ofAThousandAtOnceAtMostTenReachTheHash_data();
    void ofAThousandAtOnceAtMostTenReachTheHash();
    void aNetworkIsSlowedDownOverManyLogins();
    void theRightPasswordForgivesTheWrongOnes();
    void whoCannotSignInLearnsNothingAboutOthers();
    void whoSignsUpLearnsNothingAboutOthers();
    void aNetworkMakesSoManyMembers();
    void aPasswordThatEverybodyTriesIsRefused_data();
    void aPasswordThatEverybodyTriesIsRefused();
    void anOwnPasswordIsTaken_data();
    void anOwnPasswordIsTaken();
    void eachSignInMakesANewTokenAndEndsTheFormer();
    void aMemberSeesAndEndsTheirSessions();
    void signingOutEverywhereEndsEverySession();
    void sessionLimitsAreThoseOfTheConfiguration();
    void anAgentThatIsNoTextIsNotKept();
    void behindAProxyTheClientsNetworkIsCounted_data();
    void behindAProxyTheClientsNetworkIsCounted();
    void cookiesUnderTlsBelongToTheHostAlone();

private:
    Answer tryWith(const std::string& email, const std::string& password) {
        return m_caller->member("POST", "/member/v1/sessions", credentials(email, password));
    }
    std::string tokenIn(const Answer& answer) {
        const std::string set = answer.header("set-cookie");
        return set.substr(set.find('=') + 1, set.find(';') - set.find('=') - 1);
    }
    std::string signIn() { return tokenIn(tryWith(kEmail, kRight)); }
    void spend(std::int64_t tries, const std::string& email);

    std::unique_ptr<CenterBench> m_bench;
    std::unique_ptr<BenchCaller> m_caller;
    std::optional<ClientId> m_taro;
};

/// So many wrong passwords, each as soon as it is looked at.
void TestCenterPeople::spend(std::int64_t tries, const std::string& email) {
    for (std::int64_t i = 0; i < tries; ++i) {
        QCOMPARE(tryWith(email, "wrong password").error(), std::string("CredentialsInvalid"));
        if (i + 1 < kUnhurriedTries || i + 1 >= kMaxWrongPasswords) continue;
        const Milliseconds wait = kFirstWait * (1 << (i + 1 - kUnhurriedTries));
        QCOMPARE(tryWith(email, kRight).error(), std::string("RateLimited"));
        m_bench->clock.advance(wait - 1ms);
        QCOMPARE(tryWith(email, kRight).error(), std::string("RateLimited"));
        m_bench->clock.advance(1ms);
    }
}

void TestCenterPeople::triesGetSlowerAndTheEleventhIsNotLookedAtForHalfAnHour() {
    for (int round = 0; round < 2; ++round) {
        spend(kMaxWrongPasswords, kEmail);
        QCOMPARE(tryWith(kEmail, kRight).error(), std::string("MemberLocked"));
        m_bench->clock.advance(kLockTime - 1ms);
        QCOMPARE(tryWith(kEmail, kRight).error(), std::string("MemberLocked"));
        m_bench->clock.advance(1ms);
    }
    QCOMPARE(tryWith(kEmail, kRight).status, 201);
}

void TestCenterPeople::theCountSurvivesARestart() {
    spend(6, kEmail);
    m_bench->restart();
    QCOMPARE(tryWith(kEmail, "wrong password").error(), std::string("CredentialsInvalid"));
    m_bench->restart();
    QCOMPARE(tryWith(kEmail, kRight).error(), std::string("RateLimited"));
}

void TestCenterPeople::ofAThousandAtOnceAtMostTenReachTheHash_data() {
    QTest::addColumn<QString>("email");
    QTest::newRow("a member") << QString::fromStdString(kEmail);
    QTest::newRow("nobody") << QStringLiteral("nobody@example.jp");
}

void TestCenterPeople::ofAThousandAtOnceAtMostTenReachTheHash() {
    QFETCH(const QString, email);
    MemberService& members = m_bench->center->members();
    const std::uint64_t before = members.hashedPasswords();
    std::map<ErrorCode, int> answers;
    for (int i = 0; i < 1000; ++i) {  // each from another network, and all before any is answered
        members.logIn({email.toStdString(), "wrong " + std::to_string(i)},
                      {"198.51.100." + std::to_string(i), {}, {}},
                      [&answers](const Result<OpenedSession>& opened) { ++answers[opened.code()]; });
    }
    m_bench->drain();
    QVERIFY(members.hashedPasswords() - before <= 10);
    QVERIFY(answers[ErrorCode::CredentialsInvalid] <= 10);
    QCOMPARE(answers[ErrorCode::CredentialsInvalid] + answers[ErrorCode::RateLimited], 1000);
}

void TestCenterPeople::aNetworkIsSlowedDownOverManyLogins() {
    const auto outcomeOf = [&](int number, const std::string& network) {
        return m_bench
            ->inBooks([&](Database& books) -> Result<bool> {
                KAZASU_TRY_STATUS(
                    takeAttempt(books, {tokenHash(std::to_string(number)), network}, m_bench->clock.now()));
                return true;
            })
            .isOk();
    };
    for (int i = 0; i < kWrongPasswordsOfNetwork.tries; ++i) QVERIFY(outcomeOf(i, "203.0.113.7"));
    QVERIFY(!outcomeOf(1000, "203.0.113.7"));
    QVERIFY(outcomeOf(1001, "203.0.113.8"));  // another one
    m_bench->restart();
    QCOMPARE(tryWith(kEmail, kRight).error(), std::string("RateLimited"));  // that network, any login
    m_bench->clock.advance(kWrongPasswordsOfNetwork.regained);
    QCOMPARE(tryWith(kEmail, "wrong password").error(), std::string("CredentialsInvalid"));
    QCOMPARE(tryWith(kEmail, kRight).error(), std::string("RateLimited"));
    m_bench->clock.advance(kWrongPasswordsOfNetwork.regained);
    QCOMPARE(tryWith(kEmail, kRight).status, 201);
}

void TestCenterPeople::theRightPasswordForgivesTheWrongOnes() {
    const LoginAttempt attempt{tokenHash("somebody"), "198.51.100.1"};
    const auto inBooks = [&](auto job) {
        return m_bench->inBooks([&](Database& books) -> Status { return job(books, m_bench->clock.now()); });
    };
    for (int round = 0; round < 30; ++round) {  // more wrong ones than a login or a network may have
        for (int i = 0; i < 6; ++i) {
            QVERIFY(inBooks([&](Database& books, Instant now) {
                        return takeAttempt(books, attempt, now);
                    }).isOk());
        }
        QVERIFY(inBooks([&](Database& books, Instant now) {
                    return forgiveAttempts(books, attempt, now);
                }).isOk());
        m_bench->clock.advance(kWrongPasswordsOfNetwork.regained * 5);  // the right one is no wrong one
    }
}

void TestCenterPeople::whoCannotSignInLearnsNothingAboutOthers() {
    const auto facts = [this](const std::string& email) {
        const auto before = m_bench->center->members().hashedPasswords();
        const Answer answer = tryWith(email, "wrong password");
        const auto hashed = m_bench->center->members().hashedPasswords() - before;
        return std::to_string(answer.status) + answer.bytes + answer.header("set-cookie") + " after " +
               std::to_string(hashed) + " hashes";
    };
    for (int i = 0; i < 12; ++i) QCOMPARE(facts(kEmail), facts("nobody@example.jp"));
}

void TestCenterPeople::whoSignsUpLearnsNothingAboutOthers() {
    const auto facts = [this](const std::string& email) {
        const auto before = m_bench->center->members().hashedPasswords();
        Answer answer = m_caller->member("POST", "/member/v1/members", person(email, "another password 77"));
        const auto hashed = m_bench->center->members().hashedPasswords() - before;
        const std::size_t idLength = answer.body.getText("client_id").value().size();
        return std::to_string(answer.status) + *answer.body.getText("name") + std::to_string(idLength) +
               " after " + std::to_string(hashed) + " hashes";
    };
    QCOMPARE(facts(kEmail), facts("new@example.jp"));
    QCOMPARE(m_bench->number("SELECT COUNT(*) FROM member WHERE email = 'taro@example.jp'"), 1);
    QCOMPARE(tryWith(kEmail, "another password 77").error(), std::string("CredentialsInvalid"));
    QCOMPARE(tryWith(kEmail, kRight).status, 201);  // theirs is what it was
}

void TestCenterPeople::aNetworkMakesSoManyMembers() {
    const auto signUpFrom = [this](int number, const std::string& network) {
        std::optional<Result<Member>> made;
        m_bench->center->members().signUp({"x", "x", "n" + std::to_string(number) + "@example.jp", "-"},
                                          {network, {}, {}},
                                          [&made](Result<Member> member) { made = member; });
        m_bench->drain();
        return made->isOk();
    };
    QVERIFY(m_bench
                ->inBooks([this](Database& books) -> Status {
                    for (int i = 0; i < kSignUpsOfNetwork.tries; ++i)
                        KAZASU_TRY_STATUS(takeSignUp(books, "192.0.2.1", m_bench->clock.now()));
                    return {};
                })
                .isOk());
    QVERIFY(!signUpFrom(1, "192.0.2.1"));
    QVERIFY(signUpFrom(2, "192.0.2.2"));
    m_bench->clock.advance(kSignUpsOfNetwork.regained);
    QVERIFY(signUpFrom(3, "192.0.2.1"));
    QVERIFY(!signUpFrom(4, "192.0.2.1"));
}

void TestCenterPeople::aPasswordThatEverybodyTriesIsRefused_data() {
    QTest::addColumn<QString>("password");
    for (const char* word :
         {"password",    "Password1",    "P@ssw0rd!",       "12345678",        "87654321",     "1234567890",
          "11111111",    "abcabcabc",    "qwertyuiop",      "1qaz2wsx",        "iloveyou2024", "Sunshine!",
          "letmein123",  "dr4g0n99",     "19870521",        "abcdefgh",        "football#1",   "Welcome2026!",
          "himitsu1234", "さくらさくら", "taro@example.jp", "Taro@Example.JP", "kazasu2026",   "asdfghjkl;",
          "q1w2e3r4t5",  "0987654321"})
        QTest::newRow(word) << QString::fromUtf8(word);
    QTest::newRow("short") << QStringLiteral("x7#kQ2v");
    QTest::newRow("long") << QString(257, QLatin1Char('x'));
}

void TestCenterPeople::aPasswordThatEverybodyTriesIsRefused() {
    QFETCH(const QString, password);
    const Answer answer =
        m_caller->member("POST", "/member/v1/members", person("taro@example.jp", password.toStdString()));
    QCOMPARE(answer.error(), std::string("PasswordWeak"));
    QCOMPARE(*answer.body.getObject("error")->getText("param"), std::string("password"));
}

void TestCenterPeople::anOwnPasswordIsTaken_data() {
    QTest::addColumn<QString>("password");
    for (const char* word : {"correct horse battery", "x7#kQ2vT", "20261399", "hold-it-up-2026", "94037261",
                             "傘をさして歩く", "dragonfruit cellar", "with a \"quote\" and 'another'"})
        QTest::newRow(word) << QString::fromUtf8(word);
    QTest::newRow("64 and more") << QStringLiteral("ab").repeated(3) + QString(70, QLatin1Char('z')) +
                                        QStringLiteral("!");
}

void TestCenterPeople::anOwnPasswordIsTaken() {
    QFETCH(const QString, password);
    const std::string text = password.toStdString();
    QCOMPARE(m_caller->member("POST", "/member/v1/members", person("own@example.jp", text)).status, 201);
    QCOMPARE(tryWith("own@example.jp", text).status, 201);
}

void TestCenterPeople::eachSignInMakesANewTokenAndEndsTheFormer() {
    const std::string planted(22, 'p');
    m_caller->token = planted;  // what somebody put into the browser beforehand is worth nothing afterwards
    const std::string first = signIn();
    QVERIFY(first != planted);
    QCOMPARE(first.size(), std::size_t{22});  // 128 bits in base64
    m_caller->token = planted;
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions/current").error(), std::string("Unauthorized"));
    m_caller->token = first;
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions/current").status, 200);
    const std::string second = signIn();
    QVERIFY(second != first);
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions/current").error(), std::string("Unauthorized"));
    m_caller->token = second;
    QCOMPARE(m_caller->member("DELETE", "/member/v1/sessions/current").status, 204);
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions/current").error(), std::string("Unauthorized"));
    QCOMPARE(m_bench->number("SELECT COUNT(*) FROM session WHERE instr(CAST(token_hash AS TEXT), '" + second +
                             "') > 0"),
             0);
}

void TestCenterPeople::aMemberSeesAndEndsTheirSessions() {
    m_caller->extra = {{"user-agent", "Phone"}};
    const std::string phone = signIn();
    m_caller->extra = {{"user-agent", "Laptop"}};
    const std::string laptop = signIn();
    m_caller->token = phone;
    m_bench->clock.advance(2min);
    const Answer listed = m_caller->member("GET", "/member/v1/sessions");
    const Json list = *listed.body.getArray("sessions");
    QCOMPARE(list.size(), std::size_t{2});
    QVERIFY(listed.bytes.find(phone) == std::string::npos && listed.bytes.find(laptop) == std::string::npos);
    QCOMPARE(*list.at(0).getText("agent"), std::string("Phone"));  // used just now
    QCOMPARE(*list.at(1).getText("agent"), std::string("Laptop"));
    QVERIFY(*list.at(0).getFlag("is_current") && !*list.at(1).getFlag("is_current"));
    const std::string path = "/member/v1/sessions/" + *list.at(1).getText("id");
    QCOMPARE(m_caller->member("DELETE", path).status, 204);
    QCOMPARE(m_caller->member("DELETE", path).status, 404);
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions").body.getArray("sessions")->size(),
             std::size_t{1});
    m_caller->token = laptop;
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions").error(), std::string("Unauthorized"));
}

void TestCenterPeople::signingOutEverywhereEndsEverySession() {
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < kMaxSessions + 2; ++i) {
        tokens.push_back("token " + std::to_string(i));
        QVERIFY(m_bench
                    ->inBooks([&](Database& books) {
                        return openSession(books, tokens.back(), *m_taro, m_bench->clock.now());
                    })
                    .isOk());
        m_bench->clock.advance(1s);
    }
    m_caller->token = tokens[0];  // the oldest made room
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions").error(), std::string("Unauthorized"));
    m_caller->token = tokens.back();
    QCOMPARE(m_caller->member("GET", "/member/v1/sessions").body.getArray("sessions")->size(), kMaxSessions);
    const Answer gone = m_caller->member("DELETE", "/member/v1/sessions");
    QCOMPARE(gone.status, 204);
    QVERIFY(gone.header("set-cookie").find("Max-Age=0") != std::string::npos);
    for (const std::string& token : tokens) {
        m_caller->token = token;
        QCOMPARE(m_caller->member("GET", "/member/v1/sessions/current").error(), std::string("Unauthorized"));
    }
}

void TestCenterPeople::sessionLimitsAreThoseOfTheConfiguration() {
    m_caller->token = signIn();
    const SessionLimits limits{2min, 5min};
    const auto whose = [&] {
        return m_bench->inBooks([&](Database& books) {
            return memberOfSession(books, m_caller->token, m_bench->clock.now(), limits);
        });
    };
    for (int i = 0; i < 4; ++i) {
        m_bench->clock.advance(1min);
        QVERIFY(whose().isOk());
    }
    m_bench->clock.advance(1min);
    QCOMPARE(whose().code(), ErrorCode::SessionExpired);
    m_caller->token = signIn();
    m_bench->clock.advance(2min);
    QCOMPARE(whose().code(), ErrorCode::SessionExpired);
}

void TestCenterPeople::anAgentThatIsNoTextIsNotKept() {
    m_caller->extra = {{"user-agent", "\x1b[31m<b>" + std::string(500, 'x')}};
    m_caller->token = signIn();
    const Answer listed = m_caller->member("GET", "/member/v1/sessions");
    const std::string agent = *listed.body.getArray("sessions")->at(0).getText("agent");
    QVERIFY(agent.starts_with("[31m<b>xxx") && agent.size() < 200);
    m_caller->extra = {{"user-agent", "4111111111111111"}};
    m_caller->token = signIn();
    QVERIFY(m_caller->member("GET", "/member/v1/sessions").bytes.find("4111") == std::string::npos);
}

void TestCenterPeople::behindAProxyTheClientsNetworkIsCounted_data() {
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

void TestCenterPeople::behindAProxyTheClientsNetworkIsCounted() {
    QFETCH(const QString, peer);
    QFETCH(const QString, forwarded);
    QFETCH(const QString, network);
    HttpRequest request;
    request.peer = peer.toStdString();
    if (!forwarded.isEmpty()) request.headers = {{"x-forwarded-for", forwarded.toStdString()}};
    QCOMPARE(QString::fromStdString(RequestGuard({}, {"127.0.0.1"}).networkOf(request)), network);
}

void TestCenterPeople::cookiesUnderTlsBelongToTheHostAlone() {
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

QTEST_GUILESS_MAIN(TestCenterPeople)
#include "test_center_people.moc"

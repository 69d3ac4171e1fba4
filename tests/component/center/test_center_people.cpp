// The members' door: passwords that are tried, passwords that are taken, and who learns what.
#include "center/member/common_passwords.h"
#include "center/member/login_guard.h"
#include "tests/component/center/members_door.h"

using namespace kazasu;
using namespace kazasu::test;
using center::isCommonPassword;
using namespace std::chrono_literals;

class TestCenterPeople : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_door = std::make_unique<MembersDoor>(); }
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
    void aNumberForAMailboxTakesNoNumbersAway();

private:
    void spend(std::int64_t tries, const std::string& email);

    std::unique_ptr<MembersDoor> m_door;
};

void TestCenterPeople::spend(std::int64_t tries, const std::string& email) {
    for (std::int64_t i = 0; i < tries; ++i) {
        QCOMPARE(m_door->tryWith(email, "wrong password").error(), std::string("CredentialsInvalid"));
        if (i + 1 < kUnhurriedTries || i + 1 >= kMaxWrongPasswords) continue;
        const Milliseconds wait = kFirstWait * (1 << (i + 1 - kUnhurriedTries));
        QCOMPARE(m_door->tryWith(email, kTaroPassword).error(), std::string("RateLimited"));
        m_door->bench.clock.advance(wait - 1ms);
        QCOMPARE(m_door->tryWith(email, kTaroPassword).error(), std::string("RateLimited"));
        m_door->bench.clock.advance(1ms);
    }
}

void TestCenterPeople::triesGetSlowerAndTheEleventhIsNotLookedAtForHalfAnHour() {
    for (int round = 0; round < 2; ++round) {
        spend(kMaxWrongPasswords, kTaroEmail);
        QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).error(), std::string("MemberLocked"));
        m_door->bench.clock.advance(kLockTime - 1ms);
        QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).error(), std::string("MemberLocked"));
        m_door->bench.clock.advance(1ms);
    }
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).status, 201);
}

void TestCenterPeople::theCountSurvivesARestart() {
    spend(6, kTaroEmail);
    m_door->bench.restart();
    QCOMPARE(m_door->tryWith(kTaroEmail, "wrong password").error(), std::string("CredentialsInvalid"));
    m_door->bench.restart();
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).error(), std::string("RateLimited"));
}

void TestCenterPeople::ofAThousandAtOnceAtMostTenReachTheHash_data() {
    QTest::addColumn<QString>("email");
    QTest::newRow("a member") << QString::fromStdString(kTaroEmail);
    QTest::newRow("nobody") << QStringLiteral("nobody@example.jp");
}

void TestCenterPeople::ofAThousandAtOnceAtMostTenReachTheHash() {
    QFETCH(const QString, email);
    MemberService& members = m_door->bench.center->members();
    const std::uint64_t before = members.hashedPasswords();
    std::map<ErrorCode, int> answers;
    for (int i = 0; i < 1000; ++i) {  // each from another network, and all before any is answered
        members.logIn({email.toStdString(), "wrong " + std::to_string(i)},
                      {"198.51.100." + std::to_string(i), {}, {}},
                      [&answers](const Result<OpenedSession>& opened) { ++answers[opened.code()]; });
    }
    m_door->bench.drain();
    QVERIFY(members.hashedPasswords() - before <= 10);
    QVERIFY(answers[ErrorCode::CredentialsInvalid] <= 10);
    QCOMPARE(answers[ErrorCode::CredentialsInvalid] + answers[ErrorCode::RateLimited], 1000);
}

void TestCenterPeople::aNetworkIsSlowedDownOverManyLogins() {
    const auto outcomeOf = [&](int number, const std::string& network) {
        return m_door->bench
            .inBooks([&](Database& books) -> Result<bool> {
                KAZASU_TRY_STATUS(takeAttempt(books, {tokenHash(std::to_string(number)), network},
                                              m_door->bench.clock.now()));
                return true;
            })
            .isOk();
    };
    for (int i = 0; i < kWrongPasswordsOfNetwork.tries; ++i) QVERIFY(outcomeOf(i, "203.0.113.7"));
    QVERIFY(!outcomeOf(1000, "203.0.113.7"));
    QVERIFY(outcomeOf(1001, "203.0.113.8"));  // another one
    m_door->bench.restart();
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).error(),
             std::string("RateLimited"));  // that network, any login
    m_door->bench.clock.advance(kWrongPasswordsOfNetwork.regained);
    QCOMPARE(m_door->tryWith(kTaroEmail, "wrong password").error(), std::string("CredentialsInvalid"));
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).error(), std::string("RateLimited"));
    m_door->bench.clock.advance(kWrongPasswordsOfNetwork.regained);
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).status, 201);
}

void TestCenterPeople::theRightPasswordForgivesTheWrongOnes() {
    const LoginAttempt attempt{tokenHash("somebody"), "198.51.100.1"};
    const auto inBooks = [&](auto job) {
        return m_door->bench.inBooks(
            [&](Database& books) -> Status { return job(books, m_door->bench.clock.now()); });
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
        m_door->bench.clock.advance(kWrongPasswordsOfNetwork.regained * 5);  // the right one is no wrong one
    }
}

void TestCenterPeople::whoCannotSignInLearnsNothingAboutOthers() {
    const auto facts = [this](const std::string& email) {
        const auto before = m_door->bench.center->members().hashedPasswords();
        const Answer answer = m_door->tryWith(email, "wrong password");
        const auto hashed = m_door->bench.center->members().hashedPasswords() - before;
        return std::to_string(answer.status) + answer.bytes + answer.header("set-cookie") + " after " +
               std::to_string(hashed) + " hashes";
    };
    for (int i = 0; i < 12; ++i) QCOMPARE(facts(kTaroEmail), facts("nobody@example.jp"));
}

void TestCenterPeople::whoSignsUpLearnsNothingAboutOthers() {
    const auto facts = [this](const std::string& email) {
        const auto before = m_door->bench.center->members().hashedPasswords();
        Answer answer =
            m_door->caller.member("POST", "/member/v1/members", person(email, "another password 77"));
        const auto hashed = m_door->bench.center->members().hashedPasswords() - before;
        const std::size_t idLength = answer.body.getText("client_id").value().size();
        return std::to_string(answer.status) + *answer.body.getText("name") + std::to_string(idLength) +
               " after " + std::to_string(hashed) + " hashes";
    };
    QCOMPARE(facts(kTaroEmail), facts("new@example.jp"));
    QCOMPARE(m_door->bench.number("SELECT COUNT(*) FROM member WHERE email = 'taro@example.jp'"), 1);
    QCOMPARE(m_door->tryWith(kTaroEmail, "another password 77").error(), std::string("CredentialsInvalid"));
    QCOMPARE(m_door->tryWith(kTaroEmail, kTaroPassword).status, 201);  // theirs is what it was
}

void TestCenterPeople::aNetworkMakesSoManyMembers() {
    const auto signUpFrom = [this](int number, const std::string& network) {
        std::optional<Result<Member>> made;
        m_door->bench.center->members().signUp({"x", "x", "n" + std::to_string(number) + "@example.jp", "-"},
                                               {network, {}, {}},
                                               [&made](Result<Member> member) { made = member; });
        m_door->bench.drain();
        return made->isOk();
    };
    QVERIFY(m_door->bench
                .inBooks([this](Database& books) -> Status {
                    for (int i = 0; i < kSignUpsOfNetwork.tries; ++i)
                        KAZASU_TRY_STATUS(takeSignUp(books, "192.0.2.1", m_door->bench.clock.now()));
                    return {};
                })
                .isOk());
    QVERIFY(!signUpFrom(1, "192.0.2.1"));
    QVERIFY(signUpFrom(2, "192.0.2.2"));
    m_door->bench.clock.advance(kSignUpsOfNetwork.regained);
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
    const Answer answer = m_door->caller.member("POST", "/member/v1/members",
                                                person("taro@example.jp", password.toStdString()));
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

void TestCenterPeople::aNumberForAMailboxTakesNoNumbersAway() {
    QVERIFY(!isCommonPassword("8402619537", {"09012345678"}));
    QVERIFY(isCommonPassword("09012345678", {"09012345678"}));
    QVERIFY(isCommonPassword("!taro2026", {"taro"}));
}

void TestCenterPeople::anOwnPasswordIsTaken() {
    QFETCH(const QString, password);
    const std::string text = password.toStdString();
    QCOMPARE(m_door->caller.member("POST", "/member/v1/members", person("own@example.jp", text)).status, 201);
    QCOMPARE(m_door->tryWith("own@example.jp", text).status, 201);
}

QTEST_GUILESS_MAIN(TestCenterPeople)
#include "test_center_people.moc"

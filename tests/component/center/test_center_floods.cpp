// More than the real center can do, and more than it should: it refuses in words, does nothing wrong, and
// listens nowhere but where it says.
#include "tests/component/center/program_town.h"
#include "tests/component/sql/other_program.h"
#include "tests/support/listening_ports.h"

#include <QDirIterator>
#include <QTest>

#include <mutex>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr int kWaiting = 20;  // requests that the center lets wait

/// Requests that are all under way at once; their answers in the order of their coming.
class Flood {
public:
    explicit Flood(std::string origin) : m_origin(std::move(origin)) {}

    void send(const std::string& method, const std::string& path, HttpHeaders headers, const Json& body) {
        ++m_sent;
        const bool hasBody = method != "GET";
        if (hasBody) headers.emplace_back("content-type", "application/json");
        m_transport.send({method, m_origin + path, std::move(headers), hasBody ? body.dump() : std::string(),
                          Milliseconds{60'000}},
                         [this](const Result<HttpResponse>& response) {
                             const std::lock_guard lock(m_mutex);
                             m_answers.push_back(response ? *response : HttpResponse::empty(0));
                         });
    }
    /// What the programs say is read meanwhile: a center whose log nobody reads stops as soon as the pipe is
    /// full.
    std::vector<HttpResponse> answers(std::size_t atLeast) {
        constexpr int kPatienceMs = 90'000;
        const bool isThere = QTest::qWaitFor(
            [&] {
                const std::lock_guard lock(m_mutex);
                return m_answers.size() >= atLeast;
            },
            kPatienceMs);
        KAZASU_CHECK(isThere);
        const std::lock_guard lock(m_mutex);
        return m_answers;
    }
    std::vector<HttpResponse> allAnswers() { return answers(m_sent); }

private:
    std::string m_origin;
    std::size_t m_sent = 0;
    std::mutex m_mutex;
    std::vector<HttpResponse> m_answers;
    CurlTransport m_transport;  // ends first
};

std::string errorIn(const HttpResponse& response) {
    const auto body = Json::parse(response.body);
    const auto error = body ? body->getObject("error") : Result<Json>{ErrorCode::NotFound};
    return error ? *error->getText("name") : std::string();
}

std::string headerIn(const HttpResponse& response, const std::string& name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

}  // namespace

class TestCenterFloods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_town = std::make_unique<ProgramTown>();
        m_town->setLimits(Json::object().set("waiting_requests", kWaiting));
        QVERIFY2(m_town->openCenterWithPage(), m_town->center().log().constData());
    }
    void ofAThousandLoginsAtOnceAtMostTenAreLookedAt();
    void whatIsTooMuchIsRefusedAndDoneLaterWithoutAMistake();
    void onlyThePortsThatItNamesAreOpen();
    void signInsAreLoggedWithoutNamesAndPasswords();
    void noCardNumberIsInAnyFile();

private:
    std::unique_ptr<ProgramTown> m_town;
};

void TestCenterFloods::ofAThousandLoginsAtOnceAtMostTenAreLookedAt() {
    HttpCaller victim = m_town->phone();
    ProgramTown::join(victim, "victim@example.jp");
    int lookedAt = 0, refused = 0;
    for (int wave = 0; wave < 2; ++wave) {
        Flood flood(victim.origin());
        for (int i = 0; i < 500; ++i)
            flood.send("POST", "/member/v1/sessions", {},
                       Json::object()
                           .set("email", "victim@example.jp")
                           .set("password", "guess " + std::to_string(i)));
        for (const HttpResponse& answer : flood.allAnswers()) {
            const std::string error = errorIn(answer);
            lookedAt += error == "CredentialsInvalid" ? 1 : 0;
            refused += error == "RateLimited" || error == "MemberLocked" || error == "Unavailable" ? 1 : 0;
        }
    }
    QVERIFY2(lookedAt <= 10, std::to_string(lookedAt).c_str());
    QCOMPARE(lookedAt + refused, 1000);
    QCOMPARE(victim.call("GET", "/member/v1/sessions/current").status, 200);  // who is in stays in
    HttpCaller other = m_town->phone();
    ProgramTown::join(other, "other@example.jp");
}

/// Three times as many requests as may wait, while the writer cannot write at all.
void TestCenterFloods::whatIsTooMuchIsRefusedAndDoneLaterWithoutAMistake() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "flood@example.jp");
    std::vector<Json> codes;
    for (int i = 0; i < 5; ++i) codes.push_back(ProgramTown::makeCode(phone, means, 100));
    HttpCaller shops[] = {m_town->shop(1001), m_town->shop(1002)};
    const HttpHeaders tokens[] = {{{"authorization", "Bearer " + shops[0].token}},
                                  {{"authorization", "Bearer " + shops[1].token}}};
    OtherProgram holder(m_town->path("center.sqlite").toStdString());
    int isBusy = 1;
    QTRY_VERIFY(isBusy == 0 || (isBusy = holder.run("BEGIN IMMEDIATE")) == 0);

    Flood first(shops[0].origin());
    for (int i = 0; i < 3 * kWaiting; ++i)
        first.send("GET", "/shop/v1/claims/" + ProgramTown::newId(), tokens[0], {});
    const auto early = first.answers(kWaiting);  // as many wait, as many were taken by the writer at most
    std::vector<std::string> ids;
    Flood second(shops[0].origin());
    for (const Json& code : codes)
        for (const HttpHeaders& token : tokens) {
            ids.push_back(ProgramTown::newId());
            second.send("PUT", "/shop/v1/claims/" + ids.back(), token,
                        ProgramTown::claimBody(code, 100, ProgramTown::newId()));
        }
    const auto crowded = second.allAnswers();
    QCOMPARE(holder.run("ROLLBACK"), 0);
    for (const auto& answers : {early, crowded})
        for (const HttpResponse& answer : answers) {
            QCOMPARE(answer.status, 503);
            QCOMPARE(errorIn(answer), std::string("Unavailable"));
            QCOMPARE(headerIn(answer, "retry-after"), std::string("1"));
        }
    int found = 0;
    for (const HttpResponse& answer : first.allAnswers()) found += errorIn(answer) == "NotFound" ? 1 : 0;
    QVERIFY2(found >= kWaiting && found <= 2 * kWaiting, std::to_string(found).c_str());

    for (const std::string& id : ids)  // nothing of what was refused was done
        for (HttpCaller& shop : shops) QCOMPARE(shop.call("GET", "/shop/v1/claims/" + id).status, 404);
    int granted = 0;
    for (const Json& code : codes)
        for (HttpCaller& shop : shops) {
            const Answer claim = shop.call("PUT", "/shop/v1/claims/" + ProgramTown::newId(),
                                           ProgramTown::claimBody(code, 100, ProgramTown::newId()));
            granted += *claim.body.getObject("claim")->getText("state") == "granted" ? 1 : 0;
        }
    QCOMPARE(granted, 5);
}

void TestCenterFloods::onlyThePortsThatItNamesAreOpen() {
    std::set<int> named{m_town->memberPort(), m_town->center().captured(QStringLiteral("shop")).toInt()};
    QCOMPARE(listeningPorts(m_town->center().processId()), named);
    QCOMPARE(listeningPorts(m_town->memberBank().processId()),
             std::set<int>{m_town->memberBank().captured(QStringLiteral("port")).toInt()});
}

void TestCenterFloods::signInsAreLoggedWithoutNamesAndPasswords() {
    HttpCaller phone = m_town->phone();
    ProgramTown::join(phone, "logged@example.jp");
    const Answer in = phone.call("GET", "/member/v1/sessions/current");
    phone.call("POST", "/member/v1/sessions",
               Json::object().set("email", "logged@example.jp").set("password", "wrong password"));
    const std::string member = "member " + *in.body.getText("client_id") + " is in";
    QTRY_VERIFY(m_town->center().log().contains(member.c_str()));
    QTRY_VERIFY(m_town->center().log().contains("from 127.0.0.1 refused: CredentialsInvalid"));
    for (const char* secret : {"logged@example.jp", "wrong password", kPassword.c_str(), "花子"})
        QVERIFY2(!m_town->center().log().contains(secret), secret);
    QVERIFY(!m_town->center().log().contains(phone.cookie.substr(phone.cookie.find('=') + 1).c_str()));
}

/// Whole numbers stand nowhere but sealed: not in the books, their log, the banks' view of the center, or
/// words.
void TestCenterFloods::noCardNumberIsInAnyFile() {
    HttpCaller phone = m_town->phone();
    const std::string means = ProgramTown::join(phone, "canary@example.jp");
    const Json code = ProgramTown::makeCode(phone, means, 100);
    HttpCaller shop = m_town->shop(1001);
    const std::string sale = ProgramTown::newId(), claim = ProgramTown::newId();
    shop.call("PUT", "/shop/v1/claims/" + claim, ProgramTown::claimBody(code, 100, sale));
    Json record = ProgramTown::recordBody(code, 100, sale, claim);
    const std::string named = "card " + kCardNumber;
    record.set("goods", Json::array().push(
                            Json::object().set("name", named).set("quantity", 1).set("amount_minor", 100)));
    for (const char* key : {"shop_name", "receipt_number"}) record.set(key, kCardNumber);
    // The sale is over: it is taken, without the number, and the same again is the same.
    const Answer taken = shop.call("POST", "/shop/v1/settlements", record);
    QCOMPARE(taken.status, 200);
    QCOMPARE(shop.call("POST", "/shop/v1/settlements", record).bytes, taken.bytes);
    m_town->center().stop();
    int files = 0;
    QDirIterator entries(m_town->path(""), {QStringLiteral("center*"), QStringLiteral("*.key")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(kCardNumber.c_str()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 4);
    QVERIFY(!m_town->center().log().contains(kCardNumber.c_str()));
    QVERIFY(m_town->startCenter());
}

QTEST_GUILESS_MAIN(TestCenterFloods)
#include "test_center_floods.moc"

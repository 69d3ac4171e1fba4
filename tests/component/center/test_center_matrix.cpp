// Whose is it? Every route of both doors is asked for somebody else's things. The routes come from the center
// itself: one that is new fails here until this table says what strangers get from it.
#include "core/wire/refund.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const std::string kStrangersToken = "token of a stranger";

/// What a stranger with a session of their own gets.
enum class Guard {
    Everybody,  // open to all, and nothing of a member in it
    OwnThings,  // serves the caller's own things only
    NotFound,   // 404 for the things of others
};
const std::map<std::string, Guard> kMemberRoutes{
    {"GET /member/v1/institutions", Guard::Everybody},
    {"POST /member/v1/members", Guard::Everybody},
    {"POST /member/v1/sessions", Guard::Everybody},
    {"GET /member/v1/sessions", Guard::OwnThings},
    {"DELETE /member/v1/sessions", Guard::OwnThings},
    {"GET /member/v1/sessions/current", Guard::OwnThings},
    {"DELETE /member/v1/sessions/current", Guard::OwnThings},
    {"DELETE /member/v1/sessions/{id}", Guard::NotFound},
    {"POST /member/v1/means", Guard::OwnThings},
    {"GET /member/v1/means", Guard::OwnThings},
    {"POST /member/v1/authorisations", Guard::NotFound},
    {"GET /member/v1/authorisations/{id}", Guard::NotFound},
    {"POST /member/v1/authorisations/{id}/confirm", Guard::NotFound},
    {"POST /member/v1/authorisations/{id}/cancel", Guard::NotFound},
    {"GET /member/v1/codes", Guard::OwnThings},
    {"GET /member/v1/codes/{issue_number}", Guard::NotFound},
    {"GET /member/v1/codes/{issue_number}/image", Guard::NotFound},
    {"POST /member/v1/codes/{issue_number}/delivered", Guard::NotFound},
    {"POST /member/v1/codes/{issue_number}/cancel", Guard::NotFound},
    {"POST /member/v1/codes/{issue_number}/dispute", Guard::NotFound},
};

/// What a shop gets that asks about, or in the name of, another one.
const std::map<std::string, std::string> kShopRoutes{
    {"GET /shop/v1/keys", ""},  // its own number, and keys that are public
    {"PUT /shop/v1/claims/{claim_id}", "CodeAlreadyUsed"},
    {"GET /shop/v1/claims/{claim_id}", "NotFound"},
    {"DELETE /shop/v1/claims/{claim_id}", ""},  // reverses a claim of its own of that id
    {"POST /shop/v1/settlements", "Forbidden"},
    {"POST /shop/v1/reoffers", "Forbidden"},
    {"POST /shop/v1/reports", ""},  // of its own claims and days
    {"GET /shop/v1/settlements/{issue_number}", "NotFound"},
    {"POST /shop/v1/refunds", "Forbidden"},
    {"GET /shop/v1/refunds/{refund_id}", "NotFound"},
};

std::string methodOf(const std::string& route) { return route.substr(0, route.find(' ')); }
std::string patternOf(const std::string& route) { return route.substr(route.find(' ') + 1); }

void addRows(const std::vector<std::string>& routes) {
    QTest::addColumn<QString>("route");
    for (const std::string& route : routes) QTest::newRow(route.c_str()) << QString::fromStdString(route);
}

}  // namespace

class TestCenterMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStrangerGetsNothingOfAMember_data() { addRows(CenterBench().center->memberRoutes()); }
    void aStrangerGetsNothingOfAMember();
    void nobodyGetsAnythingWithoutASession_data() { addRows(CenterBench().center->memberRoutes()); }
    void nobodyGetsAnythingWithoutASession();
    void aShopActsForItselfOnly_data() { addRows(CenterBench().center->shopRoutes()); }
    void aShopActsForItselfOnly();
    void whoIsNoShopGetsNothing_data() { addRows(CenterBench().center->shopRoutes()); }
    void whoIsNoShopGetsNothing();
    void theKeyOfAMachineCountsMoreThanAToken();

private:
    void setUp() {
        m_bench = std::make_unique<CenterBench>();
        m_bench->restart();  // the shops' door knows the shops that were there at the start
        const Status joined = m_bench->inBooks([this](Database& books) -> Status {
            const auto stranger = ClientId::make(m_bench->clock, m_bench->random);
            KAZASU_TRY_STATUS(insertMember(books, stranger, {"次郎", "じろう", "j@example.jp", ""}, "-",
                                           m_bench->clock.now()));
            return openSession(books, kStrangersToken, stranger, m_bench->clock.now());
        });
        QVERIFY(joined.isOk());
        m_code = m_bench->makeCode(1500);
        const auto wish = m_bench->wish(700);
        QVERIFY(m_bench->authorise(wish).isOk());
        m_authorisation = wish.id.toString();
        m_claim = m_bench->claimFor(*m_code, 1500);
        QVERIFY(m_bench->claim(kShop, *m_claim)->state == ClaimState::Granted);
    }
    /// Everything that belongs to the member or to their shop.
    std::string theirThings() {
        const auto found = m_bench->inBooks([this](Database& books) {
            return books.run(
                "SELECT (SELECT group_concat(id || client_id) FROM session WHERE client_id = ?), "
                "(SELECT group_concat(id || uses || label) FROM means WHERE client_id = ?), "
                "(SELECT group_concat(id || state) FROM authorisation WHERE client_id = ?), "
                "(SELECT group_concat(issue_number || state || used_minor) FROM code WHERE client_id = ?), "
                "(SELECT COUNT(*) FROM code_image), (SELECT COUNT(*) FROM dispute), "
                "(SELECT group_concat(claim_id || state || is_settled) FROM claim WHERE shop_number = 1001), "
                "(SELECT COUNT(*) FROM settlement), (SELECT COUNT(*) FROM shop_report WHERE shop_number = "
                "1001), "
                "(SELECT COUNT(*) FROM bank_message), (SELECT COUNT(*) FROM refund)",
                {m_bench->member.toString(), m_bench->member.toString(), m_bench->member.toString(),
                 m_bench->member.toString()});
        });
        KAZASU_CHECK(found.isOk());
        std::string all;
        for (std::size_t i = 0; i < 11; ++i) {
            const SqlRow& row = found->rows.at(0);
            const bool isText = i < 4 || i == 6;
            all += (isText ? row.optText(i).value_or("-") : std::to_string(row.number(i))) + '\n';
        }
        return all;
    }
    std::string idFor(const std::string& pattern) const {
        if (pattern.find("authorisations") != std::string::npos) return m_authorisation;
        if (pattern.find("sessions") != std::string::npos) return sessionIdOf(kToken);
        const bool isUuid =
            pattern.find("claim_id") != std::string::npos || pattern.find("refund_id") != std::string::npos;
        if (isUuid) return m_claim->id.toString();
        return m_code->number.toString();
    }
    Json memberBody(const std::string& route) {
        if (route == "POST /member/v1/authorisations")
            return Json::object()
                .set("id", AuthorisationId::make(m_bench->clock, m_bench->random).toString())
                .set("means_id", m_bench->means.toString())
                .set("amount_minor", 1)
                .set("currency", 392)
                .set("instalments", 1)
                .set("shop_number", Json{});
        if (route == "POST /member/v1/means")
            return Json::object()
                .set("institution", kMemberBank.toString())
                .set("kind", "account")
                .set("number", "7654321")
                .set("label", "x");
        return Json::object()
            .set("sha256", toHex(sha256(viewOf(m_code->text))))
            .set("reason", "not_mine")
            .set("client_id", m_bench->member.toString());
    }
    Json shopBody(const std::string& route) {
        if (route.starts_with("PUT")) return toJson(*m_claim);
        if (route.ends_with("reports")) {
            ShopReport report;
            report.storeId = "018f0000-0000-7000-8000-000000000011";
            report.reportedUntil = m_bench->clock.now();
            return toJson(report);
        }
        if (route.ends_with("refunds"))
            return toJson(RefundRequest{RefundId::make(m_bench->clock, m_bench->random), m_claim->sale,
                                        m_code->number, Money::yen(1), m_bench->clock.now(), kShop, "1",
                                        "1-2"});
        auto record = m_bench->recordOf(*m_code, 1500, kShop);
        record.sale = m_claim->sale;
        record.claim = m_claim->id;
        return toJson(record);
    }

    std::unique_ptr<CenterBench> m_bench;
    std::optional<Code> m_code;
    std::string m_authorisation;
    std::optional<ClaimRequest> m_claim;
};

void TestCenterMatrix::aStrangerGetsNothingOfAMember() {
    QFETCH(const QString, route);
    const std::string name = route.toStdString();
    const auto expected = kMemberRoutes.find(name);
    QVERIFY2(expected != kMemberRoutes.end(), "a new route: say in kMemberRoutes what strangers get");
    setUp();
    const std::string before = theirThings();
    BenchCaller stranger(*m_bench);
    stranger.token = kStrangersToken;
    const std::string path = withId(patternOf(name), idFor(name));
    const Answer answer = stranger.member(methodOf(name), path, memberBody(name));
    if (expected->second == Guard::NotFound) {
        QCOMPARE(answer.status, 404);
    } else if (expected->second == Guard::OwnThings) {
        QVERIFY2(answer.status >= 200 && answer.status < 300, answer.bytes.c_str());
    }
    for (const std::string& secret :
         {m_bench->member.toString(), m_bench->means.toString(), m_code->number.toString(), m_code->text,
          m_authorisation, sessionIdOf(kToken), std::string("h@example.jp"), std::string("花子")})
        QVERIFY2(answer.bytes.find(secret) == std::string::npos, answer.bytes.c_str());
    QCOMPARE(theirThings(), before);
    BenchCaller owner(*m_bench);
    owner.token = kToken;
    QCOMPARE(owner.member("GET", "/member/v1/codes/" + m_code->number.toString()).status, 200);
}

void TestCenterMatrix::nobodyGetsAnythingWithoutASession() {
    QFETCH(const QString, route);
    const std::string name = route.toStdString();
    const auto expected = kMemberRoutes.find(name);
    QVERIFY(expected != kMemberRoutes.end());
    if (expected->second == Guard::Everybody) return;
    setUp();
    const std::string before = theirThings();
    const std::string path = withId(patternOf(name), idFor(name));
    for (const char* token : {"", "token", "token of the membe"}) {
        BenchCaller nobody(*m_bench);
        nobody.token = token;
        const Answer answer = nobody.member(methodOf(name), path, memberBody(name));
        const bool isGoodbye = name == "DELETE /member/v1/sessions/current";  // nothing to end is no error
        QCOMPARE(answer.status, isGoodbye ? 204 : 401);
    }
    QCOMPARE(theirThings(), before);
}

void TestCenterMatrix::aShopActsForItselfOnly() {
    QFETCH(const QString, route);
    const std::string name = route.toStdString();
    const auto expected = kShopRoutes.find(name);
    QVERIFY2(expected != kShopRoutes.end(), "a new route: say in kShopRoutes what another shop gets");
    setUp();
    const std::string before = theirThings();
    BenchCaller other(*m_bench);
    other.token = std::to_string(kOtherShop.value());
    const std::string path = withId(patternOf(name), idFor(name));
    const Answer answer = other.shop(methodOf(name), path, shopBody(name));
    const auto claim =
        answer.body.isObject() ? answer.body.getObject("claim") : Result<Json>{ErrorCode::NotFound};
    const auto error =
        claim && claim->has("error") ? claim->getObject("error") : Result<Json>{ErrorCode::NotFound};
    QCOMPARE(error ? *error->getText("name") : answer.error(), expected->second);
    if (name == "GET /shop/v1/keys") QCOMPARE(*answer.body.getNumber("shop_number"), 1002);
    QCOMPARE(theirThings(), before);
}

void TestCenterMatrix::whoIsNoShopGetsNothing() {
    QFETCH(const QString, route);
    const std::string name = route.toStdString();
    setUp();
    const std::string before = theirThings();
    const std::string path = withId(patternOf(name), idFor(name));
    BenchCaller nobody(*m_bench);
    for (const char* token : {"", "1003", "10011001", "token of the member"}) {
        nobody.token = token;
        QCOMPARE(nobody.shop(methodOf(name), path, shopBody(name)).error(), std::string("Unauthorized"));
    }
    nobody.token = std::to_string(kShop.value());  // behind a door that knows machines a token opens nothing
    nobody.key = TlsKeyHash{std::string(64, '9')};
    QCOMPARE(nobody.shop(methodOf(name), path, shopBody(name)).error(), std::string("Unauthorized"));
    QCOMPARE(theirThings(), before);
}

void TestCenterMatrix::theKeyOfAMachineCountsMoreThanAToken() {
    setUp();
    const TlsKeyHash key{std::string(64, '1')};
    const std::string secret(22, 's'), machine(32, 'a');
    const auto enrolled = m_bench->inBooks([&](Database& books) -> Result<Device> {
        const Instant now = m_bench->clock.now();
        KAZASU_TRY_STATUS(insertEnrolment(books, secret, kOtherShop, now, now + std::chrono::minutes{15}));
        return enrol(books, {secret, "till", machine}, key, now);
    });
    QVERIFY(enrolled.isOk());
    m_bench->restart();  // the door learns of the machine
    BenchCaller caller(*m_bench);
    caller.key = key;
    caller.token = std::to_string(kShop.value());
    const RequestOrigin origin{machine, 1, std::string(32, '1'), 1, std::string(32, 'e')};
    caller.extra = {{std::string(RequestOrigin::kHeader), origin.toString()}};
    QCOMPARE(*caller.shop("GET", "/shop/v1/keys").body.getNumber("shop_number"), 1002);
}

QTEST_GUILESS_MAIN(TestCenterMatrix)
#include "test_center_matrix.moc"

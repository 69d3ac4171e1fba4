// Embodiment 4: a code for another member's terminal. Only that terminal sees it, the debit waits for it, and
// who pays may take it back until it is used.
#include "center/books/books.h"
#include "center/delivery/delivery.h"
#include "center/issue/issue.h"
#include "center/member/member.h"
#include "center/member/sessions.h"
#include "platform/crypto/crypto.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kAll = 1'000'000;  // of the sender
const std::string kReceiversToken = "token of the receiver";

/// A sender with money, a receiver without any, and a code from one to the other.
struct Sent {
    explicit Sent(CenterBench& given) : bench(given), sender(given), receiver(given) {
        receiverId = ClientId::make(bench.clock, bench.random);
        KAZASU_CHECK(bench
                         .inBooks([&](Database& books) -> Status {
                             KAZASU_TRY_STATUS(insertMember(books, receiverId,
                                                            {"次郎", "じろう", "j@example.jp", ""}, "-",
                                                            bench.clock.now()));
                             return openSession(books, kReceiversToken, receiverId, bench.clock.now());
                         })
                         .isOk());
        sender.token = kToken;
        receiver.token = kReceiversToken;
        const auto request = bench.wish(1500);
        KAZASU_CHECK(bench.authorise(request).isOk());
        authorisation = request.id.toString();
    }
    /// Time passes; both sign in again.
    void wait(Milliseconds time) {
        bench.advance(time);
        KAZASU_CHECK(bench
                         .inBooks([&](Database& books) -> Status {
                             for (const auto& [token, who] : {std::pair{std::string(kToken), bench.member},
                                                              {kReceiversToken, receiverId}}) {
                                 KAZASU_TRY_STATUS(closeSession(books, token));
                                 KAZASU_TRY_STATUS(openSession(books, token, who, bench.clock.now()));
                             }
                             return {};
                         })
                         .isOk());
    }
    Answer confirm(const std::string& to) {
        return sender.member("POST", "/member/v1/authorisations/" + authorisation + "/confirm",
                             Json::object().set("send_to", to));
    }
    /// Confirms; the path of the code.
    std::string send() {
        const Answer made = confirm(receiverId.toString());
        KAZASU_CHECK(made.status == 200);
        number = *made.body.getObject("code")->getText("issue_number");
        return "/member/v1/codes/" + number;
    }
    Json seenBy(BenchCaller& who) {
        return *who.member("GET", "/member/v1/codes/" + number).body.getObject("code");
    }
    Answer deliverTo(BenchCaller& who) {
        const std::string text = *seenBy(receiver).getText("text");
        return who.member("POST", "/member/v1/codes/" + number + "/delivered",
                          Json::object().set("sha256", toHex(sha256(viewOf(text)))));
    }

    CenterBench& bench;
    BenchCaller sender, receiver;
    ClientId receiverId;
    std::string authorisation, number;
};

}  // namespace

class TestCenterHandover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheReceiversTerminalSeesTheCode();
    void nothingIsDebitedBeforeTheReceiverHasIt();
    void itPaysForTheReceiverAndTheRestGoesToTheSender();
    void theSenderTakesItBackUntilItIsUsed();
    void nobodyReceivesWhatIsSentToNobody_data();
    void nobodyReceivesWhatIsSentToNobody();
    void theSameConfirmationAgainIsTheSameCode();
    void anotherConfirmationOfItIsAConflict();
    void whatNobodyReceivesGoesBackByItself();
};

void TestCenterHandover::onlyTheReceiversTerminalSeesTheCode() {
    CenterBench bench;
    Sent sent(bench);
    const std::string path = sent.send();
    const Json own = sent.seenBy(sent.sender);
    QCOMPARE(*own.getText("sent_to"), std::string("次郎"));
    QCOMPARE(*own.getText("text"), std::string());
    QCOMPARE(*own.getText("digits"), std::string());
    const Json theirs = sent.seenBy(sent.receiver);
    QCOMPARE(*theirs.getText("received_from"), std::string("花子"));
    QVERIFY(theirs.getText("text")->starts_with("KZ1:"));
    QVERIFY(!theirs.has("sent_to"));
    QCOMPARE(sent.sender.member("GET", path + "/image").error(), std::string("Forbidden"));
    QCOMPARE(sent.receiver.member("GET", path + "/image").status, 200);
    const Answer listed = sent.sender.member("GET", "/member/v1/codes");
    QVERIFY(listed.bytes.find(*theirs.getText("text")) == std::string::npos);
    QCOMPARE(sent.receiver.member("GET", "/member/v1/codes").body.getArray("codes")->size(), std::size_t{1});
    QCOMPARE(sent.receiver.member("POST", path + "/cancel").status, 404);
    const auto life = bench.inBooks([&](Database& books) { return explainCode(books, sent.number); });
    QVERIFY(life->find("C9 for the terminal of member " + sent.receiverId.toString()) != std::string::npos);
}

void TestCenterHandover::nothingIsDebitedBeforeTheReceiverHasIt() {
    CenterBench bench;
    Sent sent(bench);
    sent.send();
    sent.wait(1h);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE kind = 'debit'"), 0);
    QCOMPARE(bench.banks.held(), 1500);
    QCOMPARE(sent.deliverTo(sent.sender).error(), std::string("Forbidden"));
    QCOMPARE(bench.banks.held(), 1500);
    const Answer delivered = sent.deliverTo(sent.receiver);
    QCOMPARE(*delivered.body.getObject("code")->getText("state"), std::string("delivered"));
    QCOMPARE(*delivered.body.getObject("code")->getText("received_from"), std::string("花子"));
    QCOMPARE(bench.banks.held(), 0);
    QCOMPARE(bench.banks.inSuspense(), 1500);
}

void TestCenterHandover::itPaysForTheReceiverAndTheRestGoesToTheSender() {
    CenterBench bench;
    Sent sent(bench);
    sent.send();
    QCOMPARE(sent.deliverTo(sent.receiver).status, 200);
    const auto code = bench.inBooks(
        [&](Database& books) { return codeOf(books, bench.member, *IssueNumber::parse(sent.number)); });
    QVERIFY(bench.send(bench.recordOf(*code, 1200))->answer.state == SettlementState::Accepted);
    QCOMPARE(bench.banks.available, kAll - 1200);
    QCOMPARE(*sent.seenBy(sent.sender).getNumber("returned_minor"), 300);
    QCOMPARE(*sent.seenBy(sent.receiver).getText("state"), std::string("redeemed"));
    const Json reason = Json::object().set("reason", "not_mine");
    const std::string path = "/member/v1/codes/" + sent.number + "/dispute";
    QCOMPARE(sent.receiver.member("POST", path, reason).status, 404);
    QCOMPARE(sent.sender.member("POST", path, reason).status, 200);
}

void TestCenterHandover::theSenderTakesItBackUntilItIsUsed() {
    for (const bool isDelivered : {false, true}) {
        CenterBench bench;
        Sent sent(bench);
        const std::string path = sent.send();
        if (isDelivered) QCOMPARE(sent.deliverTo(sent.receiver).status, 200);
        const Answer taken = sent.sender.member("POST", path + "/cancel");
        QCOMPARE(taken.status, 200);
        QCOMPARE(*taken.body.getObject("code")->getText("sent_to"), std::string("次郎"));
        QCOMPARE(*taken.body.getObject("code")->getText("text"), std::string());
        QCOMPARE(bench.banks.available, kAll);
        QCOMPARE(*sent.seenBy(sent.receiver).getText("state"), std::string("revoked"));
        QCOMPARE(sent.receiver.member("GET", path + "/image").error(), std::string("CodeRevoked"));
    }
    CenterBench bench;
    Sent sent(bench);
    const std::string path = sent.send();
    QCOMPARE(sent.deliverTo(sent.receiver).status, 200);
    const auto code = bench.inBooks(
        [&](Database& books) { return codeOf(books, bench.member, *IssueNumber::parse(sent.number)); });
    QVERIFY(bench.claim(kShop, bench.claimFor(*code, 1200))->state == ClaimState::Granted);
    QCOMPARE(sent.sender.member("POST", path + "/cancel").error(), std::string("CodeAlreadyUsed"));
}

void TestCenterHandover::nobodyReceivesWhatIsSentToNobody_data() {
    QTest::addColumn<QString>("to");
    QTest::newRow("no id") << QStringLiteral("j@example.jp");
    QTest::newRow("nobody's id") << QStringLiteral("018f0000-0000-7000-8000-000000000001");
    QTest::newRow("the sender's own") << QStringLiteral("self");
}

void TestCenterHandover::nobodyReceivesWhatIsSentToNobody() {
    QFETCH(const QString, to);
    CenterBench bench;
    Sent sent(bench);
    const std::string id = to == QLatin1String("self") ? bench.member.toString() : to.toStdString();
    QCOMPARE(sent.confirm(id).error(), std::string("DestinationUnknown"));
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code"), 0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM authorisation WHERE state = 'approved'"), 1);
    sent.send();  // the approval is still there for another terminal
}

void TestCenterHandover::theSameConfirmationAgainIsTheSameCode() {
    CenterBench bench;
    Sent sent(bench);
    sent.send();
    const std::string first = sent.number;
    sent.send();
    QCOMPARE(sent.number, first);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM handover"), 1);
}

void TestCenterHandover::anotherConfirmationOfItIsAConflict() {
    CenterBench bench;
    Sent sent(bench);
    sent.send();
    const std::string path = "/member/v1/authorisations/" + sent.authorisation + "/confirm";
    for (const Json& other :
         {Json::object(),
          Json::object().set("send_to", ClientId::make(bench.clock, bench.random).toString())})
        QCOMPARE(sent.sender.member("POST", path, other).error(), std::string("Conflict"));
    QCOMPARE(*sent.seenBy(sent.receiver).getText("state"), std::string("issued"));

    const auto own = bench.wish(1000);
    QVERIFY(bench.authorise(own).isOk());
    sent.authorisation = own.id.toString();
    QVERIFY(bench.confirm(own.id).isOk());  // for the sender's own terminal
    QCOMPARE(sent.confirm(sent.receiverId.toString()).error(), std::string("Conflict"));
    QCOMPARE(bench.number("SELECT COUNT(*) FROM handover"), 1);
}

void TestCenterHandover::whatNobodyReceivesGoesBackByItself() {
    CenterBench bench;
    Sent sent(bench);
    sent.send();
    sent.wait(23h);
    QCOMPARE(*sent.seenBy(sent.receiver).getText("state"), std::string("issued"));
    bench.advance(61min);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE state = 'expired'"), 1);
    QCOMPARE(bench.banks.available, kAll);
    QCOMPARE(bench.banks.held(), 0);
}

QTEST_GUILESS_MAIN(TestCenterHandover)
#include "test_center_handover.moc"

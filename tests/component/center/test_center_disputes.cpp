// What a member can do about a payment that is not theirs, or not of that amount.
#include "center/books/books.h"
#include "center/dispute/dispute.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterDisputes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPaymentIsDisputedWithinADay();
    void aDisputeIsClosedAfterADay();
    void onlyWhatWasPaidIsDisputed();
    void aLateRecordLeavesTheMemberADay();
    void aDisputeIsForGood();
};

void TestCenterDisputes::aPaymentIsDisputedWithinADay() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1200)).isOk());
    BenchCaller owner(bench);
    owner.token = kToken;
    const std::string path = "/member/v1/codes/" + code.number.toString();
    const Json shown = *owner.member("GET", path).body.getObject("code");
    QCOMPARE(*shown.getText("shop_name"), std::string("Shop"));  // what the phone shows at once: where, when
    QCOMPARE(*shown.getText("used_at"), toRfc3339(bench.clock.now()));
    QCOMPARE(*shown.getText("dispute_until"), toRfc3339(bench.clock.now() + 24h));
    QVERIFY(!shown.has("disputed_at"));
    QCOMPARE(owner.member("POST", path + "/dispute", Json::object().set("reason", "bored")).error(),
             std::string("InvalidArgument"));
    const Json body = Json::object().set("reason", "not_mine");
    const Answer first = owner.member("POST", path + "/dispute", body);
    QCOMPARE(*first.body.getObject("code")->getText("disputed_at"), toRfc3339(bench.clock.now()));
    bench.clock.advance(1min);
    QCOMPARE(owner.member("POST", path + "/dispute", body).bytes, first.bytes);
    QCOMPARE(owner.member("POST", path + "/dispute", Json::object().set("reason", "wrong_amount")).error(),
             std::string("Conflict"));
    const Json listed = owner.member("GET", "/member/v1/codes").body.getArray("codes")->at(0);
    QVERIFY(listed.has("disputed_at"));
    const auto life =
        bench.inBooks([&](Database& books) { return explainCode(books, code.number.toString()); });
    QVERIFY(life->find("disputed by the member: not_mine") != std::string::npos);
    const auto open = bench.inBooks([](Database& books) { return listDisputes(books); });
    QVERIFY(open->find(code.number.toString() + "  not_mine  shop 1001") != std::string::npos);
    QCOMPARE(bench.banks.paidToShops, 1200);  // it is for people to decide
}

void TestCenterDisputes::aDisputeIsClosedAfterADay() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1500)).isOk());
    const auto disputed = [&] {
        return bench.inBooks([&](Database& books) {
            return dispute(books, bench.member, code.number, DisputeReason::WrongAmount, bench.clock.now());
        });
    };
    bench.clock.advance(24h);
    QCOMPARE(disputed().code(), ErrorCode::DisputeClosed);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM dispute"), 0);
    bench.clock.setWall(bench.clock.now() - 1ms);
    QVERIFY(disputed().isOk());
}

void TestCenterDisputes::onlyWhatWasPaidIsDisputed() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    const auto disputed = [&] {
        return bench.inBooks([&](Database& books) {
            return dispute(books, bench.member, code.number, DisputeReason::NotMine, bench.clock.now());
        });
    };
    QCOMPARE(disputed().code(), ErrorCode::DisputeClosed);
    bench.advance(16min);
    QCOMPARE(disputed().code(), ErrorCode::DisputeClosed);
}

/// A shop without a line may report days later, and says itself when it took the code.
void TestCenterDisputes::aLateRecordLeavesTheMemberADay() {
    CenterBench bench;
    const Code code = bench.makeCode(1500, kShop);
    const auto record = bench.recordOf(code, 1500);
    bench.clock.advance(48h);
    QVERIFY(bench.send(record)->answer.state == SettlementState::Accepted);
    bench.clock.advance(23h);
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return dispute(books, bench.member, code.number, DisputeReason::NotMine,
                                   bench.clock.now());
                })
                .isOk());
}

void TestCenterDisputes::aDisputeIsForGood() {
    CenterBench bench;
    const Code code = bench.makeCode(1500);
    QVERIFY(bench.send(bench.recordOf(code, 1500)).isOk());
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return dispute(books, bench.member, code.number, DisputeReason::NotMine,
                                   bench.clock.now());
                })
                .isOk());
    for (const char* change : {"UPDATE dispute SET reason = 'wrong_amount'", "DELETE FROM dispute"}) {
        const auto changed = bench.inBooks([&](Database& books) { return books.run(change); });
        QVERIFY2(!changed, change);
    }
    QCOMPARE(bench.number("SELECT COUNT(*) FROM dispute WHERE reason = 'not_mine'"), 1);
}

QTEST_GUILESS_MAIN(TestCenterDisputes)
#include "test_center_disputes.moc"

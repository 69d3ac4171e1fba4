// Shops in a hurry: how often each may ask for one kind of thing in a minute.
#include "center/shop/shop_rates.h"
#include "core/wire/refund.h"
#include "tests/component/center/bench_caller.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

class TestCenterRates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShopClaimsAsFastAsItMay();
    void aShopSendsRecordsAsFastAsItMay();
    void aShopRefundsAndReportsAsFastAsItMay();
};

void TestCenterRates::aShopClaimsAsFastAsItMay() {
    ShopRates rates(60);
    const auto taken = [&rates](ShopNumber shop, Milliseconds at, int tries) {
        int granted = 0;
        for (int i = 0; i < tries; ++i) granted += rates.take(shop, at).isOk() ? 1 : 0;
        return granted;
    };
    QCOMPARE(taken(kShop, 0ms, 100), 60);
    QCOMPARE(rates.take(kShop, 999ms).code(), ErrorCode::RateLimited);
    QCOMPARE(taken(kOtherShop, 999ms, 100), 60);  // each shop its own
    QCOMPARE(taken(kShop, 1'000ms, 10), 1);
    QCOMPARE(taken(kShop, 31'000ms, 100), 30);
    QCOMPARE(taken(kShop, 24h, 100), 60);  // never more than a minute's worth

    constexpr std::int64_t most = 20;
    CenterLimits limits;
    limits.shopClaimsPerMinute = most;
    CenterBench bench(1, limits);
    bench.restart();
    BenchCaller shop(bench);
    shop.token = std::to_string(kShop.value());
    const Code code = bench.makeCode(100);
    const auto claim = [&] {
        auto guess = bench.claimFor(code, 100);
        guess.code = "98" + std::string(22, '0');
        return shop.shop("PUT", "/shop/v1/claims/" + guess.id.toString(), toJson(guess));
    };
    for (std::int64_t i = 0; i < most; ++i) QCOMPARE(claim().status, 200);
    const Answer refused = claim();
    QCOMPARE(refused.error(), std::string("RateLimited"));
    QCOMPARE(refused.header("retry-after"), std::string("1"));
    QCOMPARE(shop.shop("POST", "/shop/v1/settlements", toJson(bench.recordOf(code, 100))).status, 200);
}

void TestCenterRates::aShopSendsRecordsAsFastAsItMay() {
    constexpr int kOfADay = 10'000;  // sold without a line, and sent in one go
    ShopRates usual(CenterLimits{}.shopRecordsPerMinute);
    for (int i = 0; i < kOfADay; ++i) QVERIFY(usual.take(kShop, 0ms).isOk());

    constexpr std::int64_t most = 20;
    CenterLimits limits;
    limits.shopRecordsPerMinute = most;
    CenterBench bench(1, limits);
    bench.restart();  // with the shops that were made since
    BenchCaller shop(bench);
    shop.token = std::to_string(kShop.value());
    const Code code = bench.makeCode(100);
    const auto flood = [&](const std::string& path) {
        auto record = bench.recordOf(code, 100);
        record.code = "98" + std::string(22, '0');
        return shop.shop("POST", path, toJson(record));
    };
    for (const std::string path : {"/shop/v1/settlements", "/shop/v1/reoffers"}) {  // each for itself
        for (std::int64_t i = 0; i < most; ++i) QCOMPARE(flood(path).status, 200);
        QCOMPARE(flood(path).error(), std::string("RateLimited"));
    }
    QCOMPARE(bench.number("SELECT COUNT(*) FROM settlement"), 2 * most);
    const Json record = toJson(bench.recordOf(code, 100));
    QCOMPARE(shop.shop("POST", "/shop/v1/settlements", record).header("retry-after"), std::string("1"));
    bench.advance(4s);
    const Answer later = shop.shop("POST", "/shop/v1/settlements", record);
    QCOMPARE(*later.body.getObject("settlement")->getText("state"), std::string("accepted"));
}

void TestCenterRates::aShopRefundsAndReportsAsFastAsItMay() {
    constexpr std::int64_t most = 20;
    CenterLimits limits;
    limits.shopClaimsPerMinute = most;
    limits.shopReportsPerMinute = most;
    CenterBench bench(1, limits);
    bench.restart();
    BenchCaller shop(bench);
    shop.token = std::to_string(kShop.value());
    const Code code = bench.makeCode(100);
    const SettlementRecord sale = bench.recordOf(code, 100);
    QVERIFY(bench.send(sale)->answer.state == SettlementState::Accepted);
    const auto refund = [&](std::int64_t yen) {
        const RefundRequest request{RefundId::make(bench.clock, bench.random),
                                    sale.sale,
                                    sale.issueNumber,
                                    Money::yen(yen),
                                    bench.clock.now(),
                                    kShop,
                                    "1",
                                    "1-2"};
        return shop.shop("POST", "/shop/v1/refunds", toJson(request));
    };
    const auto report = [&] {
        ShopReport said;
        said.storeId = "018f0000-0000-7000-8000-000000000011";
        said.reportedUntil = bench.clock.now();
        return shop.shop("POST", "/shop/v1/reports", toJson(said));
    };
    for (std::int64_t i = 0; i < most; ++i) QCOMPARE(refund(1).status, 200);
    QCOMPARE(refund(1).error(), std::string("RateLimited"));
    for (std::int64_t i = 0; i < most; ++i) QCOMPARE(report().status, 200);  // counted for themselves
    QCOMPARE(report().error(), std::string("RateLimited"));
    QCOMPARE(report().header("retry-after"), std::string("1"));
    QCOMPARE(bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM refund"), most);
    bench.advance(4s);
    QCOMPARE(refund(1).status, 200);
    QCOMPARE(report().status, 200);
}

QTEST_GUILESS_MAIN(TestCenterRates)
#include "test_center_rates.moc"

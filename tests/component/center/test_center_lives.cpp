// Random lives of codes: members, two shops, lossy lines to the banks, restarts. Whatever happens, the
// invariants hold: I1 the ledger sums to zero, I2 a code is redeemed at most once and for at most its amount,
// I3 captured <= authorised, I4 and I11 unused money goes back exactly once; a replay changes nothing and
// gets the same answer.
#include "center/refund/refunds.h"
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;
using namespace std::chrono_literals;

namespace {

struct Life {
    AuthorisationRequest request;
    std::optional<Code> code;
    std::vector<std::pair<ShopNumber, ClaimRequest>> claims;
    std::vector<std::pair<SettlementRecord, std::string>> answers;  // with the first answer
};

class World {
public:
    explicit World(std::uint64_t seed) : bench(seed), m_seed(seed) {}

    void step() {
        spoilLines();
        switch (pick(12)) {
            case 0:
            case 1:
                return begin();
            case 2:
                return confirmSome();
            case 3:
            case 4:
                return deliverSome();
            case 5:
            case 6:
                return claimSome();
            case 7:
                return settleSome();
            case 8:
                return reverseSome();
            case 9:
                return cancelSome();
            case 10:
                return pick(6) == 0 ? bench.restart() : pick(2) == 0 ? giveBackSome() : replaySome();
            default:
                return bench.advance(Milliseconds{static_cast<std::int64_t>(pick(120'000))});
        }
    }

    /// Lines are whole again, claims that lead nowhere are reversed, and every deadline passes.
    void finish() {
        bench.memberLine.faults.clear();
        bench.shopLine.faults.clear();
        for (int i = 0; i < 10; ++i) giveBackSome();
        for (const Life& life : m_lives)
            for (const auto& [shop, claim] : life.claims) static_cast<void>(bench.reverse(shop, claim.id));
        bench.clock.advance(24h * 5);
        for (int i = 0; i < 4; ++i) {
            isTicking = isTicking && bench.tick().isOk();
            bench.advance(40s);
        }
    }

    CenterBench bench;
    bool isReplayedAlike = true;
    bool isTicking = true;

private:
    std::uint64_t pick(std::uint64_t below) { return uniformBelow(m_chance, below); }
    /// Mostly one of the latest three: older ones have ended.
    Life* some() {
        if (m_lives.empty()) return nullptr;
        const std::size_t among = pick(5) == 0 ? m_lives.size() : std::min<std::size_t>(m_lives.size(), 3);
        return &m_lives[m_lives.size() - 1 - pick(among)];
    }
    ShopNumber someShop() { return pick(2) == 0 ? kShop : kOtherShop; }

    void spoilLines() {
        for (ModelLine* line : {&bench.memberLine, &bench.shopLine})
            if (pick(8) == 0) line->faults.push_back(static_cast<LineFault>(1 + pick(3)));
    }
    void begin() {
        const auto yen = static_cast<std::int64_t>(1 + pick(5000));
        m_lives.push_back(
            {bench.wish(yen, pick(3) == 0 ? std::optional(someShop()) : std::nullopt), {}, {}, {}});
        static_cast<void>(bench.authorise(m_lives.back().request));
    }
    void confirmSome() {
        if (Life* life = some()) {
            const auto code = bench.confirm(life->request.id);
            if (code) life->code = *code;
        }
    }
    void deliverSome() {
        Life* life = some();
        if (life == nullptr) return;
        if (!life->code) return confirmSome();
        static_cast<void>(bench.deliverTo(*life->code));
    }
    void claimSome() {
        Life* life = some();
        if (life == nullptr || !life->code) return;
        const auto yen = static_cast<std::int64_t>(1 + pick(5500));
        life->claims.emplace_back(someShop(), bench.claimFor(*life->code, yen));
        static_cast<void>(bench.claim(life->claims.back().first, life->claims.back().second));
    }
    void settleSome() {
        Life* life = some();
        if (life == nullptr || !life->code) return;
        auto record = bench.recordOf(*life->code, static_cast<std::int64_t>(1 + pick(5500)), someShop());
        if (!life->claims.empty() && pick(3) > 0) {
            const auto& [shop, claim] = life->claims[pick(life->claims.size())];
            record.shop = shop;
            record.claim = claim.id;
            record.sale = claim.sale;
            record.amountUsed = claim.amount;
        }
        const auto outcome = bench.send(record);
        if (outcome && !outcome->isConflict)
            life->answers.emplace_back(record, toJson(outcome->answer).dump());
        if (outcome && outcome->answer.state == SettlementState::Accepted) m_sold.push_back(record);
    }
    /// In parts and too much, and some of it again.
    void giveBackSome() {
        if (m_sold.empty()) return;
        const SettlementRecord& record = m_sold[pick(m_sold.size())];
        const auto used = static_cast<std::uint64_t>(record.amountUsed.minor());
        const auto part = static_cast<std::int64_t>(1 + pick(used + used / 4));
        if (m_refunds.empty() || pick(3) > 0)
            m_refunds.push_back({RefundId::make(bench.clock, bench.random), record.sale, record.issueNumber,
                                 Money::yen(part), bench.clock.now(), record.shop, "1", "1-2"});
        const RefundRequest refund = m_refunds[pick(m_refunds.size())];
        static_cast<void>(
            bench.inBooks([&](Database& books) { return giveBack(books, refund, bench.clock.now()); }));
        bench.center->outbox().wake();
        bench.drain();
    }
    void reverseSome() {
        Life* life = some();
        if (life == nullptr || life->claims.empty()) return;
        const auto& [shop, claim] = life->claims[pick(life->claims.size())];
        static_cast<void>(bench.reverse(shop, claim.id));
    }
    void cancelSome() {
        Life* life = some();
        if (life == nullptr) return;
        static_cast<void>(bench.inBooks([&](Database& books) -> Status {
            if (life->code) {
                KAZASU_TRY(const auto code,
                           revoke(books, bench.member, life->code->number, bench.clock.now()));
                return {};
            }
            KAZASU_TRY(const auto view,
                       AuthoriseService::cancel(books, bench.member, life->request.id, bench.clock.now()));
            return {};
        }));
        bench.center->outbox().wake();
        bench.drain();
    }
    void replaySome() {
        Life* life = some();
        if (life == nullptr || life->answers.empty()) return;
        const auto& [record, first] = life->answers[pick(life->answers.size())];
        const auto lines = bench.number("SELECT COUNT(*) FROM ledger_line");
        const auto again = bench.send(record);
        const bool isSame = again && toJson(again->answer).dump() == first;
        isReplayedAlike = isReplayedAlike && isSame &&
                          bench.number(
                              "SELECT COUNT(*) FROM ledger_line WHERE set_id NOT LIKE 'credited:%' AND "
                              "set_id NOT LIKE 'refunded:%'") <= lines;
    }

    std::uint64_t m_seed;
    SeededRandom m_chance{m_seed * 7919};
    std::vector<Life> m_lives;
    std::vector<SettlementRecord> m_sold;
    std::vector<RefundRequest> m_refunds;
};

}  // namespace

class TestCenterLives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInvariantsHoldInEveryLife_data();
    void theInvariantsHoldInEveryLife();
    void goodsWereSoldAndCameBack();

private:
    std::int64_t m_sales = 0, m_refunds = 0;
};

void TestCenterLives::theInvariantsHoldInEveryLife_data() {
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 12; ++seed) QTest::addRow("seed %llu", seed) << seed;
}

void TestCenterLives::theInvariantsHoldInEveryLife() {
    QFETCH(quint64, seed);
    World world(seed);
    CenterBench& bench = world.bench;
    for (int i = 0; i < 400; ++i) {
        world.step();
        QCOMPARE(bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_line"), 0);  // I1
        QCOMPARE(bench.number("SELECT COUNT(*) FROM (SELECT 1 FROM settlement WHERE state = 'accepted' "
                              "GROUP BY issue_number HAVING COUNT(*) > 1)"),
                 0);  // I2
    }
    world.finish();
    QVERIFY(world.isTicking);
    QVERIFY(world.isReplayedAlike);
    QVERIFY(bench.isBankQuiet());
    QVERIFY(bench.inBooks([](Database& books) { return verifyLedger(books); }).isOk());
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message WHERE response_code <> '00'"), 0);

    // I3, at the bank and at the center.
    for (const auto& [reference, hold] : bench.banks.holds)
        QVERIFY(hold.transferred + hold.refunded <= hold.debited || hold.debited == 0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE used_minor > amount_minor"), 0);

    // I11: every code has ended, and each yen is with the member or with a shop.
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE state IN ('issued', 'delivered')"), 0);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code WHERE used_minor + returned_minor <> amount_minor"), 0);
    QCOMPARE(bench.banks.held(), 0);
    QCOMPARE(bench.banks.inSuspense(), 0);
    QCOMPARE(bench.banks.paidToShops,
             bench.number("SELECT COALESCE(SUM(used_minor), 0) FROM code") -
                 bench.number("SELECT COALESCE(SUM(amount_minor), 0) FROM refund WHERE state = 'accepted'"));
    QCOMPARE(
        bench.number("SELECT COUNT(*) FROM code c WHERE used_minor < (SELECT COALESCE(SUM(r.amount_minor), "
                     "0) FROM refund r WHERE r.issue_number = c.issue_number AND r.state = 'accepted')"),
        0);
    m_refunds += bench.number("SELECT COUNT(*) FROM refund WHERE paid_at IS NOT NULL");
    QCOMPARE(bench.banks.available + bench.banks.paidToShops, 1'000'000);
    QCOMPARE(bench.number("SELECT COALESCE(SUM(ABS(balance)), 0) FROM (SELECT SUM(amount_minor) AS balance "
                          "FROM ledger_line GROUP BY account)"),
             0);
    m_sales += bench.number("SELECT COUNT(*) FROM settlement WHERE state = 'accepted'");
}

/// Lives in which nothing happens show nothing.
void TestCenterLives::goodsWereSoldAndCameBack() {
    QVERIFY2(m_sales > 12, std::to_string(m_sales).c_str());
    QVERIFY2(m_refunds > 6, std::to_string(m_refunds).c_str());
}

QTEST_GUILESS_MAIN(TestCenterLives)
#include "test_center_lives.moc"

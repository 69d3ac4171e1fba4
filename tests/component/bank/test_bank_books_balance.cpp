// Two institutions with failing storage, and after a long random day: every book balances.
#include "tests/component/bank/two_banks.h"

#include <QLoggingCategory>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestBankBooksBalance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFailingAccessAtTheShopsBankCreditsOnce_data();
    void everyFailingAccessAtTheShopsBankCreditsOnce();
    void theBooksBalanceAfterAnyDay_data();
    void theBooksBalanceAfterAnyDay();
};

void TestBankBooksBalance::initTestCase() {
    QLoggingCategory::setFilterRules(QStringLiteral("kazasu.bank.*.warning=false\nkazasu.bank.*.info=false"));
}

void TestBankBooksBalance::everyFailingAccessAtTheShopsBankCreditsOnce_data() {
    QTest::addColumn<bool>("isAnswerLost");
    QTest::addColumn<bool>("lasts");
    QTest::newRow("once, before") << false << false;
    QTest::newRow("once, answer lost") << true << false;
    QTest::newRow("from then on, before") << false << true;
    QTest::newRow("from then on, answer lost") << true << true;
}

void TestBankBooksBalance::everyFailingAccessAtTheShopsBankCreditsOnce() {
    QFETCH(const bool, isAnswerLost);
    QFETCH(const bool, lasts);
    bool reachesEnd = false;
    for (int i = 1; !reachesEnd; ++i) {
        QVERIFY(i < 100);
        TwoBanks banks;
        banks.issueCode(kReference, 3000);
        const Message payment = banks.center.payment(kReference, 3000);
        banks.shop.breakage = {i, isAnswerLost, lasts, 0, false};
        const std::string first = banks.pay(payment);
        reachesEnd = !banks.shop.breakage.hasHappened;
        QVERIFY2(first == "00" || first == "91" || first == "96", first.c_str());
        banks.shop.breakage = {};
        banks.shop.restart();
        if (first == "00") QVERIFY(banks.hasMoved(3000));
        banks.wire.deliver();
        QCOMPARE(banks.pay(repeatOf(payment)), std::string("00"));
        QVERIFY(banks.hasMoved(3000));
    }
}

void TestBankBooksBalance::theBooksBalanceAfterAnyDay_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed) QTest::addRow("seed %d", seed) << seed;
}

/// Thousands of messages, many twice, out of order, over a line that comes and goes, with restarts. At the
/// end, when everything has been said again, no yen is missing.
void TestBankBooksBalance::theBooksBalanceAfterAnyDay() {
    QFETCH(const int, seed);
    TwoBanks banks{static_cast<std::uint64_t>(seed)};
    SeededRandom random{static_cast<std::uint64_t>(seed) * 1000};
    std::vector<Message> toPayer, toShop;
    const auto pick = [&](const std::vector<Message>& from) {
        return from[uniformBelow(random, from.size())];
    };
    for (int step = 0; step < 1500; ++step) {
        banks.wire.fault = static_cast<CutWire::Fault>(uniformBelow(random, 4));
        const std::string reference = "63261200" + std::to_string(1000 + uniformBelow(random, 300));
        const auto amount = static_cast<std::int64_t>(1 + uniformBelow(random, 5000));
        switch (uniformBelow(random, 9)) {
            case 0:
            case 1:
                toPayer.push_back(banks.center.authorisation(reference, amount));
                break;
            case 2:
                if (!toPayer.empty()) {
                    const Message earlier = pick(toPayer);
                    if (earlier.type() == "0100") toPayer.push_back(banks.center.reversal(earlier));
                }
                break;
            case 3:
            case 4:
                toPayer.push_back(banks.center.debit(reference, amount));
                break;
            case 5:
                toPayer.push_back(banks.center.refund(reference, 1 + amount / 2));
                break;
            case 6:
                toShop.push_back(banks.center.payment(reference, 1 + amount / 2));
                break;
            case 7:
                if (uniformBelow(random, 20) == 0) banks.restartPayer();
                if (uniformBelow(random, 20) == 0) banks.shop.restart();
                break;
            default:
                banks.shop.timers.advance(bank::TransferDesk::kRetryEvery);
        }
        if (!toPayer.empty()) {
            const Message message = uniformBelow(random, 3) == 0 ? pick(toPayer) : toPayer.back();
            static_cast<void>(banks.payer.ask(uniformBelow(random, 2) == 0 ? message : repeatOf(message)));
        }
        if (!toShop.empty()) {
            const Message message = pick(toShop);
            banks.shop.host().handle(uniformBelow(random, 2) == 0 ? message : repeatOf(message),
                                     [](const Message&) {});
        }
        if (uniformBelow(random, 3) == 0) banks.wire.deliver();
    }
    banks.wire.fault = CutWire::Fault::None;
    for (int round = 0; round < 3; ++round) {
        banks.wire.deliver();
        for (const auto& message : toShop) static_cast<void>(banks.pay(repeatOf(message)));
        banks.shop.timers.advance(bank::TransferDesk::kRetryEvery);
    }
    banks.wire.deliver();
    const std::int64_t moved = banks.shop.account("7654321");
    QVERIFY(moved > 0);
    QVERIFY(banks.hasMoved(moved));
    QCOMPARE(banks.payer.account("1234567") + banks.payer.suspense() + moved, kPayerDeposit);
    QVERIFY(banks.payer.suspense() >= 0);
    QVERIFY(banks.payer.account("1234567") >= 0);
}

QTEST_GUILESS_MAIN(TestBankBooksBalance)
#include "test_bank_books_balance.moc"

// The member's institution and the shop's, with wires between them that can be cut.
#pragma once

#include "tests/component/bank/bank_bench.h"

namespace kazasu::test {

inline const std::string kReference = "632612000001";

inline constexpr std::int64_t kPayerDeposit = 1'000'000;

/// 109 and 110, and the line on which 110 asks 109.
struct TwoBanks {
    explicit TwoBanks(std::uint64_t seed = 1)
        : payer(kPayerBank, clock, seed), shop(kShopBank, clock, seed + 1) {
        payer.connect(kShopBank, unused);
        shop.connect(kPayerBank, wire);
        wire.peer = &payer.host();
        payer.addAccount("1234567", kPayerDeposit);
        shop.addAccount("7654321", 0, AccountKind::Shop);
    }
    void issueCode(const std::string& reference, std::int64_t amount) {
        KAZASU_CHECK(payer.code(center.authorisation(reference, amount)) == "00");
        KAZASU_CHECK(payer.code(center.debit(reference, amount)) == "00");
    }
    /// The answer to payment information, after everything under way has been delivered.
    std::string pay(const Message& payment) {
        const auto code = std::make_shared<std::string>("silence");
        shop.host().handle(payment,
                           [code](const Message& answer) { *code = answer.get(field::kResponseCode); });
        wire.deliver();
        return *code;
    }
    [[nodiscard]] bool hasMoved(std::int64_t amount) {
        return shop.account("7654321") == amount &&
               shop.balance(bank::dueFromLedger(kPayerBank)) == -amount &&
               payer.balance(bank::dueToLedger(kShopBank)) == amount && payer.isBalanced() &&
               shop.isBalanced();
    }
    void restartPayer() {
        payer.restart();
        wire.peer = &payer.host();
    }

    ManualClock clock;
    CenterDesk center;
    CutWire wire, unused;
    Institution payer, shop;
};

}  // namespace kazasu::test

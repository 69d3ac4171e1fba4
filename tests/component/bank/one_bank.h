// One institution with its accounts and cards, and the center that asks it.
#pragma once

#include "tests/component/bank/bank_bench.h"

namespace kazasu::test {

inline constexpr std::int64_t kDeposit = 100'000;
inline const std::string kReference = "632612000001";

/// 1234567 with two cards (one of them of the past), 2222222 with a limit, 3333333 blocked, 7654321 of a
/// shop.
class OneBank : public QObject {
protected:
    void openBank() {
        m_clock = ManualClock{};
        m_center = CenterDesk{};
        m_bank = std::make_unique<Institution>(kPayerBank, m_clock, 1);
        bank().addAccount("1234567", kDeposit);
        bank().addAccount("2222222", kDeposit, AccountKind::Member, Money::yen(5000));
        bank().addAccount("3333333", kDeposit);
        bank().addAccount("7654321", 0, AccountKind::Shop);
        Accounts accounts{*bank().database};
        KAZASU_CHECK(accounts.setBlocked("3333333", true).isOk());
        KAZASU_CHECK(accounts.addCard({kPan, "3012", "1234567"}).isOk());
        KAZASU_CHECK(accounts.addCard({"4111111111111111", "2601", "1234567"}).isOk());
    }
    Institution& bank() { return *m_bank; }

    ManualClock m_clock;
    CenterDesk m_center;
    std::unique_ptr<Institution> m_bank;
};

}  // namespace kazasu::test

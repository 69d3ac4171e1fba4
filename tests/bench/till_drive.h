// TillDrive: a cashier who never rests. Rings up the same three goods, takes cash, waits for the receipt, and
// begins again.
#pragma once

#include "controller/api/till.h"

#include <array>
#include <condition_variable>
#include <mutex>

namespace kazasu::bench {

class TillDrive final : private api::TillObserver {
public:
    static constexpr std::size_t kGoods = 3;
    static constexpr std::int64_t kCashYen = 10'000;

    TillDrive(api::Till& till, std::array<std::string, kGoods> goods);
    ~TillDrive() override;
    TillDrive(const TillDrive&) = delete;
    TillDrive& operator=(const TillDrive&) = delete;

    /// One whole sale. Timeout, or what the till complained of.
    Status sellOne();

private:
    void saleChanged(const api::SaleView&) override {}
    void settlementChanged(const api::SettlementView&) override {}
    void statusChanged(const api::StatusView&) override {}
    void saleCompleted(const api::CompletedView& completed) override;
    void noticeRaised(const api::NoticeView& notice) override;

    api::Till& m_till;
    std::array<std::string, kGoods> m_goods;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_completed = 0;
    std::optional<Error> m_failure;
};

}  // namespace kazasu::bench

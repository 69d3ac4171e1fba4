#include "tests/bench/till_drive.h"

namespace kazasu::bench {
namespace {

constexpr std::chrono::seconds kSaleLimit{10};

}  // namespace

TillDrive::TillDrive(api::Till& till, std::array<std::string, kGoods> goods)
    : m_till(till), m_goods(std::move(goods)) {
    m_till.setObserver(this);
}

TillDrive::~TillDrive() { m_till.setObserver(nullptr); }

Status TillDrive::sellOne() {
    std::unique_lock lock(m_mutex);
    const std::size_t before = m_completed;
    lock.unlock();
    for (const std::string& good : m_goods) m_till.scan(good);
    m_till.tenderCash(Money::yen(kCashYen));
    lock.lock();
    const bool isOver =
        m_changed.wait_for(lock, kSaleLimit, [this, before] { return m_failure || m_completed > before; });
    if (m_failure) return *m_failure;
    if (!isOver) return Error{ErrorCode::Timeout, "a sale was not completed"};
    return {};
}

void TillDrive::saleCompleted(const api::CompletedView& completed) {
    const std::lock_guard lock(m_mutex);
    if (completed.printError) m_failure = completed.printError;
    ++m_completed;
    m_changed.notify_one();
}

void TillDrive::noticeRaised(const api::NoticeView& notice) {
    const std::lock_guard lock(m_mutex);
    m_failure = notice.error;
    m_changed.notify_one();
}

}  // namespace kazasu::bench

// Checkout: a sale that is paid becomes durable, and only then prints (steps 505 to 507, invariant I6).
#pragma once

#include "controller/sales_file/sales_file.h"
#include "controller/till/till_rooms.h"

namespace kazasu::controller {

/// A receipt usually takes less; the cashier hears of the sale at the latest after this, printed or not.
inline constexpr Milliseconds kPrintAnswerLimit = std::chrono::seconds{3};
/// A disk that is full or failing is tried again so often while a paid sale waits for it.
inline constexpr Milliseconds kCompletionRetry = std::chrono::seconds{3};

class CheckoutListener {
public:
    virtual ~CheckoutListener() = default;
    /// Durable.
    virtual void saleWasCompleted(const Sale& sale) = 0;
    virtual void saleWasReported(const api::CompletedView& view) = 0;
    /// The sale is paid and not durable yet: it is tried again by itself.
    virtual void completionFailed(const Error& error) = 0;
    /// It is paid and can never become durable (Checkout::isLost): the money is to go back. Not called from
    /// within tryComplete.
    virtual void completionLost(const Error& error) = 0;
    /// `isNews` unless the report of a sale says it already.
    virtual void printerAnswered(const Status& printed, bool isNews) = 0;
};

class Checkout {
public:
    Checkout(const TillDoors& doors, TillRooms& rooms, CheckoutListener& listener);
    ~Checkout();
    Checkout(const Checkout&) = delete;
    Checkout& operator=(const Checkout&) = delete;

    /// Completes the current sale if nothing is due any more.
    void tryComplete();
    /// Completes a sale that was parked and is paid now: durable when it returns ok, then printed.
    [[nodiscard]] Status completeAside(const Sale& sale);
    [[nodiscard]] static bool isPaid(const Sale& sale);
    /// No later try can do better: meanwhile another sale of this shop was paid by the same code, or took the
    /// same goods back.
    [[nodiscard]] static bool isLost(ErrorCode code) {
        return code == ErrorCode::CodeAlreadyUsed || code == ErrorCode::ReturnExceedsSold;
    }
    /// Whether the current sale may have been written although no answer said so: it must not be changed.
    [[nodiscard]] bool isOutcomeOpen() const { return m_isOutcomeOpen; }

private:
    struct Report;
    [[nodiscard]] Result<std::optional<SettlementOrigin>> originOf(const Sale& sale) const;
    void completed(const Sale& sale);
    void tellOfLoss(const Error& error);
    [[nodiscard]] Status print(const Sale& sale, PrintQueue::Done done);

    const TillDoors& m_doors;
    TillRooms& m_rooms;
    CheckoutListener& m_listener;
    TimerId m_retry = 0;
    bool m_isOutcomeOpen = false;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);  // read on the executor only
};

}  // namespace kazasu::controller

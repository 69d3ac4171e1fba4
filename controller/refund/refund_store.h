// RefundStore: what codes had paid, on its way back to their members. A row is added inside the transaction
// of the sale in which the goods came back, before anything is asked of the center (docs/goods.md).
#pragma once

#include "core/wire/refund.h"
#include "platform/sql/database.h"

#include <optional>
#include <vector>

namespace kazasu::controller {

inline constexpr std::string_view kRefundPaidEntry = "refund_paid";
inline constexpr std::string_view kRefundRefusedEntry = "refund_refused";
inline constexpr std::string_view kRefundFailedEntry = "refund_failed";
inline constexpr std::string_view kRefundInCashEntry = "refund_paid_in_cash";

/// Waiting: the center has not decided. Accepted: it has promised. The others are final, but that a person
/// gives the money of a refused or failed one back in cash.
enum class RefundStep { Waiting, Accepted, Paid, Refused, Failed, InCash };

struct RefundRow {
    std::string body;  // as it is sent, each time the same
    RefundRequest request;
    SaleId sale;  // in which the goods came back
    RefundStep step = RefundStep::Waiting;
    std::optional<Error> error;
    Instant createdAt;
    Instant updatedAt;

    [[nodiscard]] bool needsPerson() const {
        return step == RefundStep::Refused || step == RefundStep::Failed;
    }
};

struct RefundCounts {
    int unsent = 0;       // the center has not decided
    int needsPerson = 0;  // nobody gives it back unless somebody here does
};

class RefundStore {
public:
    explicit RefundStore(Database& database) : m_database(database) {}

    /// ReturnExceedsSold when together with those before it is more than the code had paid.
    [[nodiscard]] Status add(const RefundRequest& request, const SaleId& sale, int tenderNumber, Instant now);
    [[nodiscard]] Result<std::optional<RefundRow>> find(const RefundId& id) const;
    /// Of one payment, whatever became of it: it is owed in one way or another.
    [[nodiscard]] Result<Money> givenBack(const SaleId& paidSale, const IssueNumber& code,
                                          Currency currency) const;
    /// Those whose end the center knows, or will know; first those that it has not decided, oldest first.
    /// After them those that it had paid before its books fell back: it may have forgotten them.
    [[nodiscard]] Result<std::vector<RefundRow>> open(std::int64_t epoch, std::int64_t from,
                                                      std::int64_t most) const;
    /// Those that have not ended, need a person, or ended since then; first those that need one, newest
    /// first.
    [[nodiscard]] Result<std::vector<RefundRow>> toShow(Instant endedSince, std::int64_t most) const;
    [[nodiscard]] Result<RefundCounts> counts() const;

    /// With the end's entry in the journal, once, inside the caller's transaction.
    [[nodiscard]] Status update(const RefundRow& row, RefundStep step, const std::optional<Error>& error,
                                Instant now);
    /// Books of this epoch know that it was paid, or are going to.
    [[nodiscard]] Status notePaidIn(const RefundRow& row, std::int64_t epoch);
    /// The center never took the record of the sale that was paid: nothing was. Not of a record that it had
    /// acknowledged and lost: whether money moved, an operator has to find out.
    [[nodiscard]] Result<bool> isPaymentRefused(const SaleId& paidSale) const;
    [[nodiscard]] Result<bool> isPaymentLost(const SaleId& paidSale) const;

private:
    [[nodiscard]] Result<std::vector<RefundRow>> rowsOf(const std::string& rest,
                                                        std::initializer_list<SqlValue> values) const;

    Database& m_database;
};

}  // namespace kazasu::controller

// ShiftBook: what may be done to a register's shift: opened, cash in and out, counted, closed. Each is one
// transaction together with its entry in the journal. Asked again with the same id, each answers as the first
// time: whoever got OutcomeUnknown asks again.
#pragma once

#include "controller/shift/shift_reader.h"
#include "controller/staff/rights.h"
#include "core/sale/sale.h"

namespace kazasu::controller {

inline constexpr std::string_view kShiftOpenedEntry = "shift_opened";
inline constexpr std::string_view kCashInEntry = "cash_in";
inline constexpr std::string_view kCashOutEntry = "cash_out";
inline constexpr std::string_view kCashCountedEntry = "cash_counted";
inline constexpr std::string_view kShiftClosedEntry = "shift_closed";

class ShiftBook {
public:
    ShiftBook(Database& database, int registerNumber, Currency currency)
        : m_database(database), m_register(registerNumber), m_currency(currency) {}

    /// ShiftAlreadyOpen; MoneyCurrencyMismatch.
    [[nodiscard]] Status open(const ShiftId& id, const CashCount& floatCount, const Permit& permit,
                              Instant now);
    /// Inside the caller's transaction, for a sale that is being completed: opens a shift without a float by
    /// itself when none is open. It bears the id of the sale.
    [[nodiscard]] Status openForSale(const Sale& sale, Instant now);
    /// ShiftNotOpen; ReasonMissing, TooLong or InvalidArgument for the reason; CashExceedsDrawer.
    [[nodiscard]] Status moveCash(const CashMovement& movement, const Permit& permit);
    /// The same once inside the caller's transaction.
    [[nodiscard]] Status moveCashWithin(const CashMovement& movement, const Permit& permit);
    /// ShiftNotOpen; MoneyCurrencyMismatch.
    [[nodiscard]] Status count(const CashActionId& id, const CashCount& counted, const Permit& permit,
                               Instant now);
    /// The Z report, stored. ShiftNotOpen unless this shift is the open one; CashCountInvalid when nobody has
    /// counted the drawer since it last changed; ShiftHasHeldSales or ShiftHasUnsentWork when more is left
    /// than was acknowledged.
    [[nodiscard]] Result<ShiftReport> close(const ShiftId& id, const ShiftLeft& acknowledged,
                                            const ReportAsk& ask, const Permit& permit);
    /// What these would be refused with, before anybody's right is asked for. Whether there is so much cash
    /// is not among it: nobody without the right may find out.
    [[nodiscard]] Status checkMove(const CashMovement& movement) const;
    [[nodiscard]] Status checkClose(const ShiftLeft& acknowledged) const;

    [[nodiscard]] Result<std::optional<ShiftRow>> current() const;

private:
    [[nodiscard]] Status write(ShiftRow shift, Instant now, Json content);
    [[nodiscard]] Status writeMovement(const CashMovement& movement, const Permit& permit);
    [[nodiscard]] Status writeCount(CashCountRow row, const Permit& permit);
    [[nodiscard]] Result<ShiftReport> writeZ(const ShiftId& id, const ShiftLeft& acknowledged,
                                             const ReportAsk& ask, const Permit& permit);
    [[nodiscard]] Result<ShiftRow> openShift() const;
    [[nodiscard]] Result<Money> soldBefore(const std::optional<ShiftRow>& last, std::int64_t receipt) const;
    /// An entry that belongs to no sale.
    [[nodiscard]] Status note(std::string_view kind, const ShiftRow& shift, Instant at, Json content);

    Database& m_database;
    int m_register;
    Currency m_currency;
};

}  // namespace kazasu::controller

#include "controller/shift/shift_book.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/staff/exceptions.h"
#include "controller/staff/reason.h"

namespace kazasu::controller {
namespace {

/// What must be said before the shift may close, and was not.
Status checkAcknowledged(const ShiftLeft& left, const ShiftLeft& acknowledged) {
    if (left.isWithin(acknowledged)) return {};
    ShiftLeft sales = left;
    sales.unsentRecords = acknowledged.unsentRecords;
    sales.paymentsInDoubt = acknowledged.paymentsInDoubt;
    sales.openRefunds = acknowledged.openRefunds;
    const ErrorCode code =
        sales.isWithin(acknowledged) ? ErrorCode::ShiftHasUnsentWork : ErrorCode::ShiftHasHeldSales;
    return Error{code, std::to_string(left.heldSales.count) + " sales, " +
                           std::to_string(left.unsentRecords.count) + " records, " +
                           std::to_string(left.paymentsInDoubt.count) + " payments in doubt, " +
                           std::to_string(left.openRefunds.count) + " refunds"};
}

}  // namespace

Status ShiftBook::open(const ShiftId& id, const CashCount& floatCount, const Permit& permit, Instant now) {
    if (floatCount.total().currency() != m_currency) return Error{ErrorCode::MoneyCurrencyMismatch};
    ShiftRow shift;
    shift.id = id;
    shift.staff = permit.by.name;
    shift.floatCount = floatCount;
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY(const auto last, ShiftStore(m_database).open(m_register));
        if (last && last->id == id) return {};  // an earlier try got through
        if (last) return Error{ErrorCode::ShiftAlreadyOpen, "shift " + std::to_string(last->number)};
        return write(shift, now, withPermit(Json::object(), permit));
    });
}

Status ShiftBook::openForSale(const Sale& sale, Instant now) {
    KAZASU_TRY(const auto open, ShiftStore(m_database).open(m_register));
    if (open) return {};
    ShiftRow shift;
    KAZASU_TRY(shift.id, ShiftId::parse(sale.id().toString()));
    shift.isByItself = true;
    shift.staff = sale.header().cashier;
    KAZASU_TRY(shift.floatCount, CashCount::ofSum(Money::zero(m_currency)));
    return write(std::move(shift), now, Json::object());
}

Status ShiftBook::write(ShiftRow shift, Instant now, Json content) {
    const ShiftStore store(m_database);
    KAZASU_TRY(const auto last, store.last(m_register));
    KAZASU_TRY(const auto receipt, store.lastReceipt(m_register));
    KAZASU_TRY(const auto head, Journal(m_database).head());
    KAZASU_TRY(shift.grandTotalBefore, soldBefore(last, receipt));
    shift.registerNumber = m_register;
    shift.number = last ? last->number + 1 : 1;
    shift.openedAt = now;
    shift.firstReceipt = receipt + 1;
    shift.journalSequence = head.sequence;
    KAZASU_TRY_STATUS(ShiftStore(m_database).add(shift));
    return note(kShiftOpenedEntry, shift, now,
                content.set("by_itself", shift.isByItself)
                    .set("float", toJson(shift.floatCount))
                    .set("first_receipt", shift.firstReceipt));
}

/// The Z before says it; only a register that sold before it had shifts is added up.
Result<Money> ShiftBook::soldBefore(const std::optional<ShiftRow>& last, std::int64_t receipt) const {
    if (last) {
        KAZASU_TRY(const auto z, ShiftStore(m_database).z(last->id));
        if (!z) return Error{ErrorCode::StorageCorrupt, "a shift without its Z before another one"};
        return z->grandTotal;
    }
    KAZASU_TRY(const auto sold,
               m_database.run("SELECT COALESCE(SUM(total_minor), 0) FROM sales WHERE register_number = ?"
                              " AND receipt_number <= ?",
                              {std::int64_t{m_register}, receipt}));
    return Money(sold.rows[0].number(0), m_currency);
}

Status ShiftBook::checkMove(const CashMovement& movement) const {
    KAZASU_TRY_STATUS(checkReason(movement.reason));
    if (movement.amount.currency() != m_currency) return Error{ErrorCode::MoneyCurrencyMismatch};
    if (!movement.amount.isPositive() || movement.amount.minor() > CashCount::kMaxTotalMinor)
        return Error{ErrorCode::InvalidArgument, "amount"};
    KAZASU_TRY_STATUS(openShift());
    return {};
}

Status ShiftBook::moveCash(const CashMovement& movement, const Permit& permit) {
    return durably(m_database, [&] { return moveCashWithin(movement, permit); });
}

Status ShiftBook::moveCashWithin(const CashMovement& movement, const Permit& permit) {
    KAZASU_TRY(const bool isDone, ShiftStore(m_database).hasMovement(movement.id));
    return isDone ? Status{} : writeMovement(movement, permit);
}

Status ShiftBook::writeMovement(const CashMovement& movement, const Permit& permit) {
    KAZASU_TRY_STATUS(checkMove(movement));
    KAZASU_TRY(const auto shift, openShift());
    const bool isOut = movement.direction == CashDirection::Out;
    if (isOut) {
        KAZASU_TRY(const auto inDrawer, expectedCash(m_database, shift));
        // How much there is stays unsaid: the drawer is counted blind.
        if (movement.amount > inDrawer) return Error{ErrorCode::CashExceedsDrawer};
    }
    KAZASU_TRY(const auto before, ShiftStore(m_database).movements(shift));
    const auto number = static_cast<std::int64_t>(before.size()) + 1;
    KAZASU_TRY_STATUS(ShiftStore(m_database).add(shift.id, number, movement));
    return note(isOut ? kCashOutEntry : kCashInEntry, shift, movement.at,
                withPermit(Json::object(), permit)
                    .set("number", number)
                    .set("amount_minor", movement.amount.minor())
                    .set("moved_for", std::string_view(movement.reason)));
}

Status ShiftBook::count(const CashActionId& id, const CashCount& counted, const Permit& permit, Instant now) {
    if (counted.total().currency() != m_currency) return Error{ErrorCode::MoneyCurrencyMismatch};
    CashCountRow row;
    row.id = id;
    row.count = counted;
    row.staff = permit.by.name;
    row.at = now;
    return durably(m_database, [&]() -> Status {
        KAZASU_TRY(const bool isDone, ShiftStore(m_database).hasCount(id));
        return isDone ? Status{} : writeCount(row, permit);
    });
}

Status ShiftBook::writeCount(CashCountRow row, const Permit& permit) {
    KAZASU_TRY(const auto shift, openShift());
    const ShiftStore store(m_database);
    KAZASU_TRY(const auto before, store.lastCount(shift));
    KAZASU_TRY(const auto movements, store.movements(shift));
    row.number = before ? before->number + 1 : 1;
    row.movements = static_cast<std::int64_t>(movements.size());
    KAZASU_TRY(row.lastReceipt, store.lastReceipt(m_register));
    KAZASU_TRY(row.expected, expectedCash(m_database, shift));
    KAZASU_TRY_STATUS(ShiftStore(m_database).add(shift.id, row));
    return note(kCashCountedEntry, shift, row.at,
                withPermit(Json::object(), permit)
                    .set("number", row.number)
                    .set("counted", toJson(row.count))
                    .set("expected_minor", row.expected.minor())
                    .set("over_short_minor", (row.count.total() - row.expected).minor()));
}

Status ShiftBook::checkClose(const ShiftLeft& acknowledged) const {
    KAZASU_TRY(const auto shift, openShift());
    KAZASU_TRY(const auto count, countThatHolds(m_database, shift));
    if (!count) return Error{ErrorCode::CashCountInvalid, "the drawer is to be counted first"};
    KAZASU_TRY(const auto left, readLeft(m_database, m_register, m_currency));
    return checkAcknowledged(left, acknowledged);
}

Result<ShiftReport> ShiftBook::close(const ShiftId& id, const ShiftLeft& acknowledged, const ReportAsk& ask,
                                     const Permit& permit) {
    std::optional<ShiftReport> z;
    KAZASU_TRY_STATUS(durably(m_database, [&]() -> Status {
        KAZASU_TRY(z, ShiftStore(m_database).z(id));
        if (z) return {};  // an earlier try got through
        KAZASU_TRY(auto written, writeZ(id, acknowledged, ask, permit));
        z.emplace(std::move(written));
        return {};
    }));
    return *std::move(z);
}

Result<ShiftReport> ShiftBook::writeZ(const ShiftId& id, const ShiftLeft& acknowledged, const ReportAsk& ask,
                                      const Permit& permit) {
    KAZASU_TRY(const auto shift, openShift());
    if (shift.id != id) return Error{ErrorCode::ShiftNotOpen, "another shift is open"};
    KAZASU_TRY_STATUS(checkClose(acknowledged));
    KAZASU_TRY(const auto z, readShift(m_database, shift, ask));
    const std::string body = toJson(z).dump();
    KAZASU_TRY_STATUS(ShiftStore(m_database).add(shift, z, body));
    KAZASU_TRY_STATUS(note(kShiftClosedEntry, shift, ask.at,
                           withPermit(Json::object(), permit)
                               .set("last_receipt", z.sales.lastReceipt)
                               .set("over_short_minor", z.drawer.overShort()->minor())
                               .set("grand_total_minor", z.grandTotal.minor())
                               .set("left", toJson(z.left))
                               .set("z_sha256", hashOf(body))));
    return z;
}

Result<std::optional<ShiftRow>> ShiftBook::current() const { return ShiftStore(m_database).open(m_register); }

Result<ShiftRow> ShiftBook::openShift() const {
    KAZASU_TRY(auto shift, current());
    if (!shift) return Error{ErrorCode::ShiftNotOpen};
    return *std::move(shift);
}

Status ShiftBook::note(std::string_view kind, const ShiftRow& shift, Instant at, Json content) {
    content.set("shift_id", shift.id.toString()).set("register", m_register).set("shift", shift.number);
    return Journal(m_database).append(kind, at, content);
}

}  // namespace kazasu::controller

// Shifts: what a cashier's window or a script may ask about the shift of its register: the float, cash in and
// out, counting, closing, reports, and the sales put aside that a shift should not end with. Answers come
// through the observer; what is refused comes as a notice of the till (controller/api/till.h).
#pragma once

#include "core/ids.h"
#include "core/report/shift_report.h"

namespace kazasu::api {

/// Counted: somebody has counted the drawer and nothing has moved since; only then it can be closed.
enum class ShiftPhase { Closed, Open, Counted };

struct CashMovementView {
    bool isOut = false;
    Money amount;
    std::string reason;
    std::string staff;
    Instant at;
};

struct HeldSaleView {
    SaleId id;
    Instant since;
    std::string firstItem;
    std::int64_t pieces = 0;
    Money total;
};

/// What a count came to. Nobody is told what was expected before.
struct CountedView {
    Money counted;
    Money expected;
    Money overShort;
    std::int64_t counts = 0;
};

struct ShiftView {
    ShiftPhase phase = ShiftPhase::Closed;
    bool mustOpenByHand = false;  // nothing is sold before
    std::int64_t number = 0;      // of the open shift, or of the last one
    Instant openedAt;
    bool isOpenedByItself = false;
    bool hasDrawer = false;  // that the till can open
    std::string openedBy;
    Currency currency = kYen;
    Money floatAmount;
    std::vector<CashMovementView> movements;
    std::optional<CountedView> counted;
    std::vector<HeldSaleView> heldSales;
    ShiftLeft left;  // what closing would leave behind; asked anew by every closeShift()
};

/// Called on the controller's executor: hand over to your own thread at once.
class ShiftObserver {
public:
    virtual ~ShiftObserver() = default;
    virtual void shiftChanged(const ShiftView& shift) = 0;
    /// An X that was asked for, the Z of a shift that was just closed, or an earlier one (`isReprint`).
    virtual void reportMade(const ShiftReport& report, bool isReprint) = 0;
};

class Shifts {
public:
    virtual ~Shifts() = default;

    /// The observer is told how the shift stands, then every change. Null stops it; when
    /// setObserver(nullptr) has returned the old one is not called any more.
    virtual void setObserver(ShiftObserver* observer) = 0;

    virtual void openShift(CashCount floatCount) = 0;
    virtual void cashIn(Money amount, std::string reason) = 0;
    virtual void cashOut(Money amount, std::string reason) = 0;
    virtual void countCash(CashCount counted) = 0;
    /// Opens the drawer without a sale, which the report of exceptions says; with `toCount` for whoever may
    /// take cash, which the journal alone says. Cash that comes or goes opens it by itself.
    virtual void openDrawer(bool toCount) = 0;
    /// Closes, unless more is left behind than was acknowledged: then the view says what, and a notice.
    virtual void closeShift(ShiftLeft acknowledged) = 0;
    /// The X report, told and, if wanted, printed.
    virtual void makeX(bool isPrinted) = 0;
    /// A Z of this register again, told and printed, marked as such.
    virtual void reprintZ(std::int64_t number) = 0;

    /// The sale being rung up is put aside.
    virtual void holdSale() = 0;
    /// A held sale becomes the current one; what is being rung up is held in its place.
    virtual void resumeSale(SaleId id) = 0;
};

}  // namespace kazasu::api

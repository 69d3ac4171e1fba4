// ShiftDesk: what happens at one register when its shift is opened, counted, closed or asked about. Lives on
// the till's executor; the outcome of every command goes to the observers.
#pragma once

#include "controller/api/shift.h"
#include "controller/sales_file/journal_note.h"
#include "controller/shift/shift_book.h"
#include "controller/staff/open_permit.h"
#include "controller/till/held_sales.h"

namespace kazasu::controller {

/// The till around it.
class ShiftHost {
public:
    virtual ~ShiftHost() = default;
    /// Whether the current sale may be touched: not while a code is checked or its outcome is open.
    [[nodiscard]] virtual Status checkMayChange() const = 0;
    /// Another sale is the current one now, or none.
    virtual void currentSaleReplaced() = 0;
    virtual void shiftRefused(const Error& error) = 0;
    virtual void reportPrinted(const Status& printed) = 0;
    virtual void drawerAnswered(const Status& opened) = 0;
};

class ShiftDesk {
public:
    ShiftDesk(const TillDoors& doors, TillRooms& rooms, ShiftHost& host);
    ~ShiftDesk() { *m_isAlive = false; }
    ShiftDesk(const ShiftDesk&) = delete;
    ShiftDesk& operator=(const ShiftDesk&) = delete;

    void setObserver(api::ShiftObserver* observer) { m_observer = observer; }
    [[nodiscard]] Status start();
    void tell();

    /// ShiftNotOpen where a shift must be opened by hand and is not.
    [[nodiscard]] Status checkMaySell() const;
    /// A sale was completed: it may have opened the shift, and a count holds no longer.
    void saleWasCompleted();
    /// Cash comes or goes.
    void kickDrawer();
    /// Cash moved without a sale and without this desk.
    void drawerChanged();

    void openShift(const CashCount& floatCount);
    void moveCash(CashDirection direction, Money amount, const std::string& reason);
    void countCash(const CashCount& counted);
    void openDrawer(bool toCount);
    void closeShift(const ShiftLeft& acknowledged);
    void makeX(bool isPrinted);
    void reprintZ(std::int64_t number);
    void holdSale();
    void resumeSale(const SaleId& id);

private:
    /// The id of an action. The same action asked again after its outcome stayed unknown keeps its id: so it
    /// cannot happen twice.
    template <class Id>
    [[nodiscard]] Id idFor(const std::string& action);
    /// Tells how it went. True: it is done.
    bool ended(const Status& outcome);
    [[nodiscard]] Status refresh();
    [[nodiscard]] Status readView(api::ShiftView& view) const;
    [[nodiscard]] Status checkMayClose(const ShiftLeft& acknowledged);
    [[nodiscard]] Result<Permit> require(Right right, const std::string& subject,
                                         std::function<void()> again);
    [[nodiscard]] Status noteOpening(bool toCount);
    [[nodiscard]] ReportAsk ask(ReportKind kind, const std::string& staff) const;
    void print(const ShiftReport& report, bool isReprint);

    const TillDoors& m_doors;
    TillRooms& m_rooms;
    ShiftHost& m_host;
    HeldSales m_held;
    ShiftBook m_book;
    api::ShiftObserver* m_observer = nullptr;
    api::ShiftView m_view;
    std::string m_doubtfulAction;  // whose outcome is unknown
    std::string m_doubtfulId;
    OpenPermit m_openPermit;  // of a drawer that may stand in the journal already
    JournalNote m_note;
    std::optional<ShiftId> m_closing;  // it may be closed already, its Z was not told yet
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);  // for answers of the printer
};

}  // namespace kazasu::controller

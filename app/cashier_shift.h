// CashierShift: what the shift panel shows and what a cashier does there: the step it is at, what has been
// typed so far, and what is asked of the controller. No widget is in here; no rule of shifts either.
#pragma once

#include "app/cashier_screen.h"
#include "app/shift_bridge.h"

#include <map>

namespace kazasu::app {

enum class ShiftStep { Overview, Float, Count, CashIn, CashOut, Reason, Report };

class CashierShift : public QObject {
    Q_OBJECT

public:
    /// Stands for the one sum instead of pieces.
    static constexpr std::int64_t kAsSum = 0;

    CashierShift(api::Shifts& shifts, CashierScreen& screen, QObject* parent = nullptr);
    void start() { m_bridge.start(); }

    [[nodiscard]] ShiftStep step() const { return m_step; }
    [[nodiscard]] const api::ShiftView& view() const { return m_view; }
    [[nodiscard]] bool isCounting() const { return m_step == ShiftStep::Float || m_step == ShiftStep::Count; }
    /// What typed digits count now: a denomination, or kAsSum.
    [[nodiscard]] std::int64_t chosenValue() const { return m_chosenValue; }
    [[nodiscard]] std::int64_t piecesOf(std::int64_t value) const;
    [[nodiscard]] std::optional<CashCount> counted() const;
    [[nodiscard]] Money amount() const { return m_amount; }
    [[nodiscard]] bool isCashOut() const { return m_isCashOut; }
    [[nodiscard]] const std::optional<ShiftReport>& report() const { return m_report; }
    [[nodiscard]] bool isReprint() const { return m_isReprint; }
    /// Somebody tried to close, and was told what would be left behind.
    [[nodiscard]] bool asksToCloseAnyway() const { return !m_view.left.isNothing(); }

    void toggle();
    void beginCount(ShiftStep step);
    void beginCash(bool isOut);
    void chooseValue(std::int64_t value);
    void chooseBeside(int rows);
    void textEdited(const QString& text);
    void textEntered(const QString& text);
    void giveReason(const QString& reason);
    /// What was counted becomes the float, or the count of the drawer.
    void finishCount();
    /// Without a sale.
    void openDrawer();
    void close();
    void makeX();
    void printReport();
    void reprintLast();
    void holdSale();
    /// The sale held longest; with several the panel opens to choose from.
    void resumeFirst();
    void resumeSale(const SaleId& id);
    /// One step back; false at the first.
    bool goBack();

Q_SIGNALS:
    void changed();

private:
    void show(ShiftStep step, EntryMode mode);
    void showShift(const api::ShiftView& shift);
    void showReport(const ShiftReport& report, bool isReprint);
    void enterPieces(const QString& text);
    void enterAmount(const QString& text);

    api::Shifts& m_shifts;
    CashierScreen& m_screen;
    ShiftBridge m_bridge;
    ShiftStep m_step = ShiftStep::Overview;
    api::ShiftView m_view;
    std::map<std::int64_t, std::int64_t> m_pieces;  // by value; kAsSum: the sum itself
    ShiftStep m_countFor = ShiftStep::Count;
    std::int64_t m_chosenValue = kAsSum;
    Money m_amount;
    bool m_isCashOut = false;
    std::optional<ShiftReport> m_report;
    bool m_isReprint = false;
};

}  // namespace kazasu::app

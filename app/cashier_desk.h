// CashierDesk: what a cashier's key, scan or typed text means on the screen it meets, and what it asks of the
// till. It holds no rule of selling: those are the controller's. No widget is in here.
#pragma once

#include "app/cashier_goods.h"
#include "app/cashier_papers.h"
#include "app/cashier_shift.h"

namespace kazasu::app {

class CashierDesk : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kQuickKeys = 12;
    static constexpr std::size_t kMostFound = 40;
    static constexpr std::int64_t kMostPieces = 999;

    CashierDesk(api::Till& till, api::Shifts& shifts, QObject* parent = nullptr);

    void start();
    [[nodiscard]] const CashierScreen& shown() const { return m_screen; }
    [[nodiscard]] CashierShift& shift() { return m_shift; }
    [[nodiscard]] CashierGoods& goods() { return m_goods; }
    [[nodiscard]] CashierPapers& papers() { return m_papers; }

    // From the scan field and the scanners.
    /// As the scanner sent it: the bytes go to the till untouched.
    void labelScanned(const std::string& label);
    void deviceFaulted(ErrorCode code);
    void setScannerMissing(bool isMissing);
    void textEntered(const QString& text);
    void textEdited(const QString& text);

    // The keys.
    void toggleHelp();
    void toggleStatus();
    void togglePeople();
    /// What was refused a moment ago is done now.
    void sayAllowed();
    void toggleShift();
    void toggleDoubts();
    void openSearch();
    void voidLine();
    void changeQuantity();
    void voidSale();
    void park();
    void openCash();
    void openPhone();
    void reprint();
    void togglePapers();
    void openPrices();
    void openReturns();
    /// The key of what is asked that goes on with the sale.
    void answerYes();
    void goBack();

    void readDoubts();
    void takeUpSale(const SaleId& sale);
    void voidParkedSale(const SaleId& sale);
    void payRefundInCash(const RefundId& refund);
    /// Also what a code had paid; needs a manager.
    void payAllInCash();
    void takeCash(Money given);
    void chooseItem(int row);
    void moveItem(int rows);
    void addItem(const std::string& code);
    void chooseLine(int lineNumber);
    void moveLine(int rows);

private:
    void enterCode(const QString& text);
    void enterCash(const QString& text);
    void enterQuantity(const QString& text);
    void toggle(Page page);
    void refuse(ErrorCode code, const QString& subject = {});
    void dropQuestion();

    api::Till& m_till;
    TillBridge m_bridge;
    CashierScreen m_screen;
    CashierShift m_shift;
    CashierGoods m_goods;
    CashierPapers m_papers;
};

}  // namespace kazasu::app

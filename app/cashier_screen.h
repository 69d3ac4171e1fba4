// CashierScreen: what the cashier is shown: the page, what the scan field is for, the message, and the last
// views that the till sent; and what each new view does to it. It changes nothing at the till.
#pragma once

#include "app/message.h"
#include "app/till_bridge.h"

#include <QObject>

#include <optional>

namespace kazasu::app {

enum class Page {
    Selling,
    Cash,
    Phone,
    Search,
    Help,
    Status,
    Completed,
    People,
    Shift,
    Doubts,
    Price,
    Question,
    Return,
    Papers
};
enum class EntryMode {
    Scan,
    Search,
    Cash,
    Quantity,
    Pieces,
    Amount,
    Reason,
    Price,
    AskedPrice,
    Receipt,
    BareCode,
    PastSale,
    PaperName
};

class CashierScreen : public QObject {
    Q_OBJECT

public:
    /// Shows what the bridge brings.
    explicit CashierScreen(const TillBridge& bridge, QObject* parent = nullptr);

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] EntryMode entryMode() const { return m_entryMode; }
    [[nodiscard]] const QString& entryText() const { return m_entryText; }
    [[nodiscard]] Message message() const { return m_message(); }
    [[nodiscard]] bool asksToVoidSale() const { return m_asksToVoidSale; }
    /// A completed sale stays until the next begins.
    [[nodiscard]] const api::SaleView& sale() const { return m_shownSale; }
    [[nodiscard]] const api::SettlementView& settlement() const { return m_settlement; }
    [[nodiscard]] const api::CompletedView& completed() const { return m_completed; }
    [[nodiscard]] const api::StatusView& status() const { return m_status; }
    [[nodiscard]] const std::vector<api::DoubtView>& doubts() const { return m_doubts; }
    [[nodiscard]] const std::vector<api::RefundView>& refunds() const { return m_refunds; }
    [[nodiscard]] bool isScannerMissing() const { return m_isScannerMissing; }
    [[nodiscard]] const std::vector<api::ItemView>& foundItems() const { return m_foundItems; }
    [[nodiscard]] int currentItem() const { return m_currentItem; }
    [[nodiscard]] bool canPark() const { return m_settlement.phase == api::SettlementPhase::InDoubt; }
    /// There is something that could be paid or voided.
    [[nodiscard]] bool hasOpenLines() const;
    [[nodiscard]] int chosenLine() const { return m_chosenLine; }
    /// The line that void and quantity mean: the chosen one, otherwise the newest. 0: none.
    [[nodiscard]] int targetLine() const;
    /// The line this many rows below (or, negative, above) the target, as far as there are lines. 0: none.
    [[nodiscard]] int lineBeside(int rows) const;
    /// A text as an amount of cash; nullopt when it is none.
    [[nodiscard]] std::optional<Money> cashIn(const QString& text) const;
    /// What stands in the field as an amount, while cash is taken.
    [[nodiscard]] std::optional<Money> cashGiven() const;

    // What a key of the cashier's does to the screen.
    void open(Page page, EntryMode mode);
    void say(ComposeMessage message);
    void askToVoidSale();
    void answerQuestion(ComposeMessage message);
    void setEntryText(const QString& text);
    void clearEntry() { Q_EMIT entryTextWanted({}); }
    void chooseLine(int lineNumber);
    void moveItem(int rows);
    void showNextCustomer();
    void setScannerMissing(bool isMissing);
    void wantAttention() { Q_EMIT attentionWanted(); }

Q_SIGNALS:
    void pageChanged();
    void entryModeChanged();
    void messageChanged();
    void saleChanged();
    void settlementChanged();
    void completedChanged();
    void statusChanged();
    void doubtsChanged();
    void refundsChanged();
    void itemsChanged();
    void lineChosen();
    void cashGivenChanged();
    void quickKeysFound(const std::vector<kazasu::api::ItemView>& items);
    /// The field takes this text, usually none.
    void entryTextWanted(const QString& text);
    /// Something needs the cashier's eyes: one soft tone.
    void attentionWanted();

private:
    void showSale(const api::SaleView& sale);
    void tellOfChange(const api::SaleView& before, const api::SaleView& after);
    void showSettlement(const api::SettlementView& settlement);
    void showCompleted(const api::CompletedView& completed);
    void showStatus(const api::StatusView& status);
    void showNotice(const api::NoticeView& notice);
    void showDoubts(const std::vector<api::DoubtView>& doubts);
    void showRefunds(const std::vector<api::RefundView>& refunds);
    void showItems(const QString& text, const std::vector<api::ItemView>& items);

    Page m_page = Page::Selling;
    EntryMode m_entryMode = EntryMode::Scan;
    QString m_entryText;
    ComposeMessage m_message = readyMessage();
    bool m_asksToVoidSale = false;
    bool m_isScannerMissing = false;
    bool m_holdsCompleted = false;  // the finished sale stays on the screen until the next has a line
    api::SaleView m_sale;
    api::SaleView m_shownSale;
    api::SettlementView m_settlement;
    api::CompletedView m_completed;
    api::StatusView m_status;
    std::vector<api::DoubtView> m_doubts;
    std::vector<api::RefundView> m_refunds;
    std::vector<api::ItemView> m_foundItems;
    int m_currentItem = 0;
    int m_chosenLine = 0;
};

}  // namespace kazasu::app

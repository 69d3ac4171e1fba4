// CashierDesk: what the window shows and what a cashier's key means in it. It holds the last views the till
// sent and the state of the screen, no rule of selling: those are the controller's. No widget is in here.
#pragma once

#include "app/message.h"
#include "app/till_bridge.h"

#include <QObject>

#include <optional>

namespace kazasu::app {

enum class Page { Selling, Cash, Phone, Search, Help, Status, Completed };
enum class EntryMode { Scan, Search, Cash, Quantity };

class CashierDesk : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kQuickKeys = 12;
    static constexpr std::size_t kMostFound = 40;
    static constexpr std::int64_t kMostPieces = 999;

    explicit CashierDesk(api::Till& till, QObject* parent = nullptr);

    void start();

    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] EntryMode entryMode() const { return m_entryMode; }
    [[nodiscard]] Message message() const { return m_message(); }
    [[nodiscard]] bool asksToVoidSale() const { return m_asksToVoidSale; }
    /// The sale on the screen: a completed one stays until the next begins.
    [[nodiscard]] const api::SaleView& shownSale() const { return m_shownSale; }
    [[nodiscard]] const api::SettlementView& settlement() const { return m_settlement; }
    [[nodiscard]] const api::CompletedView& completed() const { return m_completed; }
    [[nodiscard]] const api::StatusView& status() const { return m_status; }
    [[nodiscard]] bool isScannerMissing() const { return m_isScannerMissing; }
    [[nodiscard]] const std::vector<api::ItemView>& foundItems() const { return m_foundItems; }
    [[nodiscard]] int currentItem() const { return m_currentItem; }
    /// The line that void and quantity mean: the chosen one, otherwise the newest. 0: none.
    [[nodiscard]] int targetLine() const;
    [[nodiscard]] int chosenLine() const { return m_chosenLine; }
    /// What stands in the field as an amount, while cash is taken.
    [[nodiscard]] std::optional<Money> cashGiven() const;
    [[nodiscard]] const QString& entryText() const { return m_entryText; }
    [[nodiscard]] bool canPark() const { return m_settlement.phase == api::SettlementPhase::InDoubt; }

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
    void openSearch();
    void voidLine();
    void changeQuantity();
    void voidSale();
    void park();
    void openCash();
    void openPhone();
    void reprint();
    void goBack();

    void takeCash(Money given);
    void chooseItem(int row);
    void moveItem(int by);
    void addItem(const std::string& code);
    void chooseLine(int lineNumber);
    void moveLine(int by);

Q_SIGNALS:
    void pageChanged();
    void entryModeChanged();
    void messageChanged();
    void saleChanged();
    void settlementChanged();
    void completedChanged();
    void statusChanged();
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
    void showItems(const QString& text, const std::vector<api::ItemView>& items);
    void enterQuantity(const QString& text);
    void say(ComposeMessage message);
    void open(Page page, EntryMode mode);
    void dropQuestion();
    void nextCustomer();
    [[nodiscard]] bool hasOpenLines() const;

    api::Till& m_till;
    TillBridge m_bridge;
    Page m_page = Page::Selling;
    EntryMode m_entryMode = EntryMode::Scan;
    ComposeMessage m_message = readyMessage();
    bool m_asksToVoidSale = false;
    bool m_isScannerMissing = false;
    bool m_holdsCompleted = false;  // the finished sale stays on the screen until the next has a line
    api::SaleView m_sale;
    api::SaleView m_shownSale;
    api::SettlementView m_settlement;
    api::CompletedView m_completed;
    api::StatusView m_status;
    std::vector<api::ItemView> m_foundItems;
    int m_currentItem = 0;
    int m_chosenLine = 0;
    QString m_entryText;
};

}  // namespace kazasu::app

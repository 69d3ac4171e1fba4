// TillDesk: what happens at one register when something is scanned, typed or pressed. Lives on one executor,
// knows no threads; the outcome of every command goes to the observer.
#pragma once

#include "controller/api/doubt_inbox.h"
#include "controller/catalogue/catalogue.h"
#include "controller/shift/shift_desk.h"
#include "controller/staff/open_permit.h"
#include "controller/till/checkout.h"
#include "controller/till/give_back.h"
#include "controller/till/paper_room.h"
#include "controller/till/payment.h"
#include "core/scan_label.h"

namespace kazasu::controller {

/// An item of the catalogue as it is rung up.
SaleLine lineOf(const CatalogueItem& item, int quantity);

class TillDesk final : private PaymentListener, private CheckoutListener, private ShiftHost {
public:
    TillDesk(TillDoors doors, CenterClient& center, api::TillObserver& observer);
    ~TillDesk();
    TillDesk(const TillDesk&) = delete;
    TillDesk& operator=(const TillDesk&) = delete;

    /// Goes on where an earlier run stopped: the open sale, unfinished payments, unsent records, keys.
    [[nodiscard]] Status start();
    /// The program ends: what was sold is signed.
    [[nodiscard]] Status end() { return m_rooms.seal.sign(); }
    /// Everything as it stands now, for a new observer.
    void tellAll();

    void scan(const std::string& label);
    void enter(const std::string& text);
    void setQuantity(int line, std::int64_t quantity);
    void voidLine(int line);
    void voidSale();
    void tenderCash(Money given);
    void giveBack();
    void cancelSettlement();
    void parkSale();
    void reprintLast();
    // controller/api/goods.h: price_actions.cpp, asking_goods.cpp, return_actions.cpp.
    void discount(int line, const api::DiscountAsk& ask);
    void changePrice(int line, Money price, const std::string& reason);
    void answerPrice(Money price);
    void answerAge(bool isOldEnough);
    void dropQuestion();
    [[nodiscard]] Result<api::ReceiptView> findReceipt(const std::string& text);
    void returnGoods(const SaleId& receipt, const std::vector<api::ReturnAsk>& lines,
                     const std::string& reason);
    void returnWithoutReceipt(const std::string& code, std::int64_t quantity, const std::string& reason);
    // controller/api/papers.h: paper_actions.cpp.
    [[nodiscard]] Result<std::vector<api::PastSaleView>> findSales(const std::string& text,
                                                                   std::size_t limit);
    void printPaper(const api::PaperAsk& ask);
    [[nodiscard]] ShiftDesk& shifts() { return m_shifts; }
    [[nodiscard]] std::vector<api::DoubtView> doubts() const;
    void takeUp(const SaleId& sale);
    void dropParked(const SaleId& sale);
    // controller/api/refund_inbox.h: refund_actions.cpp.
    [[nodiscard]] std::vector<api::RefundView> refunds() const;
    void payRefundInCash(const RefundId& id);
    [[nodiscard]] std::vector<api::ItemView> findItems(const std::string& text, std::size_t limit) const;

    /// Whoever is signed in goes on with the open sale.
    void takeOver();
    [[nodiscard]] const TillDoors& doors() const { return m_doors; }
    /// A code is being checked: the cashier waits for its outcome.
    [[nodiscard]] bool isChecking() const { return m_payment.isChecking(); }

private:
    void sellWhatItIs(const ScanLabel& label, std::optional<int> quantity, CodeEntry entry);
    void sellItem(const std::string& code, int quantity);
    void payWithCode(const Result<CheckedCode>& code, CodeEntry entry, const std::string& text);
    void changeSale(const std::function<Status(Sale&)>& rule, int changedLine, const std::string& subject);

    /// Somebody is signed in, or nobody needs to be; else the cashier is told.
    bool mayAct(const std::string& subject);
    /// What a right is asked for and a grant is bound to.
    [[nodiscard]] std::string saleSubject() const;
    /// That of the same action before, when its outcome was not known.
    [[nodiscard]] Result<Permit> permitFor(const std::string& action, Right right, const std::string& subject,
                                           std::function<void()> again);
    void lowerQuantity(const SaleLine& line, int quantity);
    void correctLine(const SaleLine& line, ExceptionKind kind, int quantity,
                     const std::function<Status(Sale&)>& rule, std::function<void()> again);
    void voidSaleWith(const Permit& permit);
    struct GuardedChange {
        Right right;
        ExceptionKind kind;
        std::string subject;  // within the sale
        std::string shown;
        int line;  // 0: the receipt; kLastLine
        Json content;
        std::optional<Money> amount;  // for the report, when it is not what the total becomes less
    };
    static constexpr int kLastLine = -1;
    [[nodiscard]] Status tryGuarded(GuardedChange what, const std::function<Status(Sale&)>& rule,
                                    std::function<void()> again);
    /// A rule of the sale that not everybody may use, with its entry in the journal.
    void changeGuarded(const GuardedChange& what, const std::function<Status(Sale&)>& rule,
                       std::function<void()> again);
    void removeDiscount(int line, const std::function<Status(Sale&)>& rule);
    /// Before money moves: no more comes off than somebody allowed who may; otherwise they are asked.
    [[nodiscard]] Status checkGranted(const std::function<void()>& again);
    [[nodiscard]] Status checkQuestion() const;
    void askOrSell(const CatalogueItem& item, int quantity);
    void ringUp(const CatalogueItem& item, int quantity);
    /// The current sale, or a new one.
    void beginSale();
    [[nodiscard]] Result<Sale> receiptOf(const SaleId& id) const;
    [[nodiscard]] Result<std::optional<Json>> codeRefund() const;
    [[nodiscard]] Status takeCash(Money given);
    void forgetOtherPayment();
    /// Of the current sale, which gives money back.
    [[nodiscard]] Result<GiveBackPlan> giveBackPlan() const;
    /// What comes back of a receipt in the current sale could come back now.
    [[nodiscard]] Status checkReturned() const;
    void refundChanged(const std::optional<RefundRow>& ended);
    [[nodiscard]] Result<CheckedCode> check(const std::string& signedCode) const;
    /// Not while training, not without a shift; the cashier is told.
    bool mayTakeCode();
    void payWithSigned(const std::string& text);
    void keysWereAsked();

    void tellSale(int changedLine);
    void tellStatus();
    void notice(Error error, const std::string& subject);

    void paymentChanged() override;
    void paymentTendered() override;
    void doubtsChanged() override { tellStatus(); }
    void saleWasCompleted(const Sale& sale) override;
    void saleWasReported(const api::CompletedView& view) override;
    void completionFailed(const Error& error) override;
    void completionLost(const Error& error) override;
    void printerAnswered(const Status& printed, bool isNews) override;
    [[nodiscard]] Status checkMayChange() const override;
    void currentSaleReplaced() override;
    void shiftRefused(const Error& error) override { notice(error, {}); }
    void reportPrinted(const Status& printed) override { printerAnswered(printed, true); }
    void drawerAnswered(const Status& opened) override {
        if (!opened) notice(opened.error(), "drawer");
    }
    void centerHeard(Instant centerTime);
    void centerReached(bool isReached);
    void countDown();

    [[nodiscard]] Database& goods() const {
        return m_doors.catalogue != nullptr ? *m_doors.catalogue : m_doors.database;
    }

    TillDoors m_doors;
    TillRooms m_rooms;
    api::TillObserver& m_observer;
    Catalogue m_catalogue;
    CodeCheck m_codeCheck;
    OfflineDesk m_offline;
    Checkout m_checkout;
    ParkedSales m_parked;
    Payment m_payment;
    ShiftDesk m_shifts;
    PaperRoom m_papers;
    OpenPermit m_openPermit;
    JournalNote m_note;
    api::StatusView m_status;
    struct AwaitingCode {
        std::string text;
        SaleId sale;
    };
    struct Question {
        api::QuestionView::Kind kind;
        CatalogueItem item;
        int quantity;
    };
    std::optional<Question> m_question;
    struct ConfirmedAge {
        SaleId sale;
        int years;
    };
    std::optional<ConfirmedAge> m_confirmedAge;  // asked once a sale
    std::optional<AwaitingCode> m_awaitsKeys;    // a code whose key is not known yet
    TimerId m_countdown = 0;
};

}  // namespace kazasu::controller

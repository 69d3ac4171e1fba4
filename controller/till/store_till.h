// StoreTill: the till as windows, scripts and lanes see it. Every command is posted to the controller's
// executor and answered through the observer.
#pragma once

#include "controller/till/observer_gate.h"
#include "controller/till/till_desk.h"
#include "core/executor.h"

namespace kazasu::controller {

class StoreTill final : public api::Till {
public:
    explicit StoreTill(Executor& executor);

    /// What the desk tells goes here.
    [[nodiscard]] api::TillObserver& gate() { return m_gate; }
    /// The desk that commands go to; null before it is open and after it has closed. On the executor only.
    void attach(TillDesk* desk) { m_desk = desk; }

    void setObserver(api::TillObserver* observer) override;
    void scan(std::string label) override;
    void enter(std::string text) override;
    void setQuantity(int line, std::int64_t quantity) override;
    void voidLine(int line) override;
    void voidSale() override;
    void tenderCash(Money given) override;
    void giveBack() override;
    void cancelSettlement() override;
    void parkSale() override;
    void reprintLast() override;
    void discount(int line, api::DiscountAsk ask) override;
    void changePrice(int line, Money price, std::string reason) override;
    void answerPrice(Money price) override;
    void answerAge(bool isOldEnough) override;
    void dropQuestion() override;
    void findReceipt(std::string text, std::function<void(Result<api::ReceiptView>)> answer) override;
    void returnGoods(SaleId receipt, std::vector<api::ReturnAsk> lines, std::string reason) override;
    void returnWithoutReceipt(std::string code, std::int64_t quantity, std::string reason) override;
    void findSales(std::string text, std::size_t limit,
                   std::function<void(Result<std::vector<api::PastSaleView>>)> answer) override;
    void printPaper(api::PaperAsk ask) override;
    void findItems(std::string text, std::size_t limit,
                   std::function<void(std::vector<api::ItemView>)> answer) override;

    void readDoubts(std::function<void(std::vector<api::DoubtView>)> answer) override;
    void takeUpSale(SaleId sale) override;
    void voidParkedSale(SaleId sale) override;
    void readRefunds(std::function<void(std::vector<api::RefundView>)> answer) override;
    void payRefundInCash(RefundId refund) override;

private:
    void post(std::function<void(TillDesk&)> command);

    Executor& m_executor;
    ObserverGate m_gate;
    TillDesk* m_desk = nullptr;
};

}  // namespace kazasu::controller

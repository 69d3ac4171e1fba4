// A Till that writes down what it was asked and says what the test tells it to, for states that a real
// controller reaches rarely. Everything runs on the caller's thread.
#pragma once

#include "controller/api/till.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kazasu::test {

class ScriptedTill final : public api::Till {
public:
    void setObserver(api::TillObserver* observer) override {
        m_observer = observer;
        if (observer == nullptr) return;
        observer->statusChanged(status);
        observer->saleChanged(sale);
        observer->settlementChanged(settlement);
    }

    void scan(std::string label) override { ask("scan " + label); }
    void enter(std::string text) override { ask("enter " + text); }
    void setQuantity(int line, std::int64_t quantity) override {
        ask("quantity " + std::to_string(line) + " " + std::to_string(quantity));
    }
    void voidLine(int line) override { ask("void line " + std::to_string(line)); }
    void voidSale() override { ask("void sale"); }
    void tenderCash(Money given) override { ask("cash " + std::to_string(given.minor())); }
    void giveBack() override { ask("give back"); }
    void readRefunds(std::function<void(std::vector<api::RefundView>)> answer) override { answer(refunds); }
    void payRefundInCash(RefundId id) override { ask("refund in cash " + id.toString()); }
    void cancelSettlement() override { ask("cancel"); }
    void parkSale() override { ask("park"); }
    void reprintLast() override { ask("reprint"); }
    void findSales(std::string text, std::size_t limit,
                   std::function<void(Result<std::vector<api::PastSaleView>>)> answer) override {
        ask("find sales " + text);
        answer(std::vector(pastSales.begin(), pastSales.begin() + static_cast<std::ptrdiff_t>(
                                                                      std::min(limit, pastSales.size()))));
    }
    void printPaper(api::PaperAsk what) override {
        static constexpr const char* kKinds[] = {"copy", "gift", "named"};
        ask(std::string("paper ") + kKinds[static_cast<int>(what.kind)] + " " + what.sale.toString() + " " +
            what.name + "|" + what.purpose);
    }
    void discount(int line, api::DiscountAsk what) override {
        ask("discount " + std::to_string(line) + " " + std::to_string(what.basisPoints) + " " +
            std::to_string(what.amount.minor()));
    }
    void changePrice(int line, Money price, std::string reason) override {
        ask("price " + std::to_string(line) + " " + std::to_string(price.minor()) + " " + reason);
    }
    void answerPrice(Money price) override { ask("answer price " + std::to_string(price.minor())); }
    void answerAge(bool isOldEnough) override { ask(isOldEnough ? "answer age yes" : "answer age no"); }
    void dropQuestion() override { ask("drop question"); }
    void findReceipt(std::string text, std::function<void(Result<api::ReceiptView>)> answer) override {
        ask("find receipt " + text);
        answer(receipt);
    }
    void returnGoods(SaleId /*receipt*/, std::vector<api::ReturnAsk> lines, std::string reason) override {
        std::string what = "return";
        for (const auto& line : lines)
            what += " " + std::to_string(line.line) + "x" + std::to_string(line.quantity);
        ask(what + " " + reason);
    }
    void returnWithoutReceipt(std::string code, std::int64_t quantity, std::string reason) override {
        ask("return without receipt " + code + " " + std::to_string(quantity) + " " + reason);
    }
    void findItems(std::string text, std::size_t limit,
                   std::function<void(std::vector<api::ItemView>)> answer) override {
        std::vector<api::ItemView> found;
        for (const api::ItemView& item : items)
            if (found.size() < limit && (item.name + item.reading).find(text) != std::string::npos)
                found.push_back(item);
        answer(std::move(found));
    }

    void readDoubts(std::function<void(std::vector<api::DoubtView>)> answer) override { answer(doubts); }
    void takeUpSale(SaleId id) override { ask("take up " + id.toString()); }
    void voidParkedSale(SaleId id) override { ask("void parked " + id.toString()); }

    void say(const api::SaleView& view) {
        sale = view;
        if (m_observer != nullptr) m_observer->saleChanged(view);
    }
    void say(const api::SettlementView& view) {
        settlement = view;
        if (m_observer != nullptr) m_observer->settlementChanged(view);
    }
    void say(const api::CompletedView& view) {
        if (m_observer != nullptr) m_observer->saleCompleted(view);
    }
    void say(const api::StatusView& view) {
        status = view;
        if (m_observer != nullptr) m_observer->statusChanged(view);
    }
    void say(const api::NoticeView& view) {
        if (m_observer != nullptr) m_observer->noticeRaised(view);
    }

    Result<api::ReceiptView> receipt = Error{ErrorCode::SaleUnknown};
    std::vector<std::string> asked;
    std::vector<api::ItemView> items;
    std::vector<api::DoubtView> doubts;
    std::vector<api::RefundView> refunds;
    std::vector<api::PastSaleView> pastSales;
    api::SaleView sale;
    api::SettlementView settlement;
    api::StatusView status;

private:
    void ask(std::string what) { asked.push_back(std::move(what)); }

    api::TillObserver* m_observer = nullptr;
};

}  // namespace kazasu::test

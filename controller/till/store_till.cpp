#include "controller/till/store_till.h"

namespace kazasu::controller {

StoreTill::StoreTill(Executor& executor) : m_executor(executor) {}

void StoreTill::post(std::function<void(TillDesk&)> command) {
    m_executor.post([this, command = std::move(command)] {
        if (m_desk != nullptr) command(*m_desk);
    });
}

void StoreTill::setObserver(api::TillObserver* observer) {
    m_gate.observe(observer);
    if (observer != nullptr) post([](TillDesk& desk) { desk.tellAll(); });
}

void StoreTill::scan(std::string label) {
    post([label = std::move(label)](TillDesk& desk) { desk.scan(label); });
}

void StoreTill::enter(std::string text) {
    post([text = std::move(text)](TillDesk& desk) { desk.enter(text); });
}

void StoreTill::setQuantity(int line, std::int64_t quantity) {
    post([line, quantity](TillDesk& desk) { desk.setQuantity(line, quantity); });
}

void StoreTill::voidLine(int line) {
    post([line](TillDesk& desk) { desk.voidLine(line); });
}

void StoreTill::voidSale() {
    post([](TillDesk& desk) { desk.voidSale(); });
}

void StoreTill::tenderCash(Money given) {
    post([given](TillDesk& desk) { desk.tenderCash(given); });
}

void StoreTill::cancelSettlement() {
    post([](TillDesk& desk) { desk.cancelSettlement(); });
}

void StoreTill::parkSale() {
    post([](TillDesk& desk) { desk.parkSale(); });
}

void StoreTill::reprintLast() {
    post([](TillDesk& desk) { desk.reprintLast(); });
}

void StoreTill::discount(int line, api::DiscountAsk ask) {
    post([line, ask](TillDesk& desk) { desk.discount(line, ask); });
}

void StoreTill::changePrice(int line, Money price, std::string reason) {
    post(
        [line, price, reason = std::move(reason)](TillDesk& desk) { desk.changePrice(line, price, reason); });
}

void StoreTill::answerPrice(Money price) {
    post([price](TillDesk& desk) { desk.answerPrice(price); });
}

void StoreTill::answerAge(bool isOldEnough) {
    post([isOldEnough](TillDesk& desk) { desk.answerAge(isOldEnough); });
}

void StoreTill::dropQuestion() {
    post([](TillDesk& desk) { desk.dropQuestion(); });
}

void StoreTill::findReceipt(std::string text, std::function<void(Result<api::ReceiptView>)> answer) {
    post([text = std::move(text), answer = std::move(answer)](TillDesk& desk) {
        answer(desk.findReceipt(text));
    });
}

void StoreTill::returnGoods(SaleId receipt, std::vector<api::ReturnAsk> lines, std::string reason) {
    post([receipt, lines = std::move(lines), reason = std::move(reason)](TillDesk& desk) {
        desk.returnGoods(receipt, lines, reason);
    });
}

void StoreTill::returnWithoutReceipt(std::string code, std::int64_t quantity, std::string reason) {
    post([code = std::move(code), quantity, reason = std::move(reason)](TillDesk& desk) {
        desk.returnWithoutReceipt(code, quantity, reason);
    });
}

void StoreTill::findSales(std::string text, std::size_t limit,
                          std::function<void(Result<std::vector<api::PastSaleView>>)> answer) {
    post([text = std::move(text), limit, answer = std::move(answer)](TillDesk& desk) {
        answer(desk.findSales(text, limit));
    });
}

void StoreTill::printPaper(api::PaperAsk ask) {
    post([ask = std::move(ask)](TillDesk& desk) { desk.printPaper(ask); });
}

void StoreTill::findItems(std::string text, std::size_t limit,
                          std::function<void(std::vector<api::ItemView>)> answer) {
    post([text = std::move(text), limit, answer = std::move(answer)](TillDesk& desk) {
        answer(desk.findItems(text, limit));
    });
}

void StoreTill::readDoubts(std::function<void(std::vector<api::DoubtView>)> answer) {
    post([answer = std::move(answer)](TillDesk& desk) { answer(desk.doubts()); });
}

void StoreTill::takeUpSale(SaleId sale) {
    post([sale](TillDesk& desk) { desk.takeUp(sale); });
}

void StoreTill::giveBack() {
    post([](TillDesk& desk) { desk.giveBack(); });
}

void StoreTill::readRefunds(std::function<void(std::vector<api::RefundView>)> answer) {
    post([answer = std::move(answer)](TillDesk& desk) { answer(desk.refunds()); });
}

void StoreTill::payRefundInCash(RefundId refund) {
    post([refund](TillDesk& desk) { desk.payRefundInCash(refund); });
}

void StoreTill::voidParkedSale(SaleId sale) {
    post([sale](TillDesk& desk) { desk.dropParked(sale); });
}

}  // namespace kazasu::controller

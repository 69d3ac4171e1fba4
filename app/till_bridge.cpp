#include "app/till_bridge.h"

namespace kazasu::app {

class TillBridge::Ear final : public api::TillObserver {
public:
    explicit Ear(std::shared_ptr<Gate> gate) : m_gate(std::move(gate)) {}

    void saleChanged(const api::SaleView& sale) override {
        m_gate->carry([sale](TillBridge& bridge) { Q_EMIT bridge.saleChanged(sale); });
    }
    void settlementChanged(const api::SettlementView& settlement) override {
        m_gate->carry([settlement](TillBridge& bridge) { Q_EMIT bridge.settlementChanged(settlement); });
    }
    void saleCompleted(const api::CompletedView& completed) override {
        m_gate->carry([completed](TillBridge& bridge) { Q_EMIT bridge.saleCompleted(completed); });
    }
    void statusChanged(const api::StatusView& status) override {
        m_gate->carry([status](TillBridge& bridge) { Q_EMIT bridge.statusChanged(status); });
    }
    void noticeRaised(const api::NoticeView& notice) override {
        m_gate->carry([notice](TillBridge& bridge) { Q_EMIT bridge.noticeRaised(notice); });
    }

private:
    std::shared_ptr<Gate> m_gate;
};

TillBridge::TillBridge(api::Till& till, QObject* parent)
    : QObject(parent),
      m_till(till),
      m_gate(std::make_shared<Gate>(*this)),
      m_ear(std::make_unique<Ear>(m_gate)) {}

TillBridge::~TillBridge() {
    m_till.setObserver(nullptr);
    m_gate->close();
}

void TillBridge::start() { m_till.setObserver(m_ear.get()); }

void TillBridge::searchItems(const QString& text, std::size_t limit) {
    const std::uint64_t search = ++m_lastSearch;
    m_till.findItems(text.toStdString(), limit,
                     [gate = m_gate, text, search](std::vector<api::ItemView> items) {
                         gate->carry([text, search, items = std::move(items)](TillBridge& bridge) {
                             if (search == bridge.m_lastSearch) Q_EMIT bridge.itemsFound(text, items);
                         });
                     });
}

void TillBridge::searchSales(const QString& text, std::size_t limit) {
    const std::uint64_t search = ++m_lastSalesSearch;
    using Found = Result<std::vector<api::PastSaleView>>;
    m_till.findSales(text.toStdString(), limit, [gate = m_gate, text, search](Found found) {
        gate->carry([text, search, found = std::move(found)](TillBridge& bridge) {
            if (search != bridge.m_lastSalesSearch) return;
            if (found)
                Q_EMIT bridge.salesFound(text, *found);
            else
                Q_EMIT bridge.salesMissing(found.code());
        });
    });
}

void TillBridge::readDoubts() {
    m_till.readDoubts([gate = m_gate](std::vector<api::DoubtView> doubts) {
        gate->carry([doubts = std::move(doubts)](TillBridge& bridge) { Q_EMIT bridge.doubtsRead(doubts); });
    });
    m_till.readRefunds([gate = m_gate](std::vector<api::RefundView> refunds) {
        gate->carry(
            [refunds = std::move(refunds)](TillBridge& bridge) { Q_EMIT bridge.refundsRead(refunds); });
    });
}

void TillBridge::askQuickKeys(std::size_t limit) {
    m_till.findItems({}, limit, [gate = m_gate](std::vector<api::ItemView> items) {
        gate->carry([items = std::move(items)](TillBridge& bridge) { Q_EMIT bridge.quickKeysFound(items); });
    });
}

void TillBridge::findReceipt(const QString& text) {
    m_till.findReceipt(text.toStdString(), [gate = m_gate](Result<api::ReceiptView> found) {
        gate->carry([found = std::move(found)](TillBridge& bridge) {
            if (found)
                Q_EMIT bridge.receiptFound(*found);
            else
                Q_EMIT bridge.receiptMissing(found.code());
        });
    });
}

}  // namespace kazasu::app

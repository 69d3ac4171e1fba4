// TillBridge: carries what a till says on the controller's thread to the window's thread, as signals.
// Destroying it ends the observing; nothing arrives afterwards, whatever is still on its way.
#pragma once

#include "app/thread_gate.h"
#include "controller/api/till.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace kazasu::app {

class TillBridge final : public QObject {
    Q_OBJECT

public:
    explicit TillBridge(api::Till& till, QObject* parent = nullptr);
    ~TillBridge() override;

    /// Begins observing; the present state follows as signals.
    void start();
    /// Answered by itemsFound. Of several searches under way only the last one answers.
    void searchItems(const QString& text, std::size_t limit);
    /// Answered by doubtsRead and refundsRead.
    void readDoubts();
    /// Answered by quickKeysFound.
    void askQuickKeys(std::size_t limit);
    /// Answered by salesFound or salesMissing. Of several searches under way only the last one answers.
    void searchSales(const QString& text, std::size_t limit);
    /// Answered by receiptFound or receiptMissing.
    void findReceipt(const QString& text);

Q_SIGNALS:
    void doubtsRead(const std::vector<kazasu::api::DoubtView>& doubts);
    void refundsRead(const std::vector<kazasu::api::RefundView>& refunds);
    void saleChanged(const kazasu::api::SaleView& sale);
    void settlementChanged(const kazasu::api::SettlementView& settlement);
    void saleCompleted(const kazasu::api::CompletedView& completed);
    void statusChanged(const kazasu::api::StatusView& status);
    void noticeRaised(const kazasu::api::NoticeView& notice);
    void itemsFound(const QString& text, const std::vector<kazasu::api::ItemView>& items);
    void salesFound(const QString& text, const std::vector<kazasu::api::PastSaleView>& sales);
    void salesMissing(kazasu::ErrorCode code);
    void receiptFound(const kazasu::api::ReceiptView& receipt);
    void receiptMissing(kazasu::ErrorCode code);
    void quickKeysFound(const std::vector<kazasu::api::ItemView>& items);

private:
    using Gate = ThreadGate<TillBridge>;
    class Ear;

    api::Till& m_till;
    std::shared_ptr<Gate> m_gate;  // shared with answers that are still on their way
    std::unique_ptr<Ear> m_ear;
    std::uint64_t m_lastSearch = 0;
    std::uint64_t m_lastSalesSearch = 0;
};

}  // namespace kazasu::app

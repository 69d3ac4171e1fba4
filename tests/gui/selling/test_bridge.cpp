// The bridge between the controller's thread and the window's: in order, on the right thread, silent after
// its end.
#include "app/till_bridge.h"
#include "tests/support/sample_views.h"
#include "tests/support/scripted_till.h"

#include <QtTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

class BridgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void viewsArriveOnTheWindowsThreadInOrder();
    void nothingArrivesAfterTheEnd();
    void onlyTheLastSearchAnswers();
    void endingWhileTheControllerTalksIsSafe();
};

void BridgeTest::viewsArriveOnTheWindowsThreadInOrder() {
    ScriptedTill till;
    TillBridge bridge(till);
    std::vector<std::int64_t> seen;
    QThread* where = nullptr;
    connect(&bridge, &TillBridge::saleChanged, this, [&](const api::SaleView& sale) {
        seen.push_back(sale.itemCount);
        where = QThread::currentThread();
    });
    bridge.start();
    std::thread controller([&till] {
        for (int count = 1; count <= 100; ++count) {
            api::SaleView sale;
            sale.itemCount = count;
            till.say(sale);
        }
    });
    controller.join();
    QTRY_COMPARE(seen.size(), std::size_t{101});
    for (std::size_t i = 0; i < seen.size(); ++i) QCOMPARE(seen[i], static_cast<std::int64_t>(i));
    QCOMPARE(where, QThread::currentThread());
}

void BridgeTest::nothingArrivesAfterTheEnd() {
    ScriptedTill till;
    int arrived = 0;
    {
        TillBridge bridge(till);
        connect(&bridge, &TillBridge::saleChanged, this, [&arrived] { ++arrived; });
        bridge.start();
    }
    till.say(sampleSale());
    QCoreApplication::processEvents();
    QCOMPARE(arrived, 0);
}

void BridgeTest::onlyTheLastSearchAnswers() {
    ScriptedTill till;
    till.items = sampleItems();
    TillBridge bridge(till);
    QStringList answered;
    connect(&bridge, &TillBridge::itemsFound, this, [&](const QString& text) { answered << text; });
    bridge.searchItems(QStringLiteral("た"), 10);
    bridge.searchItems(QStringLiteral("たま"), 10);
    QCoreApplication::processEvents();
    QCOMPARE(answered, QStringList{QStringLiteral("たま")});
}

void BridgeTest::endingWhileTheControllerTalksIsSafe() {
    // The till keeps the answer and gives it again and again from its own thread, also after the bridge has
    // gone.
    class LateTill final : public api::Till {
    public:
        using Answer = std::function<void(std::vector<api::ItemView>)>;
        void setObserver(api::TillObserver*) override {}
        void scan(std::string) override {}
        void enter(std::string) override {}
        void setQuantity(int, std::int64_t) override {}
        void voidLine(int) override {}
        void voidSale() override {}
        void tenderCash(Money) override {}
        void giveBack() override {}
        void readRefunds(std::function<void(std::vector<api::RefundView>)>) override {}
        void payRefundInCash(RefundId) override {}
        void cancelSettlement() override {}
        void parkSale() override {}
        void reprintLast() override {}
        void readDoubts(std::function<void(std::vector<api::DoubtView>)>) override {}
        void takeUpSale(SaleId) override {}
        void voidParkedSale(SaleId) override {}
        void discount(int, api::DiscountAsk) override {}
        void changePrice(int, Money, std::string) override {}
        void answerPrice(Money) override {}
        void answerAge(bool) override {}
        void dropQuestion() override {}
        void findReceipt(std::string, std::function<void(Result<api::ReceiptView>)>) override {}
        void returnGoods(SaleId, std::vector<api::ReturnAsk>, std::string) override {}
        void returnWithoutReceipt(std::string, std::int64_t, std::string) override {}
        void findSales(std::string, std::size_t,
                       std::function<void(Result<std::vector<api::PastSaleView>>)>) override {}
        void printPaper(api::PaperAsk) override {}
        void findItems(std::string, std::size_t, Answer answer) override { kept = std::move(answer); }
        Answer kept;
    };
    for (int round = 0; round < 100; ++round) {
        LateTill till;
        auto bridge = std::make_unique<TillBridge>(till);
        bridge->askQuickKeys(3);
        std::atomic<int> answers = 0;
        std::atomic<bool> isOver = false;
        std::thread controller([&] {
            while (!isOver) {
                till.kept(sampleItems());
                ++answers;
            }
        });
        while (answers < 3) std::this_thread::yield();
        bridge.reset();
        const int atTheEnd = answers;
        while (answers < atTheEnd + 2) std::this_thread::yield();
        isOver = true;
        controller.join();
        QCoreApplication::processEvents();
    }
}

QTEST_MAIN(BridgeTest)
#include "test_bridge.moc"

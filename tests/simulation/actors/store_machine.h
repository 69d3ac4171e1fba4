// A store controller (1062) as the embedded controller wires it, with its cashier and the customers in line.
// The cashier and the customers are people: they survive what happens to the machine.
#pragma once

#include "controller/receipts/print_queue.h"
#include "controller/till/till_desk.h"
#include "tests/simulation/actors/center_machine.h"

#include <deque>

namespace kazasu::sim {

struct Customer {
    std::string code;  // what the phone shows
    int bottles = 1;   // of tea
};

class StoreMachine final : public Machine, public api::TillObserver, public controller::PrintQueue {
public:
    /// A shop that takes codes of no particular shop without the center bears what is lost by that.
    StoreMachine(World& world, History& history, CenterMachine& center, int index, bool mayTakeUnbound);
    ~StoreMachine() override { shutDown(); }

    void arrive(Customer customer);
    [[nodiscard]] int index() const { return m_index; }
    [[nodiscard]] std::int64_t shop() const { return 1001 + m_index; }
    [[nodiscard]] const controller::OfflinePolicy& offlinePolicy() const { return m_settings.offline; }
    /// What the cashier's screen says of selling without the center, asked anew.
    [[nodiscard]] api::OfflineView offlineScreen();
    /// What the shop's own report says: records that the center refused, and what they were for.
    struct StatedLoss {
        std::int64_t records = 0, yen = 0;
    };
    [[nodiscard]] StatedLoss statedLoss();
    /// The center's clock minus this one, when the center was last heard and the file could keep it.
    [[nodiscard]] std::optional<Milliseconds> skewWhenHeard() const { return m_skewWhenHeard; }

private:
    Status open() override;
    void close() override;

    /// The cashier looks at the screen and does the next thing.
    void look();
    void lookAgain();
    void serveNext();
    void payRest();
    void takeBack();
    void settleReturn();
    void mayComeBack(const api::SaleView& sale);
    [[nodiscard]] bool hasOpenSale() const;
    void completed(const std::string& sale, Money total);

    void saleChanged(const api::SaleView& sale) override;
    void settlementChanged(const api::SettlementView& settlement) override;
    void saleCompleted(const api::CompletedView& view) override { completed(view.id.toString(), view.total); }
    void statusChanged(const api::StatusView& status) override { m_offlineView = status.offline; }
    void noticeRaised(const api::NoticeView&) override {}
    void print(Receipt receipt, Done done) override;
    void noteWatermark(const std::string& report);
    void heard(const HttpRequest& request, const HttpResponse& response);

    History& m_history;
    CenterMachine& m_center;
    int m_index;
    controller::StoreSettings m_settings;
    Ed25519Verifier m_verifier;
    struct ComingBack {
        SaleId sale;
        std::int64_t bottles = 0;  // that were bought
    };

    std::deque<Customer> m_line;
    std::deque<ComingBack> m_comeBack;   // customers with goods that they had paid by code
    std::optional<Customer> m_customer;  // the one at the till
    bool m_hasTriedCode = false;
    bool m_isLooking = false;
    api::SaleView m_sale;
    api::SettlementView m_settlement;
    api::OfflineView m_offlineView;
    std::optional<Milliseconds> m_skewWhenHeard;
    std::unique_ptr<WireHttp> m_http;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<controller::CenterClient> m_client;
    std::unique_ptr<controller::StaffDesk> m_people;
    std::unique_ptr<controller::TillDesk> m_desk;
};

}  // namespace kazasu::sim

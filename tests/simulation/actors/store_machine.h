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
    StoreMachine(World& world, History& history, CenterMachine& center, int index);
    ~StoreMachine() override { shutDown(); }

    void arrive(Customer customer);
    [[nodiscard]] int index() const { return m_index; }

private:
    Status open() override;
    void close() override;

    /// The cashier looks at the screen and does the next thing.
    void look();
    void lookAgain();
    void serveNext();
    void payRest();
    [[nodiscard]] bool hasOpenSale() const;
    void completed(const std::string& sale, Money total);

    void saleChanged(const api::SaleView& sale) override { m_sale = sale; }
    void settlementChanged(const api::SettlementView& settlement) override { m_settlement = settlement; }
    void saleCompleted(const api::CompletedView& view) override { completed(view.id.toString(), view.total); }
    void statusChanged(const api::StatusView&) override {}
    void noticeRaised(const api::NoticeView&) override {}
    void print(Receipt receipt, Done done) override;
    void heard(const HttpRequest& request, const HttpResponse& response);

    History& m_history;
    CenterMachine& m_center;
    int m_index;
    controller::StoreSettings m_settings;
    Ed25519Verifier m_verifier;
    std::deque<Customer> m_line;
    std::optional<Customer> m_customer;  // the one at the till
    bool m_hasTriedCode = false;
    bool m_isLooking = false;
    api::SaleView m_sale;
    api::SettlementView m_settlement;
    std::unique_ptr<WireHttp> m_http;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<controller::CenterClient> m_client;
    std::unique_ptr<controller::StaffDesk> m_people;
    std::unique_ptr<controller::TillDesk> m_desk;
};

}  // namespace kazasu::sim

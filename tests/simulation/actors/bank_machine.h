// A bank's host (109, 110) with its own books.
#pragma once

#include "bank/host.h"
#include "tests/simulation/actors/town.h"
#include "tests/simulation/actors/wires.h"

namespace kazasu::sim {

class BankMachine final : public Machine {
public:
    BankMachine(World& world, std::size_t index);
    ~BankMachine() override { shutDown(); }

    void setPeer(BankMachine& peer) { m_peer = &peer; }
    void handle(const iso8583::Message& request, bank::AnswerSink answer) {
        m_host->handle(request, std::move(answer));
    }
    [[nodiscard]] const InstitutionId& id() const { return m_id; }

private:
    Status open() override;
    void close() override;

    InstitutionId m_id;
    BankMachine* m_peer = nullptr;
    std::unique_ptr<WireLine> m_line;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<bank::Host> m_host;
};

}  // namespace kazasu::sim

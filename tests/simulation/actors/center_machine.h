// The settlement center (101) as its main program wires it, on a simulated machine.
#pragma once

#include "center/center.h"
#include "tests/simulation/actors/bank_machine.h"
#include "tests/simulation/actors/commit_queue.h"
#include "tests/simulation/actors/history.h"

namespace kazasu::sim {

class CenterMachine final : public Machine {
public:
    CenterMachine(World& world, History& history, std::vector<BankMachine*> banks);
    ~CenterMachine() override { shutDown(); }

    void serveMember(HttpRequest request, HttpReply reply) {
        m_center->serveMember(std::move(request), std::move(reply));
    }
    void serveShop(HttpRequest request, HttpReply reply) {
        m_center->serveShop(std::move(request), std::move(reply));
    }
    /// What somebody puts aside, and back some minutes later: with the mark beside the books or without, and
    /// mostly without telling anybody.
    struct OldCopy {
        DiskImage disk;
        std::optional<std::string> mark;
    };
    [[nodiscard]] OldCopy copyNow() { return {disk().image(), m_mark}; }
    void fallBackTo(const OldCopy& copy);
    /// What logging in does once the password was right; Argon2id would be all that a simulated day does.
    void openSession(std::size_t member, const std::string& token, HttpReply reply);

private:
    class LaneWorkers final : public center::Workers {
    public:
        explicit LaneWorkers(Machine& machine) : m_machine(machine) {}
        Status post(std::function<void()> task) override {
            m_machine.after(Milliseconds{1}, std::move(task));
            return {};
        }

    private:
        Machine& m_machine;
    };
    /// Draws rows of bits; the real writer is tested where it lives.
    class PlainDrawings final : public BarcodeWriter {
    public:
        [[nodiscard]] Result<ModuleMatrix> qr(std::string_view text, QrLevel) const override;
        [[nodiscard]] Result<ModuleMatrix> code128(std::string_view digits) const override;
    };

    Status open() override;
    void close() override;
    void connectBanks();
    void lookAtKeys();
    Result<center::CallerRecords> bootOn(Database& books);

    History& m_history;
    std::optional<std::string> m_mark;  // beside the books; written as a whole
    bool m_isAnnounced = false;
    std::vector<BankMachine*> m_bankMachines;
    LaneWorkers m_workers{*this};
    Ed25519Verifier m_verifier;
    PlainDrawings m_drawings;
    std::vector<std::unique_ptr<WireLine>> m_lines;
    std::unique_ptr<center::BankDirectory> m_banks;
    std::optional<center::SigningKeys> m_keys;
    std::unique_ptr<SimulatedCommitQueue> m_queue;
    std::unique_ptr<center::Center> m_center;
};

}  // namespace kazasu::sim

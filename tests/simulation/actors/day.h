// A simulated day: all machines and people of one seed, the faults that happen to them, and then the peace in
// which everything has to come right.
#pragma once

#include "tests/simulation/actors/phones.h"

namespace kazasu::sim {

class Day {
public:
    Day(std::uint64_t seed, bool isHot, bool isForgetful);

    /// With faults, until then.
    void runUntil(Milliseconds end) { m_world.runUntil(end); }
    /// Ends every fault; nobody new comes.
    void calmDown() { m_world.calmDown(); }

    World& world() { return m_world; }
    History& history() { return m_history; }
    CenterMachine& center() { return *m_center; }
    std::vector<std::unique_ptr<BankMachine>>& banks() { return m_banks; }
    std::vector<std::unique_ptr<StoreMachine>>& stores() { return m_stores; }
    [[nodiscard]] int crashes() const;
    /// The center has fallen back to an earlier state, perhaps.
    [[nodiscard]] bool isForgetful() const { return m_isForgetful; }

private:
    /// Something happens to one machine, again and again, until the world calms down.
    void plague(Milliseconds mean, const std::function<void(Machine&)>& strike);
    void plagueWithFaults();
    void plagueWithOldCopies();
    Machine& drawMachine();

    const bool m_isForgetful;
    World m_world;
    History m_history;
    std::vector<std::unique_ptr<BankMachine>> m_banks;
    std::unique_ptr<CenterMachine> m_center;
    std::vector<std::unique_ptr<StoreMachine>> m_stores;
    std::unique_ptr<Phones> m_phones;
};

}  // namespace kazasu::sim

// A simulated day: all machines and people of one seed, the faults that happen to them, and then the peace in
// which everything has to come right.
#pragma once

#include "tests/simulation/actors/phones.h"

namespace kazasu::sim {

struct DayKind {
    bool isHot = false;        // a crash every few minutes
    bool isForgetful = false;  // the center falls back to an earlier state, again and again
    bool isVanishing = false;  // one shop goes away and is never heard of again
};

class Day {
public:
    Day(std::uint64_t seed, DayKind kind);

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
    [[nodiscard]] const DayKind& kind() const { return m_kind; }

private:
    /// Something happens to one machine, again and again, until the world calms down.
    void plague(Milliseconds mean, const std::function<void(Machine&)>& strike);
    void plagueWithFaults();
    void plagueWithWrongClocks();
    void plagueWithOldCopies();
    void letOneVanish();
    Machine& drawMachine();

    const DayKind m_kind;
    World m_world;
    History m_history;
    std::vector<std::unique_ptr<BankMachine>> m_banks;
    std::unique_ptr<CenterMachine> m_center;
    std::vector<std::unique_ptr<StoreMachine>> m_stores;
    std::unique_ptr<Phones> m_phones;
};

}  // namespace kazasu::sim

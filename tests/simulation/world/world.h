// World: simulated time. Everything happens in one thread, in the order of time and, at the same time, of
// asking; what has happened is hashed, so that two runs of a seed can be compared.
#pragma once

#include "tests/simulation/world/dice.h"

#include <queue>

#include <functional>
#include <set>
#include <string_view>
#include <vector>

namespace kazasu::sim {

class Machine;

/// Which faults this world has, and how often: drawn once a seed.
struct FaultMix {
    std::int64_t lossPermille = 0, duplicationPermille = 0;
    Milliseconds longestLatency{200};
    Milliseconds meanCrash{}, meanPartition{}, meanFullDisk{}, meanSyncFailure{};  // between two of them
    bool isHot = false;
};

class World {
public:
    World(std::uint64_t seed, bool isHot);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    Dice& dice() { return m_dice; }
    const FaultMix& faults() const { return m_faults; }
    [[nodiscard]] Milliseconds now() const { return m_now; }
    /// No faults any more, and nobody new comes to buy.
    [[nodiscard]] bool isCalm() const { return m_isCalm; }
    void calmDown();

    void at(Milliseconds when, std::function<void()> event);
    void after(Milliseconds delay, std::function<void()> event) { at(m_now + delay, std::move(event)); }
    void runUntil(Milliseconds end);

    /// What happened, for the hash; printed when the run is verbose.
    void note(std::string_view who, std::string_view what);
    [[nodiscard]] std::uint64_t hash() const { return m_hash; }
    [[nodiscard]] std::uint64_t events() const { return m_eventCount; }
    void setVerbose(bool isVerbose) { m_isVerbose = isVerbose; }

    /// Machines are looked at after every event: whose disk died in it, dies.
    void add(Machine& machine) { m_machines.push_back(&machine); }
    const std::vector<Machine*>& machines() const { return m_machines; }

private:
    struct Event {
        Milliseconds when;
        std::uint64_t order;
        std::function<void()> run;
        bool operator<(const Event& other) const {
            return when != other.when ? when > other.when : order > other.order;
        }
    };
    void mix(std::uint64_t value);

    Dice m_dice;
    FaultMix m_faults;
    std::priority_queue<Event> m_queue;
    std::vector<Machine*> m_machines;
    Milliseconds m_now{0};
    std::uint64_t m_order = 0, m_eventCount = 0, m_hash = 1469598103934665603ULL;
    bool m_isCalm = false, m_isVerbose = false;
};

}  // namespace kazasu::sim

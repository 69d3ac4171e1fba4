#include "tests/simulation/world/world.h"

#include "tests/simulation/world/machine.h"

#include <algorithm>
#include <cstdio>

namespace kazasu::sim {
namespace {

using namespace std::chrono_literals;

FaultMix drawFaults(Dice& dice, bool isHot) {
    FaultMix mix;
    mix.isHot = isHot;
    mix.lossPermille = dice.chance(300) ? 0 : dice.between(1, 290);
    mix.duplicationPermille = dice.chance(300) ? 0 : dice.between(1, 290);
    mix.longestLatency = dice.between(Milliseconds{2}, Milliseconds{3s});
    mix.meanCrash = isHot ? dice.between(Milliseconds{1min}, Milliseconds{10min})
                          : dice.between(Milliseconds{5min}, Milliseconds{2h});
    mix.meanPartition = dice.between(Milliseconds{20min}, Milliseconds{3h});
    // Together with frequent crashes: what could not be written is then lost.
    mix.meanFullDisk = isHot ? dice.between(Milliseconds{10min}, Milliseconds{1h})
                             : dice.between(Milliseconds{30min}, Milliseconds{6h});
    mix.meanSyncFailure = dice.between(Milliseconds{15min}, Milliseconds{4h});
    return mix;
}

}  // namespace

World::World(std::uint64_t seed, bool isHot) : m_dice(seed), m_faults(drawFaults(m_dice, isHot)) {}

void World::calmDown() {
    m_isCalm = true;
    m_faults.lossPermille = m_faults.duplicationPermille = 0;
    for (Machine* machine : m_machines) machine->heal();
}

void World::at(Milliseconds when, std::function<void()> event) {
    m_queue.push({std::max(when, m_now), ++m_order, std::move(event)});
}

void World::runUntil(Milliseconds end) {
    while (!m_queue.empty() && m_queue.top().when <= end) {
        // The queue orders by fields that moving leaves alone.
        Event event = std::move(const_cast<Event&>(m_queue.top()));
        m_queue.pop();
        m_now = event.when;
        ++m_eventCount;
        mix(static_cast<std::uint64_t>(event.when.count()));
        mix(event.order);
        event.run();
        for (Machine* machine : m_machines) machine->dieIfDead();
    }
    m_now = end;
}

void World::note(std::string_view who, std::string_view what) {
    for (const char c : who) mix(static_cast<unsigned char>(c));
    for (const char c : what) mix(static_cast<unsigned char>(c));
    if (!m_isVerbose) return;
    std::printf("%12.3f %-8.*s %.*s\n", static_cast<double>(m_now.count()) / 1000.0,
                static_cast<int>(who.size()), who.data(), static_cast<int>(what.size()), what.data());
}

void World::mix(std::uint64_t value) { m_hash = (m_hash ^ value) * 1099511628211ULL; }

}  // namespace kazasu::sim

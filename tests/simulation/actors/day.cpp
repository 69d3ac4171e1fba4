#include "tests/simulation/actors/day.h"

#include "tests/simulation/disk/crash_vfs.h"

namespace kazasu::sim {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLargestSkew = 9min;
constexpr Milliseconds kWildSkew = 40min;  // of a shop that nobody looks after

}  // namespace

Day::Day(std::uint64_t seed, DayKind kind) : m_kind(kind), m_world(seed, kind.isHot) {
    static_cast<void>(Town::get());  // before anything is drawn
    seedCrashVfs(seed);
    for (std::size_t i = 0; i < 2; ++i) m_banks.push_back(std::make_unique<BankMachine>(m_world, i));
    m_banks[0]->setPeer(*m_banks[1]);
    m_banks[1]->setPeer(*m_banks[0]);
    m_center =
        std::make_unique<CenterMachine>(m_world, m_history, std::vector{m_banks[0].get(), m_banks[1].get()});
    std::vector<StoreMachine*> stores;
    for (int i = 0; i < kStoreCount; ++i) {
        // A center that forgets cannot tell which of two shops took a code first.
        m_stores.push_back(
            std::make_unique<StoreMachine>(m_world, m_history, *m_center, i, !kind.isForgetful));
        stores.push_back(m_stores.back().get());
    }
    m_phones = std::make_unique<Phones>(m_world, m_history, *m_center, stores, !kind.isForgetful,
                                        kind.isForgetful || kind.isVanishing);
    for (auto& bank : m_banks) bank->powerOn();
    m_center->powerOn();
    for (auto& store : m_stores) store->powerOn();
    m_phones->begin();
    plagueWithFaults();
    if (m_kind.isForgetful) plagueWithOldCopies();
    if (m_kind.isVanishing) letOneVanish();
}

Machine& Day::drawMachine() {
    const auto& machines = m_world.machines();
    return *machines[m_world.dice().below(machines.size())];
}

void Day::plague(Milliseconds mean, const std::function<void(Machine&)>& strike) {
    m_world.after(m_world.dice().between(Milliseconds{1}, mean * 2), [this, mean, strike] {
        if (m_world.isCalm()) return;
        strike(drawMachine());
        plague(mean, strike);
    });
}

void Day::plagueWithFaults() {
    const FaultMix& faults = m_world.faults();
    Dice& dice = m_world.dice();
    plague(faults.meanCrash, [&dice, this](Machine& machine) {
        if (&machine == m_phones.get()) return;
        // A long fuse reaches past the first transaction of a sale, which begins after a pause.
        if (dice.chance(700)) return machine.disk().setFuse(1 + dice.below(dice.chance(400) ? 30 : 400));
        machine.disk().die();
    });
    plague(faults.meanPartition, [&dice, this](Machine& machine) {
        Machine& cut = dice.chance(300) ? *m_center : machine;  // then all shops are on their own
        cut.isCut = true;
        m_world.after(
            dice.between(Milliseconds{1s}, dice.chance(100) ? Milliseconds{2h} : Milliseconds{30min}),
            [&cut] { cut.isCut = false; });
    });
    plague(faults.meanFullDisk, [&dice, this](Machine& machine) {
        machine.disk().setFull(true);
        m_world.after(dice.between(Milliseconds{1s}, Milliseconds{15min}),
                      [&machine] { machine.disk().setFull(false); });
    });
    plague(faults.meanSyncFailure,
           [&dice](Machine& machine) { machine.disk().failSyncs(1 + static_cast<int>(dice.below(2))); });
    plagueWithWrongClocks();
}

/// The center's and the banks' clocks are looked after, a shop's may be far off.
void Day::plagueWithWrongClocks() {
    Dice& dice = m_world.dice();
    plague(40min, [&dice, this](Machine& machine) {
        const bool isStore = std::any_of(m_stores.begin(), m_stores.end(),
                                         [&](const auto& store) { return store.get() == &machine; });
        const Milliseconds largest = isStore && dice.chance(400) ? kWildSkew : kLargestSkew;
        machine.setSkew(dice.between(-largest, largest));
    });
}

void Day::letOneVanish() {
    Dice& dice = m_world.dice();
    m_world.after(dice.between(Milliseconds{30min}, Milliseconds{3h}),
                  [&dice, this] { m_stores[dice.below(m_stores.size())]->vanish(); });
}

void Day::plagueWithOldCopies() {
    Dice& dice = m_world.dice();
    m_world.after(dice.between(Milliseconds{10min}, Milliseconds{60min}), [this, &dice] {
        if (m_world.isCalm()) return;
        if (!m_center->isUp()) return plagueWithOldCopies();
        const auto copy = std::make_shared<const CenterMachine::OldCopy>(m_center->copyNow());
        m_world.after(dice.between(Milliseconds{1min}, Milliseconds{60min}), [this, copy] {
            if (!m_world.isCalm()) m_center->fallBackTo(*copy);
            plagueWithOldCopies();
        });
    });
}

int Day::crashes() const {
    int sum = 0;
    for (const Machine* machine : m_world.machines()) sum += machine->crashes;
    return sum;
}

}  // namespace kazasu::sim

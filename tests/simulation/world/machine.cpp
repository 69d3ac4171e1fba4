#include "tests/simulation/world/machine.h"

#include "tests/simulation/disk/crash_vfs.h"

namespace kazasu::sim {

using namespace std::chrono_literals;

Machine::Machine(World& world, std::string name)
    : m_world(world), m_name(std::move(name)), m_disk(world.dice()), m_random(world.dice()) {
    attachDisk(m_name, m_disk);
    world.add(*this);
}

Machine::~Machine() { detachDisk(m_name); }

void Machine::post(std::function<void()> task) {
    m_world.at(m_world.now(), [life = life(), task = std::move(task)] {
        if (*life) task();
    });
}

TimerId Machine::after(Milliseconds delay, std::function<void()> task) {
    const TimerId id = ++m_lastTimer;
    m_timers.insert(id);
    m_world.after(delay, [this, id, life = life(), task = std::move(task)] {
        if (*life && m_timers.erase(id) > 0) task();
    });
    return id;
}

void Machine::powerOn() {
    if (m_isUp || m_isGone) return;
    m_life = std::make_shared<bool>(true);
    m_isUp = true;
    const Status opened = open();
    m_world.note(m_name, opened ? "is up" : "cannot start: " + describe(opened.error()));
    if (opened || m_disk.isDead()) return;  // whose disk died is taken down after this event
    *m_life = false;
    close();
    m_isUp = false;
    m_timers.clear();
    m_world.after(m_world.dice().between(Milliseconds{1s}, Milliseconds{10s}), [this] { powerOn(); });
}

void Machine::die() {
    ++crashes;
    const bool isPowerCut = m_world.dice().chance(700);
    m_world.note(m_name, isPowerCut ? "loses its power" : "is killed");
    *m_life = false;
    m_disk.die();
    close();
    m_isUp = false;
    m_timers.clear();
    if (isPowerCut)
        m_disk.cutPower();
    else
        m_disk.killProcess();
    const Milliseconds longest = m_world.isCalm() ? Milliseconds{5s} : Milliseconds{10min};
    m_world.after(m_world.dice().between(Milliseconds{1s}, longest), [this] { powerOn(); });
}

void Machine::heal() {
    isCut = false;
    m_disk.setFull(false);
    m_disk.setFuse(0);
    m_disk.failSyncs(0);
}

void Machine::shutDown() {
    *m_life = false;
    m_disk.die();
    close();
    m_isUp = false;
}

}  // namespace kazasu::sim

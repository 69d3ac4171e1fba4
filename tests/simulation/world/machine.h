// Machine: one computer of the simulated world, with its own clock, its event loop and its disk. It dies when
// its disk does, loses what it had in memory, and is started again on what the disk kept.
#pragma once

#include "core/executor.h"
#include "core/random.h"
#include "tests/simulation/disk/crash_disk.h"
#include "tests/simulation/world/world.h"

#include <set>

namespace kazasu::sim {

/// When simulated time begins.
inline constexpr Instant kWorldBegins = Instant::fromSeconds(1'795'478'400);  // 2026-11-24T00:00:00Z

class Machine : public Clock, public Executor, public Timers {
public:
    Machine(World& world, std::string name);
    ~Machine() override;
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    Instant now() override { return kWorldBegins + m_world.now() + m_skew; }
    Milliseconds monotonic() override { return m_world.now() + Milliseconds{1}; }
    void post(std::function<void()> task) override;
    TimerId after(Milliseconds delay, std::function<void()> task) override;
    void cancel(TimerId id) override { m_timers.erase(id); }

    /// Runs the program; when it cannot start (a full disk), tries again like a service manager.
    void powerOn();
    /// With everything in memory; the disk keeps what a power cut, or a kill, leaves of it.
    void die();
    void dieIfDead() {
        if (m_isUp && m_disk.isDead()) die();
    }
    /// The same, and nobody starts it again.
    void vanish() {
        m_isGone = true;
        if (m_isUp) die();
    }
    [[nodiscard]] bool isGone() const { return m_isGone; }
    void heal();

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// It runs and has not died in the middle of the present event.
    [[nodiscard]] bool isUp() const { return m_isUp && !m_disk.isDead(); }
    /// False as soon as this run of the program has ended.
    [[nodiscard]] std::shared_ptr<const bool> life() const { return m_life; }
    [[nodiscard]] std::string path(const std::string& file) const { return m_name + "/" + file; }
    CrashDisk& disk() { return m_disk; }
    Random& random() { return m_random; }
    World& world() { return m_world; }
    void setSkew(Milliseconds skew) { m_skew = skew; }
    /// Cut off from every other machine.
    bool isCut = false;
    int crashes = 0;

protected:
    virtual Status open() = 0;
    virtual void close() = 0;
    /// Ends the program without faults; for destructors of what derives from this.
    void shutDown();

private:
    class DiceRandom final : public Random {
    public:
        explicit DiceRandom(Dice& dice) : m_dice(dice) {}
        void fill(std::span<std::uint8_t> bytes) override {
            for (auto& byte : bytes) byte = static_cast<std::uint8_t>(m_dice.next());
        }

    private:
        Dice& m_dice;
    };

    World& m_world;
    std::string m_name;
    CrashDisk m_disk;
    DiceRandom m_random;
    Milliseconds m_skew{0};
    std::shared_ptr<bool> m_life = std::make_shared<bool>(false);
    std::set<TimerId> m_timers;
    TimerId m_lastTimer = 0;
    bool m_isUp = false, m_isGone = false;
};

}  // namespace kazasu::sim

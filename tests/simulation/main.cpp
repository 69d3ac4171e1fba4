// kazasu-sim: simulated days of stores, center, banks and phones, with faults, each replayed by its seed.
#include "core/planted.h"
#include "tests/simulation/disk/crash_vfs.h"
#include "tests/simulation/invariants/invariants.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <malloc.h>
#include <unistd.h>

using namespace kazasu;
using namespace kazasu::sim;

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

// Codes live a quarter of an hour, and nobody pauses longer than a minute.
constexpr Milliseconds kTimeToComeRight = 90min;
// There a code lives for a day when it was sent to somebody.
constexpr Milliseconds kLongestCode = 24h;
// Shops compare their days with the center every six hours.
constexpr Milliseconds kTimeToRemember = kLongestCode + 9h;
// So long a shop may be offline, and report what it accepted; then its codes are nobody's any more.
constexpr Milliseconds kTimeToGiveUp = kLongestCode + 72h + 36h + kTimeToComeRight;

constexpr const char* kHelp =
    "kazasu-sim [--seed S] [--seeds N] [--hours H] [--hot] [--amnesia] [--vanish] [--seconds T] [--file "
    "SEEDS] "
    "[--twice] [-v]\n"
    "  --seed S     the first seed (1), or `random`\n"
    "  --seeds N    so many seeds one after the other (1)\n"
    "  --seconds T  as many seeds as fit into this time\n"
    "  --file F     every line of F is a seed, or a seed and `hot`, `amnesia`, `vanish`\n"
    "  --hours H    with faults, then 90 minutes without (3)\n"
    "  --hot        a crash every few minutes\n"
    "  --amnesia    the center falls back by up to an hour, again and again; then 33 hours without faults\n"
    "  --vanish     one shop goes away for good; then 133 hours without faults\n"
    "  --twice      runs each seed twice and compares what happened\n"
    "  --plant NAME with a fault built in (kazasu-sim-planted only); succeeds when it is found, and the same "
    "seed\n"
    "               is well without it\n"
    "  -v           prints everything that happens\n";

struct Options {
    std::uint64_t firstSeed = 1, seeds = 1;
    int hours = 3;
    double seconds = 0;
    DayKind kind;
    bool isVerbose = false, isTwice = false;
    std::string file, plant;
};

struct Outcome {
    std::optional<std::string> broken;
    std::uint64_t hash = 0, events = 0;
    std::size_t sales = 0, wishes = 0, settled = 0, refunds = 0;
    std::int64_t offline = 0;
    int crashes = 0;
};

std::uint64_t seedUnderWay = 0;

/// A check of the code under test failed: say in which world.
void tellSeedAndEnd(int) {
    char text[80];
    const int length = std::snprintf(text, sizeof text, "seed %llu: the program stopped itself\n",
                                     static_cast<unsigned long long>(seedUnderWay));
    static_cast<void>(!::write(STDOUT_FILENO, text, static_cast<std::size_t>(length)));
    ::_exit(1);
}

Milliseconds timeToComeRight(const DayKind& kind) {
    if (kind.isVanishing) return kTimeToGiveUp;
    return kind.isForgetful ? kTimeToRemember : kTimeToComeRight;
}

Outcome simulate(std::uint64_t seed, const Options& options) {
    seedUnderWay = seed;
    Day day(seed, options.kind);
    day.world().setVerbose(options.isVerbose);
    Outcome outcome;
    const auto note = [&outcome](std::optional<std::string> broken) {
        if (!outcome.broken) outcome.broken = std::move(broken);
    };
    day.history().onOfflineCode = [&](int store) { note(brokenOfflineClock(day, store)); };
    day.history().onOfflineSale = [&](int store) { note(brokenOfflineSale(day, store)); };
    for (int i = 1; i <= options.hours && !outcome.broken; ++i) {
        day.runUntil(1h * i);
        note(brokenAlways(day));
    }
    if (!outcome.broken) {
        day.calmDown();
        day.runUntil(1h * options.hours + timeToComeRight(options.kind));
        note(brokenAlways(day));
    }
    if (!outcome.broken) note(brokenAtTheEnd(day));
    outcome.hash = day.world().hash();
    outcome.events = day.world().events();
    outcome.sales = day.history().acked.size();
    outcome.wishes = day.history().wishes.size();
    outcome.settled = day.history().accepted.size();
    outcome.refunds = day.history().refunds.size();
    outcome.offline = day.history().offlineSales;
    outcome.crashes = day.crashes();
    return outcome;
}

/// Whether the seed went well; prints what happened.
bool runSeed(std::uint64_t seed, const Options& options, Outcome& sum) {
    const Outcome outcome = simulate(seed, options);
    sum.events += outcome.events;
    sum.sales += outcome.sales;
    sum.settled += outcome.settled;
    sum.refunds += outcome.refunds;
    sum.offline += outcome.offline;
    sum.crashes += outcome.crashes;
    if (outcome.broken) {
        const DayKind& kind = options.kind;
        std::printf("seed %llu%s%s%s: %s\n", static_cast<unsigned long long>(seed), kind.isHot ? " hot" : "",
                    kind.isForgetful ? " amnesia" : "", kind.isVanishing ? " vanish" : "",
                    outcome.broken->c_str());
        return false;
    }
    if (options.isTwice && simulate(seed, options).hash != outcome.hash) {
        std::printf("seed %llu: two runs differ\n", static_cast<unsigned long long>(seed));
        return false;
    }
    if (options.isVerbose)
        std::printf(
            "seed %llu: %llu events, %zu wishes, %zu sales shown, %zu settled, %zu given back, %lld taken "
            "offline, %d crashes, hash %016llx\n",
            static_cast<unsigned long long>(seed), static_cast<unsigned long long>(outcome.events),
            outcome.wishes, outcome.sales, outcome.settled, outcome.refunds,
            static_cast<long long>(outcome.offline), outcome.crashes,
            static_cast<unsigned long long>(outcome.hash));
    return true;
}

bool readOptions(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string{}; };
        if (word == "--seed") {
            const std::string seed = value();
            SystemRandom random;
            options.firstSeed = seed == "random" ? uniformBelow(random, 1'000'000'000'000)
                                                 : std::strtoull(seed.c_str(), nullptr, 0);
        } else if (word == "--seeds") {
            options.seeds = std::strtoull(value().c_str(), nullptr, 0);
        } else if (word == "--seconds") {
            options.seconds = std::strtod(value().c_str(), nullptr);
            options.seeds = UINT64_MAX;
        } else if (word == "--hours") {
            options.hours = static_cast<int>(std::strtol(value().c_str(), nullptr, 0));
        } else if (word == "--file") {
            options.file = value();
        } else if (word == "--plant") {
            options.plant = value();
        } else if (word == "--hot") {
            options.kind.isHot = true;
        } else if (word == "--amnesia") {
            options.kind.isForgetful = true;
        } else if (word == "--vanish") {
            options.kind.isVanishing = true;
        } else if (word == "--twice") {
            options.isTwice = true;
        } else if (word == "-v") {
            options.isVerbose = true;
        } else {
            return false;
        }
    }
    return true;
}

bool runFile(const Options& options) {
    std::ifstream file(options.file);
    if (!file) {
        std::printf("%s cannot be read\n", options.file.c_str());
        return false;
    }
    Outcome sum;
    int count = 0;
    bool isWell = true;
    for (std::string line; std::getline(file, line);) {
        line.resize(std::min(line.size(), line.find('#')));  // what it once found
        if (line.empty()) continue;
        Options one = options;
        const auto says = [&line](const char* word) { return line.find(word) != std::string::npos; };
        one.kind = {says("hot"), says("amnesia"), says("vanish")};
        isWell = runSeed(std::strtoull(line.c_str(), nullptr, 0), one, sum) && isWell;
        ++count;
    }
    std::printf("%d seeds of %s\n", count, options.file.c_str());
    return isWell && count > 0;
}

/// The first seed that went wrong.
std::optional<std::uint64_t> runSeeds(const Options& options) {
    const auto begun = std::chrono::steady_clock::now();
    const auto elapsed = [&begun] { return Seconds(std::chrono::steady_clock::now() - begun).count(); };
    const std::clock_t clock = std::clock();
    Outcome sum;
    std::uint64_t count = 0;
    std::optional<std::uint64_t> wrong;
    while (!wrong && count < options.seeds && (options.seconds <= 0 || elapsed() < options.seconds)) {
        const std::uint64_t seed = options.firstSeed + count++;
        if (!runSeed(seed, options, sum)) wrong = seed;
    }
    // Of the processor's time, so that it says the same on a busy machine.
    const double used = static_cast<double>(std::clock() - clock) / CLOCKS_PER_SEC;
    std::printf(
        "%llu seeds from %llu in %.1f s (%.1f s of a core): %.2f seeds, %.0f events a second of a core; %llu "
        "events, %zu sales shown, %zu settled, %zu given back, %lld taken offline, %d crashes\n",
        static_cast<unsigned long long>(count), static_cast<unsigned long long>(options.firstSeed), elapsed(),
        used, static_cast<double>(count) / used, static_cast<double>(sum.events) / used,
        static_cast<unsigned long long>(sum.events), sum.sales, sum.settled, sum.refunds,
        static_cast<long long>(sum.offline), sum.crashes);
    return wrong;
}

/// Whether the planted fault is found, and nothing but it: the seed that found it goes well without it.
bool findPlanted(const Options& options) {
    const auto seed = runSeeds(options);
    if (!seed) return false;
    plant("none");
    Outcome sum;
    const bool isWell = runSeed(*seed, options, sum);
    std::printf("seed %llu %s without the fault\n", static_cast<unsigned long long>(*seed),
                isWell ? "is well" : "fails also");
    return isWell;
}

/// Days are made and forgotten all the time: giving memory back to the system was a quarter of the work.
void keepMemory() {
    constexpr int kNever = 512 << 20;
    static_cast<void>(mallopt(M_TRIM_THRESHOLD, kNever));
    static_cast<void>(mallopt(M_MMAP_THRESHOLD, kNever));
    static_cast<void>(mallopt(M_TOP_PAD, 16 << 20));
}

}  // namespace

int main(int argc, char** argv) {
    keepMemory();
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    KAZASU_CHECK(initialiseCrypto().isOk());
    registerCrashVfs();
    Options options;
    if (!readOptions(argc, argv, options)) {
        std::printf("%s", kHelp);
        return 2;
    }
    std::signal(SIGABRT, tellSeedAndEnd);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (!options.plant.empty()) {
        if (!plant(options.plant)) {
            std::printf("%s is no fault of this program\n", options.plant.c_str());
            return 2;
        }
        return findPlanted(options) ? 0 : 1;
    }
    if (!options.file.empty()) return runFile(options) ? 0 : 1;
    return runSeeds(options) ? 1 : 0;
}

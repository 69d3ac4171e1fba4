// Hostile clients with a shop's token: records above what was authorised, for codes of other shops, under ids
// that were used before; claims that nobody settles.
#pragma once

#include "tests/simulation/actors/center_machine.h"

namespace kazasu::sim {

/// What such a client has seen of a phone.
struct SeenCode {
    std::string issue, text;
    std::int64_t yen = 0;
    int store = 0;
    bool isBound = false;
};

class HostileShop {
public:
    /// Sends from that machine. A center that forgets takes a repeated record for a new one, as it should.
    HostileShop(Machine& from, History& history, CenterMachine& center, bool mayRepeat)
        : m_from(from), m_history(history), m_center(center), m_mayRepeat(mayRepeat) {}

    void strike(const SeenCode& code);

private:
    void overdraw(const SeenCode& code);
    void useElsewhere(const SeenCode& code);
    void claimForNothing(const SeenCode& code);
    void repeat();
    void settle(int store, const SeenCode& code, std::int64_t yen);
    void send(int store, const std::string& method, const std::string& path, const std::string& body);

    Machine& m_from;
    History& m_history;
    CenterMachine& m_center;
    bool m_mayRepeat;
};

}  // namespace kazasu::sim

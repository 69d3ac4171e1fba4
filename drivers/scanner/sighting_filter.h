// SightingFilter: a camera sees a code on every frame; a till wants it once. Pure: the time is given. A code
// is new again when it was out of sight for a while; a code without a check of its own must be seen twice.
#pragma once

#include "core/time.h"
#include "drivers/scanner/read_check.h"

#include <vector>

namespace kazasu {

enum class Sighting {
    New,      // hand it on
    Again,    // handed on before, and still in sight
    Waiting,  // seen once; another frame must agree
    Misread,
};

class SightingFilter {
public:
    /// The next of the same goods is scanned at once, so a short absence will do.
    static constexpr Milliseconds kGoodsAbsence{1'000};
    /// A code that pays is shown once; a hand that shakes it out of sight does not mean a second payment.
    static constexpr Milliseconds kCodeAbsence{5'000};
    /// Two frames agree when they are not further apart.
    static constexpr Milliseconds kAgreement{1'000};
    /// What is out of sight the longest is forgotten first.
    static constexpr std::size_t kMaxKnown = 32;

    Sighting see(const DecodedSymbol& symbol, Milliseconds now);
    [[nodiscard]] std::size_t misreads() const { return m_misreads; }
    void clear() { m_known.clear(); }

private:
    struct Known {
        Symbology symbology;
        Bytes raw;
        Milliseconds lastSeen;
        bool isHandedOn;
    };

    void forgetOld(Milliseconds now);

    std::vector<Known> m_known;
    std::size_t m_misreads = 0;
};

}  // namespace kazasu

// FrameReader: reads the frames of one camera, one after the other, within a budget of time each. The cheap
// look at every frame; the part where the last code was, first; then harder looks, which go on with the next
// frame where this one's time ran out. A phone that is held still is so looked at in every way within a few
// frames.
#pragma once

#include "core/time.h"
#include "drivers/barcode/filters.h"

#include <optional>

namespace kazasu {

struct FrameReading {
    std::vector<DecodedSymbol> symbols;
    const char* pass = "";  // the look that read them
};

class FrameReader {
public:
    /// What harder looks may take beside the first ones: at 30 frames a second a frame is there for 33 ms.
    static constexpr Milliseconds kBudget{12};
    /// The part of the frame where a code was is looked at for so many frames more.
    static constexpr int kTrackedFrames = 15;

    /// The clock must outlive the reader.
    explicit FrameReader(Clock& clock, Milliseconds budget = kBudget) : m_clock(clock), m_budget(budget) {}

    FrameReading read(const LuminanceView& frame);

private:
    struct Tracked {
        PixelArea area;
        std::size_t pass;  // of all passes, QR first
        int framesLeft;
    };

    [[nodiscard]] FrameReading readTracked(const LuminanceView& frame);
    [[nodiscard]] FrameReading readFirst(const LuminanceView& frame);
    [[nodiscard]] FrameReading readHarder(const LuminanceView& frame, Milliseconds deadline);
    void track(const FrameReading& reading, std::size_t pass, const LuminanceView& frame);

    Clock& m_clock;
    Milliseconds m_budget;
    std::optional<Tracked> m_tracked;
    std::size_t m_nextPass = 0;
    std::size_t m_lastPass = 0;  // that read something
    bool m_isLinearTurn = false;
};

}  // namespace kazasu

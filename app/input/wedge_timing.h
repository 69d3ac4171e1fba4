// WedgeTiming: tells a keyboard wedge from a person by the times of the keys. Event times are the window
// system's, so a busy till does not make a scanner look slow.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kazasu::app {

class WedgeTiming {
public:
    /// The fastest typists need 60 ms a key; slow wedges send one every 10 to 20 ms.
    static constexpr std::uint64_t kSlowestScannerGapMs = 35;
    /// Shorter lines are typed by people: the shortest label, EAN-8, has 8 characters; in-store codes start
    /// at 4.
    static constexpr std::size_t kShortestLabel = 4;

    /// One character that was inserted at the end. 0 means that the time is unknown.
    void keyArrived(std::uint64_t timestampMs);
    /// A key that is no text, at this moment: whether it came in the middle of a scanner's line or right
    /// behind its Enter, where no person presses one. The line stays a scanner's.
    [[nodiscard]] bool isWithinScan(std::uint64_t timestampMs);
    /// The text changed in a way no scanner causes: pasted, edited, composed.
    void spoil();
    void reset();
    /// The line was a scanner's and has ended: what follows at its speed belongs to it.
    void endScan(std::uint64_t enterTimestampMs);
    /// Whether all `length` characters and the Enter that ends them came at scanner speed.
    [[nodiscard]] bool isScannerLine(std::size_t length, std::uint64_t enterTimestampMs) const;

private:
    std::size_t m_keys = 0;
    std::uint64_t m_lastMs = 0;
    std::uint64_t m_scanEndMs = 0;
    bool m_isSpoilt = false;
};

}  // namespace kazasu::app

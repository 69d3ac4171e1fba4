#include "app/input/wedge_timing.h"

namespace kazasu::app {
namespace {

bool isScannerGap(std::uint64_t earlierMs, std::uint64_t laterMs) {
    return earlierMs != 0 && laterMs >= earlierMs && laterMs - earlierMs <= WedgeTiming::kSlowestScannerGapMs;
}

}  // namespace

void WedgeTiming::keyArrived(std::uint64_t timestampMs) {
    if (timestampMs == 0 || (m_keys > 0 && !isScannerGap(m_lastMs, timestampMs))) m_isSpoilt = true;
    m_lastMs = timestampMs;
    ++m_keys;
}

void WedgeTiming::spoil() { m_isSpoilt = true; }

void WedgeTiming::reset() { *this = WedgeTiming{}; }

bool WedgeTiming::isScannerLine(std::size_t length, std::uint64_t enterTimestampMs) const {
    return !m_isSpoilt && length >= kShortestLabel && m_keys == length &&
           isScannerGap(m_lastMs, enterTimestampMs);
}

}  // namespace kazasu::app

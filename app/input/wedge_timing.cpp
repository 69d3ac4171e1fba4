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

bool WedgeTiming::isWithinScan(std::uint64_t timestampMs) {
    const bool isInside = m_keys > 0 && !m_isSpoilt && isScannerGap(m_lastMs, timestampMs);
    const bool isBehind = m_keys == 0 && isScannerGap(m_scanEndMs, timestampMs);
    if (isInside) m_lastMs = timestampMs;
    if (isBehind) m_scanEndMs = timestampMs;
    return isInside || isBehind;
}

void WedgeTiming::endScan(std::uint64_t enterTimestampMs) {
    reset();
    m_scanEndMs = enterTimestampMs;
}

void WedgeTiming::spoil() { m_isSpoilt = true; }

void WedgeTiming::reset() {
    const std::uint64_t scanEndMs = m_scanEndMs;  // clearing the field after a scan forgets only its letters
    *this = WedgeTiming{};
    m_scanEndMs = scanEndMs;
}

bool WedgeTiming::isScannerLine(std::size_t length, std::uint64_t enterTimestampMs) const {
    return !m_isSpoilt && length >= kShortestLabel && m_keys == length &&
           isScannerGap(m_lastMs, enterTimestampMs);
}

}  // namespace kazasu::app

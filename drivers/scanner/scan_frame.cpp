#include "drivers/scanner/scan_frame.h"

#include <utility>

namespace kazasu {
namespace {

constexpr std::uint8_t kStx = 0x02;
constexpr std::uint8_t kEtx = 0x03;
constexpr std::uint8_t kLineFeed = 0x0A;
constexpr std::uint8_t kCarriageReturn = 0x0D;

}  // namespace

std::vector<Bytes> ScanFrameParser::feed(ByteView bytes, Milliseconds now) {
    std::vector<Bytes> frames = tick(now);
    for (const auto byte : bytes) take(byte, frames);
    if (!bytes.empty()) m_lastByteAt = now;
    return frames;
}

std::vector<Bytes> ScanFrameParser::tick(Milliseconds now) {
    std::vector<Bytes> frames;
    if (!isInsideFrame() || now - m_lastByteAt < kSilence) return frames;
    if (m_frameEnd == FrameEnd::Silence && !m_isBracketed) {
        endFrame(frames);
        return frames;
    }
    // Half a label must not be glued to the next one.
    if (!m_isOverlong) ++m_abandonedFrames;
    reset();
    return frames;
}

std::optional<Milliseconds> ScanFrameParser::nextDeadline() const {
    if (!isInsideFrame()) return std::nullopt;
    return m_lastByteAt + kSilence;
}

void ScanFrameParser::reset() {
    m_frame.clear();
    m_isBracketed = false;
    m_isOverlong = false;
}

void ScanFrameParser::take(std::uint8_t byte, std::vector<Bytes>& frames) {
    if (byte == kStx) {
        // A scanner that brackets its labels begins anew: what came before was noise or a broken label.
        if (!m_isOverlong && (m_isBracketed || !m_frame.empty())) ++m_abandonedFrames;
        reset();
        m_isBracketed = true;
        return;
    }
    if (byte == kEtx && m_isBracketed) return endFrame(frames);
    const bool isLineEnd = byte == kCarriageReturn || byte == kLineFeed;
    if (isLineEnd && !m_isBracketed) return endFrame(frames);
    if (m_isOverlong) return;
    if (m_frame.size() == kMaxFrameBytes) {
        m_isOverlong = true;
        ++m_overlongFrames;
        m_frame.clear();
        return;
    }
    m_frame.push_back(byte);
}

void ScanFrameParser::endFrame(std::vector<Bytes>& frames) {
    // Some scanners send their suffix inside the brackets as well.
    while (!m_frame.empty() && (m_frame.back() == kCarriageReturn || m_frame.back() == kLineFeed))
        m_frame.pop_back();
    if (!m_isOverlong && !m_frame.empty()) frames.push_back(std::exchange(m_frame, {}));
    reset();
}

}  // namespace kazasu

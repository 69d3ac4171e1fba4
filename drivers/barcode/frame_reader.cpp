#include "drivers/barcode/frame_reader.h"

#include "drivers/barcode/code_area.h"
#include "drivers/barcode/frame_passes.h"

#include <algorithm>
#include <utility>

namespace kazasu {
namespace {

const FramePass& passAt(std::size_t index) {
    const auto qr = qrPasses();
    return index < qr.size() ? qr[index] : linearPasses()[index - qr.size()];
}

std::size_t passCount() { return qrPasses().size() + linearPasses().size(); }

/// The plain looks have had their turn on every frame already.
bool isPlain(std::size_t index) { return index == 0 || index == qrPasses().size(); }

PixelArea around(const std::vector<DecodedSymbol>& symbols) {
    const auto& first = symbols.front().corners.front();
    int left = first.x, right = first.x, top = first.y, bottom = first.y;
    for (const auto& symbol : symbols) {
        for (const auto& corner : symbol.corners) {
            left = std::min(left, corner.x);
            right = std::max(right, corner.x);
            top = std::min(top, corner.y);
            bottom = std::max(bottom, corner.y);
        }
    }
    return {left, top, right - left, bottom - top};
}

}  // namespace

FrameReading FrameReader::read(const LuminanceView& frame) {
    FrameReading reading = readTracked(frame);
    const std::size_t trackedBy = m_lastPass;
    // Bars that are read again and again must not hide the QR code beside them, which says more.
    if (reading.symbols.empty() || trackedBy >= qrPasses().size()) {
        FrameReading first = readFirst(frame);
        if (reading.symbols.empty() || !first.symbols.empty())
            reading = std::move(first);
        else
            m_lastPass = trackedBy;
    }
    if (reading.symbols.empty()) reading = readHarder(frame, m_clock.monotonic() + m_budget);
    if (!reading.symbols.empty()) track(reading, m_lastPass, frame);
    return reading;
}

FrameReading FrameReader::readTracked(const LuminanceView& frame) {
    if (!m_tracked) return {};
    const bool isSameSize = m_tracked->area.left + m_tracked->area.width <= frame.width &&
                            m_tracked->area.top + m_tracked->area.height <= frame.height;
    if (!isSameSize || --m_tracked->framesLeft < 0) {
        m_tracked.reset();
        return {};
    }
    const PixelArea area = m_tracked->area;
    const FramePass& pass = passAt(m_tracked->pass);
    FrameReading reading{pass.read({partOf(frame, area), {0, 0, area.width, area.height}}), pass.name};
    for (auto& symbol : reading.symbols) {
        for (auto& corner : symbol.corners) corner = {corner.x + area.left, corner.y + area.top};
    }
    if (!reading.symbols.empty()) m_lastPass = m_tracked->pass;
    return reading;
}

/// The plain look for QR codes at every frame, that for linear codes at every second one.
FrameReading FrameReader::readFirst(const LuminanceView& frame) {
    const FrameToRead in{frame, {0, 0, frame.width, frame.height}};
    m_lastPass = 0;
    FrameReading reading{passAt(0).read(in), passAt(0).name};
    m_isLinearTurn = !m_isLinearTurn;
    if (!reading.symbols.empty() || !m_isLinearTurn) return reading;
    m_lastPass = qrPasses().size();
    return {passAt(m_lastPass).read(in), passAt(m_lastPass).name};
}

FrameReading FrameReader::readHarder(const LuminanceView& frame, Milliseconds deadline) {
    const FrameToRead in{frame, likelyCodeArea(frame)};
    for (std::size_t tried = 0; tried < passCount() && m_clock.monotonic() < deadline; ++tried) {
        const std::size_t index = m_nextPass;
        m_nextPass = (m_nextPass + 1) % passCount();
        if (isPlain(index)) continue;
        FrameReading reading{passAt(index).read(in), passAt(index).name};
        if (reading.symbols.empty()) continue;
        m_lastPass = index;
        return reading;
    }
    return {};
}

void FrameReader::track(const FrameReading& reading, std::size_t pass, const LuminanceView& frame) {
    const PixelArea seen = around(reading.symbols);
    const int margin = std::max(seen.width, seen.height) / 3;  // as far as a hand moves between two frames
    const PixelArea area = widened(seen, margin, frame);
    constexpr int kSmallestTracked = 32;
    if (area.width < kSmallestTracked || area.height < kSmallestTracked) return;
    m_tracked = Tracked{area, pass, kTrackedFrames};
}

}  // namespace kazasu

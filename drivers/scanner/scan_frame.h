// Bytes of a serial scanner in, whole frames out. Pure: the time is given. A frame ends with CR, LF or CR LF,
// stands between STX and ETX, or (Silence) ends when the line falls silent.
#pragma once

#include "core/bytes.h"
#include "core/time.h"

#include <optional>
#include <vector>

namespace kazasu {

enum class FrameEnd { Suffix, Silence };

class ScanFrameParser {
public:
    static constexpr std::size_t kMaxFrameBytes = 512;  // a settlement code has at most 176; a GS1 label 300
    /// 9600 baud sends a byte in about 1 ms; a scanner never pauses this long inside a label.
    static constexpr Milliseconds kSilence{250};

    explicit ScanFrameParser(FrameEnd frameEnd = FrameEnd::Suffix) : m_frameEnd(frameEnd) {}

    /// Frames without prefix and suffix, never empty, never longer than kMaxFrameBytes.
    std::vector<Bytes> feed(ByteView bytes, Milliseconds now);
    /// Call at nextDeadline(): what the line left unfinished ends as a frame, or is dropped and counted.
    std::vector<Bytes> tick(Milliseconds now);
    [[nodiscard]] std::optional<Milliseconds> nextDeadline() const;
    /// Forgets what is unfinished, as after a lost connection.
    void reset();

    [[nodiscard]] std::size_t overlongFrames() const { return m_overlongFrames; }
    [[nodiscard]] std::size_t abandonedFrames() const { return m_abandonedFrames; }

private:
    void take(std::uint8_t byte, std::vector<Bytes>& frames);
    void endFrame(std::vector<Bytes>& frames);
    [[nodiscard]] bool isInsideFrame() const { return m_isBracketed || m_isOverlong || !m_frame.empty(); }

    FrameEnd m_frameEnd;
    Bytes m_frame;
    bool m_isBracketed = false;  // STX came, ETX not yet
    bool m_isOverlong = false;   // the rest of this frame is thrown away
    Milliseconds m_lastByteAt{0};
    std::size_t m_overlongFrames = 0;
    std::size_t m_abandonedFrames = 0;
};

}  // namespace kazasu

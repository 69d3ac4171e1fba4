// Frames on a stream: two bytes of big-endian length (not counted in it), then the payload. Length 0 is a
// keep-alive; more than kMaxFramePayload is refused before a byte of it is kept.
#pragma once

#include "core/bytes.h"

#include <functional>

namespace kazasu::iso8583 {

/// The longest message our field table can describe stays well below this.
inline constexpr std::size_t kMaxFramePayload = 4096;
inline constexpr std::size_t kFrameHeaderBytes = 2;

/// The payload with its length before it; NetworkFrameTooLong above kMaxFramePayload. An empty payload is a
/// keep-alive.
Result<Bytes> encodeFrame(ByteView payload);

/// Cuts a stream into payloads. Holds at most one unfinished frame, whatever is fed.
class FrameReader {
public:
    /// Calls onPayload once for each payload that these bytes complete (empty: keep-alive).
    /// NetworkFrameTooLong ends the stream: the same error is returned from then on.
    Status feed(ByteView bytes, const std::function<void(Bytes)>& onPayload);
    /// Whether the stream stopped inside a frame.
    [[nodiscard]] bool isInsideFrame() const { return !m_held.empty(); }

private:
    Bytes m_held;
    bool m_isBroken = false;
};

}  // namespace kazasu::iso8583

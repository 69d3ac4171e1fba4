#include "core/iso8583/frame.h"

#include <algorithm>

namespace kazasu::iso8583 {
namespace {

std::size_t framePayloadLength(const Bytes& header) {
    return static_cast<std::size_t>(header[0]) * 256 + header[1];
}

Error frameTooLong(std::size_t length) {
    return {ErrorCode::NetworkFrameTooLong,
            std::to_string(length) + " bytes, at most " + std::to_string(kMaxFramePayload)};
}

}  // namespace

Result<Bytes> encodeFrame(ByteView payload) {
    if (payload.size() > kMaxFramePayload) return frameTooLong(payload.size());
    Bytes frame{static_cast<std::uint8_t>(payload.size() / 256),
                static_cast<std::uint8_t>(payload.size() % 256)};
    frame.insert(frame.end(), payload.begin(), payload.end());
    return frame;
}

Status FrameReader::feed(ByteView bytes, const std::function<void(Bytes)>& onPayload) {
    const auto hold = [&](std::size_t wanted) {
        const std::size_t count = std::min(wanted - m_held.size(), bytes.size());
        m_held.insert(m_held.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        return m_held.size() == wanted;
    };
    while (!m_isBroken) {
        if (m_held.size() < kFrameHeaderBytes && !hold(kFrameHeaderBytes)) return {};
        const std::size_t length = framePayloadLength(m_held);
        if (length > kMaxFramePayload) break;
        if (!hold(kFrameHeaderBytes + length)) return {};
        Bytes payload(m_held.begin() + kFrameHeaderBytes, m_held.end());
        m_held.clear();
        onPayload(std::move(payload));
    }
    m_isBroken = true;
    return frameTooLong(framePayloadLength(m_held));
}

}  // namespace kazasu::iso8583

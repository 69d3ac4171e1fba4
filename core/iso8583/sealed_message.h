// A message under its message authentication code: 8 bytes over everything before them, made with a key that
// both ends of a line share. They stand in DE64, or in DE128 when a field above 64 is present: always the
// last field (ISO 8583:1987).
#pragma once

#include "core/iso8583/codec.h"

#include <array>

namespace kazasu::iso8583 {

/// The key of one line. Whoever has it can make every message of that line.
class MessageMac {
public:
    static constexpr std::size_t kBytes = 8;
    virtual ~MessageMac() = default;
    [[nodiscard]] virtual std::array<std::uint8_t, kBytes> over(ByteView bytes) const = 0;
};

/// The wire form with its code; without one when `mac` is null, for a line inside one machine. Errors of
/// encode().
Result<Bytes> seal(Message message, const MessageMac* mac);

/// What decode() made of `bytes`, without its code. IsoMacInvalid when the code is missing, in the wrong
/// field, not last or not what the key gives; also when there is one and no key to check it with.
Result<Message> unseal(Message decoded, ByteView bytes, const MessageMac* mac);

}  // namespace kazasu::iso8583

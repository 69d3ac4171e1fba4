// The wire form of a Message: four ASCII digits of type, binary bitmap of 8 or 16 bytes, fields in ASCII.
// Writes the secondary bitmap only when a field above 64 is present; reads it whenever bit 1 announces it.
// Strict both ways.
#pragma once

#include "core/bytes.h"
#include "core/iso8583/message.h"

namespace kazasu::iso8583 {

/// IsoFieldUnsupported or IsoFieldInvalid when a value does not fit the field table.
Result<Bytes> encode(const Message& message);
/// IsoTruncated, IsoTypeInvalid, IsoBitmapInvalid, IsoFieldUnsupported, IsoFieldInvalid or IsoTrailingBytes.
Result<Message> decode(ByteView bytes);

}  // namespace kazasu::iso8583

// base45 (RFC 9285): bytes as text that QR carries in its alphanumeric mode.
// Spaces belong to the alphabet: those inside are significant and may be doubled, so never collapse them.
#pragma once

#include "core/bytes.h"

namespace kazasu {

std::string encodeBase45(ByteView bytes);
/// Refuses (ParseFailed) characters outside the alphabet, a length of 1 modulo 3 and groups that overflow.
Result<Bytes> decodeBase45(std::string_view text);

}  // namespace kazasu

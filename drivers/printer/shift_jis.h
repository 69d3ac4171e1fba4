// Receipt text in Shift_JIS (CP932) as Japanese receipt printers take it, through iconv(3): the one door to
// it.
#pragma once

#include "core/bytes.h"

namespace kazasu {

/// One byte for a column of width one, two bytes for two: the result is displayWidth(text) bytes long. What
/// CP932 does not hold becomes 〓, a control character a space, a backslash (which would print as the yen
/// sign) a slash. No byte below 0x20 is ever returned. Unsupported when this libc has no CP932.
Result<Bytes> toShiftJis(std::string_view text);

}  // namespace kazasu

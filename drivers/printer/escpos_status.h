// What an ESC/POS printer answers to DLE EOT n, one byte each.
#pragma once

#include "core/bytes.h"

namespace kazasu {

/// Asks for the causes of being offline (n = 2) and for the paper (n = 4); two bytes answer.
Bytes escPosStatusRequest();
/// Ok when the printer can print now; PrinterNotReady with the reason; DeviceIo for a byte that is no such
/// answer.
Status checkEscPosStatus(std::uint8_t offlineCause, std::uint8_t paper);

}  // namespace kazasu

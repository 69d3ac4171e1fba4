#include "drivers/printer/escpos_status.h"

namespace kazasu {

Bytes escPosStatusRequest() { return {0x10, 0x04, 0x02, 0x10, 0x04, 0x04}; }

Status checkEscPosStatus(std::uint8_t offlineCause, std::uint8_t paper) {
    constexpr unsigned kFixedBits = 0x93;
    constexpr unsigned kFixedValue = 0x12;
    constexpr unsigned kCoverOpen = 0x04;
    constexpr unsigned kPaperStopped = 0x20;
    constexpr unsigned kError = 0x40;
    constexpr unsigned kPaperEnd = 0x60;
    if ((offlineCause & kFixedBits) != kFixedValue || (paper & kFixedBits) != kFixedValue)
        return Error{ErrorCode::DeviceIo, "not a printer's status"};
    if ((offlineCause & kCoverOpen) != 0) return Error{ErrorCode::PrinterNotReady, "cover open"};
    if ((offlineCause & kPaperStopped) != 0 || (paper & kPaperEnd) != 0)
        return Error{ErrorCode::PrinterNotReady, "paper end"};
    if ((offlineCause & kError) != 0) return Error{ErrorCode::PrinterNotReady, "printer error"};
    return {};
}

}  // namespace kazasu

// HidLayout: where in the reports of a USB HID scanner the label stands, taken from the device's own report
// descriptor (USB HID 1.11, 6.2.2; HID Point of Sale Usage Tables 1.02, usage page 0x8C). Pure.
#pragma once

#include "core/bytes.h"

#include <optional>

namespace kazasu {

struct HidLayout {
    /// Descriptors are at most 4096 bytes long (HID_MAX_DESCRIPTOR_SIZE of Linux).
    static constexpr std::size_t kMaxDescriptorBytes = 4096;
    static constexpr std::size_t kMaxReportBytes = 1024;

    /// Bytes from the beginning of a report, its id included when there is one.
    struct Field {
        std::size_t offset = 0;
        std::size_t length = 0;
    };

    std::optional<std::uint8_t> reportId;
    std::size_t reportBytes = 0;
    std::optional<std::size_t> byteCount;  // where the number of data bytes in this report stands
    std::optional<Field> aimId;            // symbology identifiers 1 to 3
    Field data;                            // decoded data
    std::optional<std::size_t> continued;  // the byte whose `continuedMask` says that more follows
    std::uint8_t continuedMask = 1;

    /// The layout of the scanned data report. DeviceFrameInvalid when the descriptor is broken, Unsupported
    /// when it is no bar code scanner's.
    static Result<HidLayout> parse(ByteView descriptor);
};

}  // namespace kazasu

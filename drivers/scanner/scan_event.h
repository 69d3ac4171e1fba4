// What a scanner reports, in the words of UnifiedPOS.
#pragma once

#include "core/barcode.h"

namespace kazasu {

/// UnifiedPOS ScanDataType (SCAN_SDT_*).
enum class ScanDataType : int {
    Unknown = 0,
    UpcA = 101,
    Ean8 = 103,
    Ean13 = 104,
    Code128 = 110,
    QrCode = 204,
};

struct ScanEvent {
    /// ScanData: as the scanner sent it, with the AIM identifier ("]Q1") in front where it is known. What
    /// core/scan_label classifies.
    std::string scanData;
    /// ScanDataLabel: the decoded data alone.
    std::string scanDataLabel;
    ScanDataType scanDataType = ScanDataType::Unknown;
    friend bool operator==(const ScanEvent&, const ScanEvent&) = default;
};

/// A symbol read from a picture.
ScanEvent scanEventOf(const DecodedSymbol& symbol);
/// A frame of a scanner that may or may not put the AIM identifier in front.
ScanEvent scanEventOfFrame(ByteView frame);

}  // namespace kazasu

// What a scanned string is: goods, one of our settlement codes, somebody else's payment code, or unknown
// (patent step 504). One table for every dialect; an unknown string is an answer and never becomes goods.
#pragma once

#include "core/ids.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kazasu {

enum class LabelType {
    Item,                   // data: EAN-8 or EAN-13 with a valid check digit; UPC-A as EAN-13
    InStorePrice,           // the same with prefix 02 or 20 to 29: its layout is the shop's own
    SettlementCode2D,       // data: begins with KZ1:, not yet verified
    SettlementReference1D,  // data: 24 digits of one of our issuers; CodeReference::parse checks the last
    EmvCpm,                 // EMV consumer-presented code, for the cashier to be told so
    Jpqr,                   // JPQR in either of its forms
    Wallet,                 // a foreign wallet's digits
    Gs1Element,             // data: GS1 element strings, separated by GS (0x1D)
    PlainCode,              // letters and digits that a shop may have given to its goods
    Unknown,
};

/// The symbol that carried the string, as far as its AIM id tells (ISO/IEC 15424).
enum class SymbologyHint {
    None,  // no AIM id: typed, or a scanner that sends none
    EanUpc,
    Code128,
    Gs1Code128,
    Code39,
    Code93,
    Codabar,
    InterleavedTwoOfFive,
    Gs1DataBar,
    Pdf417,
    QrCode,
    Gs1QrCode,
    DataMatrix,
    Gs1DataMatrix,
    Aztec,
    Other,
};

struct ScanLabel {
    LabelType type = LabelType::Unknown;
    std::string data;                  // without AIM id and framing, keyboard layout repaired
    std::optional<std::string> aimId;  // "]Q1"
    SymbologyHint symbology = SymbologyHint::None;
    std::string_view walletName;  // for EmvCpm, Jpqr and Wallet: whose code it is
    bool mayBeItemCode = false;   // whether the catalogue may be asked for data, whatever the type
};

/// What is longer is Unknown, with its data left out.
inline constexpr std::size_t kMaxScanLength = 512;
/// The longest code that a shop gives to its goods.
inline constexpr std::size_t kMaxItemCodeLength = 48;

/// Never fails and never reads beyond `scanned`, which may hold any bytes. An issuer id that begins like a
/// wallet's digits (10-15, 160, 25-30, 62, 9000, 3158) would hide that wallet, so none should.
ScanLabel classifyScan(std::string_view scanned, std::span<const IssuerId> ourIssuers);

}  // namespace kazasu

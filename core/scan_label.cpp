#include "core/scan_label.h"

#include "core/code/check_digit.h"
#include "core/code/code_reference.h"
#include "core/code/keyboard_layout.h"
#include "core/code/settlement_code.h"

#include <algorithm>
#include <array>

namespace kazasu {
namespace {

struct AimRow {
    char letter;
    std::string_view modifiers;  // empty: every other modifier of this letter
    SymbologyHint symbology;
};

// Rows with modifiers stand before the row that takes the rest of their letter.
constexpr std::array kAimRows{
    AimRow{'E', "", SymbologyHint::EanUpc},     AimRow{'C', "1", SymbologyHint::Gs1Code128},
    AimRow{'C', "", SymbologyHint::Code128},    AimRow{'Q', "34", SymbologyHint::Gs1QrCode},
    AimRow{'Q', "", SymbologyHint::QrCode},     AimRow{'d', "25", SymbologyHint::Gs1DataMatrix},
    AimRow{'d', "", SymbologyHint::DataMatrix}, AimRow{'e', "", SymbologyHint::Gs1DataBar},
    AimRow{'A', "", SymbologyHint::Code39},     AimRow{'G', "", SymbologyHint::Code93},
    AimRow{'F', "", SymbologyHint::Codabar},    AimRow{'I', "", SymbologyHint::InterleavedTwoOfFive},
    AimRow{'L', "", SymbologyHint::Pdf417},     AimRow{'z', "", SymbologyHint::Aztec},
};

struct WalletRow {
    std::string_view firstPrefix, lastPrefix;  // an inclusive range of prefixes of one length
    std::size_t minDigits, maxDigits;
    LabelType type;
    std::string_view name;
};

// Prefixes and lengths as wallets show them in Japan (field survey 2020 and the operators' own pages). The
// first row that fits wins.
constexpr std::array kWalletRows{
    WalletRow{"90008181", "90008181", 24, 24, LabelType::Jpqr, "PayPay"},
    WalletRow{"900001", "900001", 16, 16, LabelType::Jpqr, "Rakuten Pay"},
    WalletRow{"90000002", "90000002", 18, 18, LabelType::Jpqr, "d払い"},
    WalletRow{"9000", "9000", 16, 24, LabelType::Jpqr, "JPQR"},
    WalletRow{"315899", "315899", 19, 19, LabelType::Wallet, "Merpay / au PAY"},
    WalletRow{"62", "62", 19, 19, LabelType::Wallet, "UnionPay"},
    WalletRow{"160", "160", 18, 18, LabelType::Wallet, "WeChat Pay"},
    WalletRow{"10", "15", 18, 18, LabelType::Wallet, "WeChat Pay"},
    WalletRow{"25", "30", 16, 24, LabelType::Wallet, "Alipay"},
};

/// So many digits and no more letters are a payment code that this table does not know yet.
constexpr std::size_t kPaymentLookDigits = 16;
constexpr std::size_t kLabelAimLength = 3;

bool startsWith(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Scanners frame what they read with STX, ETX, TAB, CR, LF or a space; no code of any kind needs these.
std::string_view withoutFraming(std::string_view text) {
    const auto isFraming = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
    while (!text.empty() && isFraming(text.front())) text.remove_prefix(1);
    while (!text.empty() && isFraming(text.back())) text.remove_suffix(1);
    return text;
}

/// Whether an AIM id stands in front. Its `]` turns into `[` or `\` when scanner and host disagree about the
/// keyboard; before plain digits nothing else shows that, and no shop's code holds these characters.
bool beginsWithAimId(std::string_view text) {
    if (text.size() <= kLabelAimLength || !isAlphanumeric(text[1]) || !isAlphanumeric(text[2])) return false;
    if (text[0] == ']') return true;
    return (text[0] == '[' || text[0] == '\\') && isDigits(text.substr(kLabelAimLength));
}

SymbologyHint symbologyOfAim(std::string_view aimId) {
    for (const auto& row : kAimRows)
        if (row.letter == aimId[1] &&
            (row.modifiers.empty() || row.modifiers.find(aimId[2]) != std::string_view::npos))
            return row.symbology;
    return SymbologyHint::Other;
}

bool isGs1(SymbologyHint symbology) {
    return symbology == SymbologyHint::Gs1Code128 || symbology == SymbologyHint::Gs1QrCode ||
           symbology == SymbologyHint::Gs1DataMatrix || symbology == SymbologyHint::Gs1DataBar;
}

/// EAN and UPC symbols may carry an add-on of two or five digits behind the code itself.
std::string_view withoutAddOn(std::string_view digits, const ScanLabel& label) {
    if (label.aimId != "]E3") return digits;
    for (const std::size_t length : {std::size_t{13}, std::size_t{12}})
        if (digits.size() == length + 2 || digits.size() == length + 5) return digits.substr(0, length);
    return digits;
}

bool classifyGoods(ScanLabel& label) {
    if (label.symbology != SymbologyHint::None && label.symbology != SymbologyHint::EanUpc) return false;
    const auto digits = withoutAddOn(label.data, label);
    if (digits.size() != 8 && digits.size() != 12 && digits.size() != 13) return false;
    if (!hasValidGs1CheckDigit(digits)) return false;
    std::string code = digits.size() == 12 ? "0" + std::string(digits) : std::string(digits);
    label.type = code[0] == '2' || startsWith(code, "02") ? LabelType::InStorePrice : LabelType::Item;
    label.data = std::move(code);
    label.mayBeItemCode = true;
    return true;
}

bool classifyOurReference(ScanLabel& label, std::span<const IssuerId> ourIssuers) {
    if (label.data.size() != CodeReference::kDigits) return false;
    const bool isOurs = std::any_of(ourIssuers.begin(), ourIssuers.end(), [&label](const IssuerId& issuer) {
        return startsWith(label.data, issuer.toString());
    });
    if (isOurs) label.type = LabelType::SettlementReference1D;
    return isOurs;
}

bool classifyWalletDigits(ScanLabel& label) {
    if (label.symbology != SymbologyHint::None && label.symbology != SymbologyHint::Code128 &&
        label.symbology != SymbologyHint::QrCode)
        return false;
    const std::string_view digits = label.data;
    for (const auto& row : kWalletRows) {
        const auto prefix = digits.substr(0, row.firstPrefix.size());
        if (digits.size() < row.minDigits || digits.size() > row.maxDigits) continue;
        if (prefix < row.firstPrefix || prefix > row.lastPrefix) continue;
        label.type = row.type;
        label.walletName = row.name;
        return true;
    }
    return false;
}

bool isItemCodeText(std::string_view text) {
    const auto isAllowed = [](char c) {
        return isAlphanumeric(c) || std::string_view("./+ -").find(c) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= kMaxItemCodeLength &&
           std::all_of(text.begin(), text.end(), isAllowed);
}

bool classifyByPrefix(ScanLabel& label) {
    struct PrefixRow {
        std::string_view prefix;
        LabelType type;
        std::string_view walletName;
    };
    constexpr std::array kRows{
        PrefixRow{kSettlementCodePrefix, LabelType::SettlementCode2D, ""},
        PrefixRow{"hQVDUFY", LabelType::EmvCpm, "EMV QR"},  // 85 05 "CPV" in base64
        PrefixRow{"hQVKUFFS", LabelType::Jpqr, "JPQR"},     // 85 05 "JPQR"
    };
    const auto* row = std::find_if(kRows.begin(), kRows.end(), [&label](const PrefixRow& candidate) {
        return startsWith(label.data, candidate.prefix);
    });
    if (row == kRows.end()) return false;
    label.type = row->type;
    label.walletName = row->walletName;
    return true;
}

void classifyRest(ScanLabel& label) {
    label.mayBeItemCode = isItemCodeText(label.data);
    const bool looksLikePayment = label.data.size() >= kPaymentLookDigits && isDigits(label.data);
    if (label.mayBeItemCode && !looksLikePayment) label.type = LabelType::PlainCode;
}

}  // namespace

ScanLabel classifyScan(std::string_view scanned, std::span<const IssuerId> ourIssuers) {
    ScanLabel label;
    if (scanned.size() > kMaxScanLength) return label;
    label.data = repairKeyboardLayout(withoutFraming(scanned));
    if (beginsWithAimId(label.data)) {
        label.aimId = ']' + label.data.substr(1, kLabelAimLength - 1);
        label.symbology = symbologyOfAim(*label.aimId);
        label.data.erase(0, kLabelAimLength);
    }
    if (classifyByPrefix(label)) return label;
    if (isGs1(label.symbology)) {
        label.type = LabelType::Gs1Element;
        return label;
    }
    if (isDigits(label.data) &&
        (classifyGoods(label) || classifyOurReference(label, ourIssuers) || classifyWalletDigits(label)))
        return label;
    classifyRest(label);
    return label;
}

}  // namespace kazasu

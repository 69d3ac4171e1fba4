// Any bytes get a label: within the limits, and the same again when its data is scanned under its AIM id.
#include "core/check.h"
#include "core/code/check_digit.h"
#include "core/scan_label.h"

#include <cstddef>
#include <cstdint>

using namespace kazasu;

namespace {

void checkLabel(const ScanLabel& label) {
    KAZASU_CHECK(label.data.size() <= kMaxScanLength);
    const bool isGoods = label.type == LabelType::Item || label.type == LabelType::InStorePrice;
    const bool isForeign =
        label.type == LabelType::EmvCpm || label.type == LabelType::Jpqr || label.type == LabelType::Wallet;
    if (isGoods) {
        KAZASU_CHECK(hasValidGs1CheckDigit(label.data) && label.mayBeItemCode);
        KAZASU_CHECK(label.data.size() == 8 || label.data.size() == 13);
    }
    if (label.mayBeItemCode) {
        KAZASU_CHECK(!label.data.empty() && label.data.size() <= kMaxItemCodeLength);
        for (const char c : label.data) KAZASU_CHECK(c >= 0x20 && c < 0x7F);
        KAZASU_CHECK(isGoods || label.type == LabelType::PlainCode || label.type == LabelType::Unknown);
    }
    KAZASU_CHECK(isForeign == !label.walletName.empty());
    KAZASU_CHECK(label.aimId.has_value() == (label.symbology != SymbologyHint::None));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<IssuerId> kIssuers{*IssuerId::parse("99990001")};
    const auto label = classifyScan({reinterpret_cast<const char*>(data), size}, kIssuers);
    checkLabel(label);
    const bool isIdempotent = label.type != LabelType::Unknown && label.type != LabelType::PlainCode;
    if (!isIdempotent) return 0;
    const auto again = classifyScan(label.aimId.value_or("") + label.data, kIssuers);
    checkLabel(again);
    KAZASU_CHECK(again.type == label.type && again.walletName == label.walletName);
    return 0;
}

#include "drivers/scanner/read_check.h"

#include "core/code/check_digit.h"
#include "core/code/code_reference.h"
#include "core/code/settlement_code.h"

namespace kazasu {
namespace {

ReadCheck agreesIf(bool isRight) { return isRight ? ReadCheck::Agrees : ReadCheck::Misread; }

}  // namespace

ReadCheck checkRead(const DecodedSymbol& symbol) {
    switch (symbol.symbology) {
        case Symbology::Ean13:
        case Symbology::Ean8:
        case Symbology::UpcA:
            return agreesIf(hasValidGs1CheckDigit(symbol.text));
        case Symbology::Code128:
            // A wallet's code may have 24 digits as well, without a check digit of this kind.
            return CodeReference::parse(symbol.text) ? ReadCheck::Agrees : ReadCheck::None;
        case Symbology::QrCode:
            if (symbol.text.rfind(kSettlementCodePrefix, 0) != 0) return ReadCheck::None;
            return agreesIf(claimsOfVerifiedCode(symbol.text).isOk());
    }
    return ReadCheck::None;
}

}  // namespace kazasu

#include "controller/code_check/code_check.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"

namespace kazasu::controller {

Result<CheckedCode> CodeCheck::check2D(const std::string& text, const std::optional<CenterKnowledge>& center,
                                       Currency currency, Instant now) const {
    const KeyRing noKeys;
    KAZASU_TRY(const auto claims, verifySettlementCode(text, center ? center->keys : noKeys, m_verifier));
    KAZASU_CHECK(center.has_value());  // without a key nothing verifies
    KAZASU_TRY_STATUS(checkAcceptance(claims, now, center->shop, currency));
    if (claims.kind != CodeKind::Payment || !claims.amount) {
        return Error{ErrorCode::CodeKindUnsupported, "not a payment"};
    }
    KAZASU_TRY(const bool isSpent, readSurely(m_database, [&] {
                   return SalesFile(m_database).isSpent(claims.issuer, claims.number);
               }));
    if (isSpent) return Error{ErrorCode::CodeAlreadyUsed, claims.number.toString()};
    return CheckedCode{text, claims};
}

Result<CheckedCode> CodeCheck::checkReference(const std::string& digits) const {
    KAZASU_TRY(const auto reference, CodeReference::parse(digits));
    return CheckedCode{reference.toString(), std::nullopt};
}

}  // namespace kazasu::controller

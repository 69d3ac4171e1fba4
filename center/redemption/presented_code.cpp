#include "center/redemption/presented_code.h"

#include "core/code/check_digit.h"
#include "core/code/code_reference.h"
#include "core/code/settlement_code.h"

namespace kazasu::center {

bool isOfUnknownKey(const Error& error) {
    return error.code == ErrorCode::CodeKeyUnknown || error.code == ErrorCode::CodeKeyOutOfDate;
}

Error revokedKey(const PresentedCode& presented) {
    return {ErrorCode::CodeKeyRevoked, "revoked at " + toRfc3339(*presented.keyRevokedAt)};
}

Result<PresentedCode> readPresentedCode(const std::string& text, const IssuerId& center, const KeyRing& keys,
                                        const SignatureVerifier& verifier) {
    if (text.size() == CodeReference::kDigits && isDigits(text)) {
        KAZASU_TRY(const auto reference, CodeReference::parse(text));
        if (reference.issuer != center)
            return Error{ErrorCode::CodeIssuerUnknown, "another issuer's reference"};
        return PresentedCode{{}, text};
    }
    KAZASU_TRY(const auto read, readSignedClaims(text, keys, verifier));
    if (read.claims.kind != CodeKind::Payment)
        return Error{ErrorCode::CodeKindUnsupported, "this center settles payments"};
    return PresentedCode{read.claims.number, {}, read.claims, read.keyRevokedAt};
}

}  // namespace kazasu::center

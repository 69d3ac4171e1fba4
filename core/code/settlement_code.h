// The 2D settlement code: `KZ1:` + base45( COSE_Sign1( claims ) ), signed with Ed25519. A shop verifies it
// without asking anybody (patent step 504).
#pragma once

#include "core/code/key_ring.h"
#include "core/code/settlement_claims.h"
#include "core/signature.h"

#include <string>
#include <string_view>

namespace kazasu {

inline constexpr std::string_view kSettlementCodePrefix = "KZ1:";
/// The prefix, and 63 bytes of claims with their 81 bytes of COSE in base45.
inline constexpr std::size_t kMaxSettlementCodeText = 220;

/// The text of the symbol. Errors are those of encodeClaims.
Result<std::string> encodeSettlementCode(const SettlementClaims& claims, const KeyId& keyId,
                                         const Signer& signer);

/// The claims of a genuine code, checked in this order: CodeTooLong, CodeNotSettlement (another prefix),
/// CodeMalformed (base45, COSE shape), CodeAlgorithmUnsupported, CodeKeyUnknown, CodeSignatureInvalid, then
/// the errors of decodeClaims, CodeIssuerUnknown (the key is another issuer's), CodeKeyOutOfDate and
/// CodeKeyRevoked. Nothing of the claims is looked at before the signature. Whether the code may be accepted
/// here and now is checkAcceptance's question. `text` is exact: see keyboard_layout.h for what a keyboard
/// wedge makes of it.
Result<SettlementClaims> verifySettlementCode(std::string_view text, const KeyRing& keys,
                                              const SignatureVerifier& verifier);

/// What a signature proves, and since when its key proves nothing any more: whoever looks back at a sale has
/// to know whether it came first.
struct SignedClaims {
    SettlementClaims claims;
    std::optional<Instant> keyRevokedAt;
};
/// As verifySettlementCode, without CodeKeyRevoked.
Result<SignedClaims> readSignedClaims(std::string_view text, const KeyRing& keys,
                                      const SignatureVerifier& verifier);

/// What a code says that was verified before, when it was taken: its signature is not looked at again.
Result<SettlementClaims> claimsOfVerifiedCode(std::string_view text);

}  // namespace kazasu

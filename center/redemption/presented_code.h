// What a shop held up to its reader, understood but not yet looked up: the issue number of a genuine 2D code,
// or the digits of a 1D reference.
#pragma once

#include "core/code/key_ring.h"
#include "core/code/settlement_claims.h"
#include "core/ids.h"
#include "core/signature.h"

#include <optional>
#include <string>

namespace kazasu::center {

struct PresentedCode {
    std::optional<IssueNumber> issue;             // of a verified 2D code
    std::string reference;                        // 24 digits otherwise
    std::optional<SettlementClaims> claims = {};  // what a verified 2D code says
    std::optional<Instant> keyRevokedAt = {};     // its key proves nothing from then on
};

/// Another list of keys may know it: no final word about what a shop has accepted.
bool isOfUnknownKey(const Error& error);

/// CodeKeyRevoked, of a code whose key was.
Error revokedKey(const PresentedCode& presented);

/// Checks the signature: costs tens of microseconds, so not on the I/O lane and not in the writer.
Result<PresentedCode> readPresentedCode(const std::string& text, const IssuerId& center, const KeyRing& keys,
                                        const SignatureVerifier& verifier);

}  // namespace kazasu::center

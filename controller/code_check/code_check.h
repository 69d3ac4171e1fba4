// CodeCheck: is this a settlement code that may be accepted here and now (patent step 504)? The checks of
// ARCHITECTURE.md step 4, in their order; the center is asked afterwards.
#pragma once

#include "controller/code_check/key_cache.h"
#include "core/code/code_reference.h"
#include "core/code/settlement_code.h"

namespace kazasu::controller {

/// A code that may be claimed.
struct CheckedCode {
    std::string text;  // as it goes to the center
    std::optional<SettlementClaims>
        claims;  // of a 2D code; a 1D code is a reference that only the center knows
};

class CodeCheck {
public:
    CodeCheck(Database& database, const SignatureVerifier& verifier)
        : m_database(database), m_verifier(verifier) {}

    /// The errors of verifySettlementCode and checkAcceptance, then CodeKindUnsupported (no payment), and
    /// CodeAlreadyUsed when it paid for a sale of this store. CodeKeyUnknown also while no key is known at
    /// all.
    [[nodiscard]] Result<CheckedCode> check2D(const std::string& text,
                                              const std::optional<CenterKnowledge>& center, Currency currency,
                                              Instant now) const;
    /// CodeMalformed, CodeCheckDigit.
    [[nodiscard]] Result<CheckedCode> checkReference(const std::string& digits) const;

private:
    Database& m_database;
    const SignatureVerifier& m_verifier;
};

}  // namespace kazasu::controller

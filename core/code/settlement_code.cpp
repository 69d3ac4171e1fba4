#include "core/code/settlement_code.h"

#include "core/code/base45.h"
#include "core/code/cose_sign1.h"

#include <algorithm>

namespace kazasu {
namespace {

Result<CoseSign1> readSettlementMessage(std::string_view text) {
    if (text.size() > kMaxSettlementCodeText)
        return Error{ErrorCode::CodeTooLong, std::to_string(text.size()) + " characters"};
    if (text.substr(0, kSettlementCodePrefix.size()) != kSettlementCodePrefix)
        return Error{ErrorCode::CodeNotSettlement, "another prefix"};
    const auto bytes = decodeBase45(text.substr(kSettlementCodePrefix.size()));
    if (!bytes) return Error{ErrorCode::CodeMalformed, bytes.error().detail};
    auto message = decodeCoseSign1(*bytes);
    if (!message) return Error{ErrorCode::CodeMalformed, message.error().detail};
    return message;
}

std::vector<const IssuerKey*> keysNamedBy(const CoseSign1& message, const KeyRing& keys) {
    KeyId id{};
    if (message.keyId.size() != id.size()) return {};
    std::copy(message.keyId.begin(), message.keyId.end(), id.begin());
    return keys.find(id);
}

Result<const IssuerKey*> signingKeyOf(const CoseSign1& message, const KeyRing& keys,
                                      const SignatureVerifier& verifier) {
    if (message.algorithm != kCoseEdDsa && message.algorithm != kCoseEd25519)
        return Error{ErrorCode::CodeAlgorithmUnsupported, "alg " + std::to_string(message.algorithm)};
    const auto candidates = keysNamedBy(message, keys);
    if (candidates.empty()) return Error{ErrorCode::CodeKeyUnknown, "kid " + toHex(message.keyId)};
    const Bytes signedBytes = message.toBeSigned();
    for (const auto* candidate : candidates)
        if (verifier.isValid(signedBytes, message.signature, candidate->key)) return candidate;
    return Error{ErrorCode::CodeSignatureInvalid, "kid " + toHex(message.keyId)};
}

}  // namespace

Result<std::string> encodeSettlementCode(const SettlementClaims& claims, const KeyId& keyId,
                                         const Signer& signer) {
    KAZASU_TRY(const Bytes payload, encodeClaims(claims));
    const Bytes message = signCoseSign1(kCoseEdDsa, keyId, payload, signer).encode();
    return std::string(kSettlementCodePrefix) + encodeBase45(message);
}

Result<SettlementClaims> verifySettlementCode(std::string_view text, const KeyRing& keys,
                                              const SignatureVerifier& verifier) {
    KAZASU_TRY(auto read, readSignedClaims(text, keys, verifier));
    if (read.keyRevokedAt)
        return Error{ErrorCode::CodeKeyRevoked, "revoked at " + toRfc3339(*read.keyRevokedAt)};
    return std::move(read.claims);
}

Result<SignedClaims> readSignedClaims(std::string_view text, const KeyRing& keys,
                                      const SignatureVerifier& verifier) {
    KAZASU_TRY(const auto message, readSettlementMessage(text));
    KAZASU_TRY(const auto* key, signingKeyOf(message, keys, verifier));
    KAZASU_TRY(auto claims, decodeClaims(message.payload));
    if (claims.issuer != key->issuer)
        return Error{ErrorCode::CodeIssuerUnknown, "the key is not of issuer " + claims.issuer.toString()};
    if (claims.issuedAt < key->validFrom || claims.expiresAt > key->validUntil)
        return Error{ErrorCode::CodeKeyOutOfDate, "kid " + toHex(message.keyId)};
    return SignedClaims{std::move(claims), key->revokedAt};
}

Result<SettlementClaims> claimsOfVerifiedCode(std::string_view text) {
    KAZASU_TRY(const auto message, readSettlementMessage(text));
    return decodeClaims(message.payload);
}

}  // namespace kazasu

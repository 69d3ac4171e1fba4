// The settlement code of the published vector, its signer, and codes like it.
#pragma once

#include "core/code/base45.h"
#include "core/code/cose_sign1.h"
#include "core/code/settlement_code.h"
#include "tests/support/sodium_signature.h"

#include <QMetaType>

namespace kazasu::test {

inline const std::string kVectorText =
    "KZ1:RRQ+D9P60CO0$+AWKB8CK216080OA7OA7646746FN0YNDQC6WY0YND-56J-0L60$Y88IHO1Q/"
    "E7V50R30B60KE6.B0W8027B5O7DSC/"
    "MFCWC-3VYBQ6N81NLI*NM81*-I0-KTHMCA4RNMA:ETEPWQMTH8Q.UKUD XRO:HJ.B1Q3A:DPVV6:P5 OJDH99MDPG";
inline constexpr auto kIssuedAt = Instant::fromSeconds(1795305600);  // 2026-11-22T00:00:00Z
inline const IssuerId kIssuer = *IssuerId::parse("99990001");
inline const IssuerId kOtherIssuer = *IssuerId::parse("99990002");
inline const ShopNumber kShop = *ShopNumber::from(7);

inline const SodiumSigner& vectorSigner() {
    static const auto signer = SodiumSigner::countingFrom(0);
    return signer;
}

inline SettlementClaims vectorClaims() {
    return {kIssuer,
            kIssuedAt,
            kIssuedAt + std::chrono::seconds{300},
            IssueNumber::parse("0123456789abcdef").value(),
            Money::yen(12800),
            CodeKind::Payment,
            std::nullopt,
            std::nullopt};
}

inline IssuerKey keyOf(const SodiumSigner& signer, const IssuerId& issuer = kIssuer) {
    return {signer.keyId(), signer.publicKey(), issuer, kIssuedAt - std::chrono::hours{24},
            kIssuedAt + std::chrono::hours{24}};
}

inline KeyRing vectorRing() { return KeyRing{{keyOf(vectorSigner())}}; }

inline Result<SettlementClaims> verify(std::string_view text, const KeyRing& ring = vectorRing()) {
    return verifySettlementCode(text, ring, SodiumVerifier{});
}

inline std::string codeOf(const SettlementClaims& claims) {
    return encodeSettlementCode(claims, vectorSigner().keyId(), vectorSigner()).value();
}

/// A code with a genuine signature over any payload, key id and algorithm.
inline std::string signedText(ByteView payload, std::int64_t algorithm = kCoseEdDsa,
                              ByteView keyId = vectorSigner().keyId()) {
    return std::string(kSettlementCodePrefix) +
           encodeBase45(signCoseSign1(algorithm, keyId, payload, vectorSigner()).encode());
}

inline std::string signedHex(const QByteArray& payloadHex) {
    return signedText(fromHex(payloadHex.toStdString()).value());
}

}  // namespace kazasu::test

Q_DECLARE_METATYPE(kazasu::SettlementClaims)
Q_DECLARE_METATYPE(kazasu::ErrorCode)

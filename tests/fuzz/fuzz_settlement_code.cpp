// Whatever verifies, encodes to the same bytes again; nothing crashes the layers under a settlement code.
#include "core/check.h"
#include "core/code/base45.h"
#include "core/code/cbor.h"
#include "core/code/code_reference.h"
#include "core/code/cose_sign1.h"
#include "core/code/keyboard_layout.h"
#include "core/code/settlement_code.h"

#include <algorithm>
#include <cstddef>
#include <limits>

using namespace kazasu;

namespace {

/// Accepts every signature, on purpose: no mutation would ever pass a real one, and so the parser of the
/// claims behind it would never be reached.
class CredulousVerifier final : public SignatureVerifier {
public:
    [[nodiscard]] bool isValid(ByteView /*message*/, const Signature& /*signature*/,
                               const PublicKey& /*key*/) const override {
        return true;
    }
};

/// Signs with the signature that it was given, so that a message can be made again from its parts.
class ReplayingSigner final : public Signer {
public:
    explicit ReplayingSigner(const Signature& signature) : m_signature(signature) {}
    [[nodiscard]] const PublicKey& publicKey() const override { return m_key; }
    [[nodiscard]] Signature sign(ByteView /*message*/) const override { return m_signature; }

private:
    PublicKey m_key{};
    Signature m_signature;
};

void checkClaims(ByteView bytes) {
    const auto claims = decodeClaims(bytes);
    if (!claims) return;
    const auto again = encodeClaims(*claims);
    KAZASU_CHECK(again.isOk() && std::equal(again->begin(), again->end(), bytes.begin(), bytes.end()));
    static_cast<void>(checkAcceptance(*claims, claims->issuedAt, *ShopNumber::from(1), kYen));
}

void checkMessage(ByteView bytes) {
    if (const auto value = decodeCbor(bytes)) {
        const Bytes again = encodeCbor(*value);
        KAZASU_CHECK(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
    }
    const auto message = decodeCoseSign1(bytes);
    if (!message) return;
    const Bytes again = message->encode();
    KAZASU_CHECK(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
    checkClaims(message->payload);
}

/// A ring in which the message's own key id and issuer are known, so that nothing stops before the claims.
KeyRing ringFor(const CoseSign1& message) {
    IssuerKey key{
        {}, {}, *IssuerId::parse("99990001"), Instant{}, Instant{std::numeric_limits<std::int64_t>::max()}};
    if (message.keyId.size() == key.id.size())
        std::copy(message.keyId.begin(), message.keyId.end(), key.id.begin());
    if (const auto claims = decodeClaims(message.payload)) key.issuer = claims->issuer;
    return KeyRing{{key}};
}

void checkText(std::string_view text) {
    static_cast<void>(repairKeyboardLayout(text));
    static_cast<void>(CodeReference::parse(text));
    const auto body = text.substr(std::min(text.size(), kSettlementCodePrefix.size()));
    const auto bytes = decodeBase45(body);
    if (!bytes) return;
    KAZASU_CHECK(encodeBase45(*bytes) == body);
    checkMessage(*bytes);
    const auto message = decodeCoseSign1(*bytes);
    if (!message) return;
    const auto claims = verifySettlementCode(text, ringFor(*message), CredulousVerifier{});
    if (!claims || message->algorithm != kCoseEdDsa) return;
    const auto again = encodeSettlementCode(*claims, ringFor(*message).keys().front().id,
                                            ReplayingSigner{message->signature});
    KAZASU_CHECK(again.isOk() && *again == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    checkText({reinterpret_cast<const char*>(data), size});
    // The bytes themselves too, and wrapped into a code, so that mutations need not be valid base45.
    checkMessage({data, size});
    checkClaims({data, size});
    checkText(std::string(kSettlementCodePrefix) + encodeBase45({data, size}));
    return 0;
}

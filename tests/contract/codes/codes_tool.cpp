// Our settlement codes for a test in another language. The argument is an Ed25519 seed in hex; each input
// line is claims as JSON or the text of a code; the answer line is the other form, or "error NAME".
#include "core/code/settlement_code.h"
#include "core/json.h"
#include "tests/support/sodium_signature.h"

#include <algorithm>
#include <iostream>
#include <limits>

using namespace kazasu;

namespace {

Result<SettlementClaims> claimsOfJson(const Json& json) {
    KAZASU_TRY(const auto issuerText, json.getText("issuer"));
    KAZASU_TRY(auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto issuedAt, json.getNumber("issued_at"));
    KAZASU_TRY(const auto expiresAt, json.getNumber("expires_at"));
    KAZASU_TRY(const auto numberText, json.getText("number"));
    KAZASU_TRY(const auto number, IssueNumber::parse(numberText));
    KAZASU_TRY(const auto kind, json.getNumber("kind"));
    SettlementClaims claims{std::move(issuer),
                            Instant::fromSeconds(issuedAt),
                            Instant::fromSeconds(expiresAt),
                            number,
                            std::nullopt,
                            static_cast<CodeKind>(kind),
                            std::nullopt,
                            std::nullopt};
    KAZASU_TRY(const auto amount, json.optNumber("amount_minor"));
    KAZASU_TRY(const auto currency, json.optNumber("currency"));
    if (amount) {
        KAZASU_TRY(claims.amount, moneyFrom(*amount, currency.value_or(0)));
    }
    KAZASU_TRY(const auto bucket, json.optNumber("account_bucket"));
    if (bucket) claims.accountBucket = static_cast<std::uint16_t>(*bucket);
    KAZASU_TRY(const auto shop, json.optNumber("shop"));
    if (shop) {
        KAZASU_TRY(claims.shop, ShopNumber::from(*shop));
    }
    return claims;
}

std::string jsonOfClaims(const SettlementClaims& claims) {
    Json json = Json::object();
    json.set("issuer", claims.issuer.toString())
        .set("issued_at", claims.issuedAt.seconds())
        .set("expires_at", claims.expiresAt.seconds())
        .set("number", claims.number.toString())
        .set("kind", static_cast<int>(claims.kind));
    if (claims.amount) {
        json.set("amount_minor", claims.amount->minor())
            .set("currency", static_cast<int>(claims.amount->currency().numeric));
    }
    if (claims.accountBucket) json.set("account_bucket", static_cast<int>(*claims.accountBucket));
    if (claims.shop) json.set("shop", static_cast<std::int64_t>(claims.shop->value()));
    return json.dump();
}

Result<std::string> answerTo(const std::string& line, const test::SodiumSigner& signer) {
    if (line.starts_with('{')) {
        KAZASU_TRY(const Json json, Json::parse(line));
        KAZASU_TRY(const auto claims, claimsOfJson(json));
        return encodeSettlementCode(claims, signer.keyId(), signer);
    }
    const IssuerKey key{signer.keyId(), signer.publicKey(), *IssuerId::parse("99990001"), Instant{},
                        Instant{std::numeric_limits<std::int64_t>::max()}};
    KAZASU_TRY(const auto claims, verifySettlementCode(line, KeyRing{{key}}, test::SodiumVerifier{}));
    return jsonOfClaims(claims);
}

}  // namespace

int main(int argumentCount, char** arguments) {
    const auto seedBytes = fromHex(argumentCount == 2 ? arguments[1] : "");
    std::array<std::uint8_t, 32> seed{};
    if (!seedBytes || seedBytes->size() != seed.size()) {
        std::cerr << "usage: codes_tool SEED (64 hex digits)\n";
        return 2;
    }
    std::copy(seedBytes->begin(), seedBytes->end(), seed.begin());
    const test::SodiumSigner signer{seed};
    for (std::string line; std::getline(std::cin, line);) {
        const auto answer = answerTo(line, signer);
        std::cout << (answer ? *answer : "error " + std::string(errorName(answer.code()))) << std::endl;
    }
    return 0;
}

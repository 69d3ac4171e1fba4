#include "core/code/settlement_claims.h"

#include "core/code/cbor.h"

#include <algorithm>
#include <limits>

namespace kazasu {
namespace {

// CWT claim keys (RFC 8392) and our private claim with its members.
constexpr std::int64_t kClaimIssuer = 1;
constexpr std::int64_t kClaimExpiresAt = 4;
constexpr std::int64_t kClaimIssuedAt = 6;
constexpr std::int64_t kClaimNumber = 7;
constexpr std::int64_t kClaimSettlement = -65537;
constexpr std::int64_t kMemberAmount = 1;
constexpr std::int64_t kMemberCurrency = 2;
constexpr std::int64_t kMemberKind = 3;
constexpr std::int64_t kMemberAccountBucket = 4;
constexpr std::int64_t kMemberShop = 5;

constexpr std::int64_t kLastSecond = std::numeric_limits<std::uint32_t>::max();

Error malformedClaims(std::string detail) {
    return Error{ErrorCode::CodeMalformed, "claims: " + std::move(detail)};
}

bool isWholeSecond(Instant instant) {
    return instant.msSinceEpoch >= 0 && instant.msSinceEpoch % 1000 == 0 && instant.seconds() <= kLastSecond;
}

/// The rules that hold for the claims of every code; the reason when one is broken.
std::optional<std::string> contradictionIn(const SettlementClaims& claims) {
    if (!isWholeSecond(claims.issuedAt) || !isWholeSecond(claims.expiresAt))
        return "times are not whole seconds from 1970 to 2106";
    if (claims.expiresAt <= claims.issuedAt) return "expires before it is issued";
    if (claims.amount && (!claims.amount->isPositive() || claims.amount->minor() > kMaxMinor))
        return "amount out of range";
    if (claims.kind == CodeKind::Payment && !claims.amount) return "a payment needs an amount";
    if (claims.kind == CodeKind::CashOnDelivery && claims.amount)
        return "the amount of cash on delivery comes from the delivery notice";
    return std::nullopt;
}

CborValue settlementClaimOf(const SettlementClaims& claims) {
    std::vector<CborValue::Entry> members;
    const auto add = [&members](std::int64_t key, std::int64_t value) {
        members.emplace_back(CborValue::integer(key), CborValue::integer(value));
    };
    if (claims.amount) {
        add(kMemberAmount, claims.amount->minor());
        add(kMemberCurrency, claims.amount->currency().numeric);
    }
    if (claims.kind != CodeKind::Payment) add(kMemberKind, static_cast<std::int64_t>(claims.kind));
    if (claims.accountBucket) add(kMemberAccountBucket, *claims.accountBucket);
    if (claims.shop) add(kMemberShop, claims.shop->value());
    return CborValue::map(std::move(members));
}

/// Reads the members of one map and counts them, so that an unknown one is noticed at the end.
class ClaimReader {
public:
    explicit ClaimReader(const CborValue& map) : m_map(map) {}

    const CborValue* optional(std::int64_t key) {
        const auto* value = m_map.find(key);
        if (value != nullptr) ++m_readCount;
        return value;
    }

    Result<const CborValue*> required(std::int64_t key) {
        const auto* value = optional(key);
        if (value == nullptr) return malformedClaims(std::to_string(key) + " is missing");
        return value;
    }

    Result<std::optional<std::int64_t>> optionalInteger(std::int64_t key) {
        const auto* value = optional(key);
        if (value == nullptr) return std::optional<std::int64_t>{};
        const auto number = value->asInteger();
        if (!number) return malformedClaims(std::to_string(key) + " is no integer");
        return std::optional{*number};
    }

    [[nodiscard]] bool hasUnread() const { return m_map.entryCount() != m_readCount; }

private:
    const CborValue& m_map;
    std::size_t m_readCount = 0;
};

Result<IssuerId> readIssuer(ClaimReader& reader) {
    KAZASU_TRY(const auto* value, reader.required(kClaimIssuer));
    const auto text = value->asText();
    if (!text) return malformedClaims("issuer is no text");
    const auto issuer = IssuerId::parse(*text);
    if (!issuer) return malformedClaims("issuer is not 8 digits");
    return *issuer;
}

Result<Instant> readMoment(ClaimReader& reader, std::int64_t key) {
    KAZASU_TRY(const auto* value, reader.required(key));
    const auto seconds = value->asInteger();
    if (!seconds || *seconds < 0 || *seconds > kLastSecond) return malformedClaims("time out of range");
    return Instant::fromSeconds(*seconds);
}

Result<IssueNumber> readIssueNumber(ClaimReader& reader) {
    KAZASU_TRY(const auto* value, reader.required(kClaimNumber));
    const auto bytes = value->asBytes();
    IssueNumber number;
    if (!bytes || bytes->size() != number.bytes.size()) return malformedClaims("issue number is not 8 bytes");
    std::copy(bytes->begin(), bytes->end(), number.bytes.begin());
    return number;
}

Result<std::optional<Money>> readAmount(ClaimReader& reader) {
    KAZASU_TRY(const auto minor, reader.optionalInteger(kMemberAmount));
    KAZASU_TRY(const auto numeric, reader.optionalInteger(kMemberCurrency));
    if (minor.has_value() != numeric.has_value()) return malformedClaims("amount and currency come together");
    if (!minor) return std::optional<Money>{};
    const auto currency = currencyOf(*numeric);
    if (!currency) return Error{ErrorCode::CodeWrongCurrency, "claims: currency " + std::to_string(*numeric)};
    return std::optional{Money{*minor, *currency}};
}

Result<CodeKind> readKind(ClaimReader& reader) {
    KAZASU_TRY(const auto kind, reader.optionalInteger(kMemberKind));
    if (!kind) return CodeKind::Payment;
    for (const auto known : {CodeKind::CashOnDelivery, CodeKind::Coupon, CodeKind::Order})
        if (*kind == static_cast<std::int64_t>(known)) return known;
    if (*kind == static_cast<std::int64_t>(CodeKind::Payment))
        return malformedClaims("a payment is written by leaving its kind out");
    return Error{ErrorCode::CodeKindUnsupported, "claims: kind " + std::to_string(*kind)};
}

Result<std::optional<std::uint16_t>> readAccountBucket(ClaimReader& reader) {
    KAZASU_TRY(const auto bucket, reader.optionalInteger(kMemberAccountBucket));
    if (!bucket) return std::optional<std::uint16_t>{};
    if (*bucket < 0 || *bucket > std::numeric_limits<std::uint16_t>::max())
        return malformedClaims("account bucket out of range");
    return std::optional{static_cast<std::uint16_t>(*bucket)};
}

Result<std::optional<ShopNumber>> readShop(ClaimReader& reader) {
    KAZASU_TRY(const auto number, reader.optionalInteger(kMemberShop));
    if (!number) return std::optional<ShopNumber>{};
    const auto shop = ShopNumber::from(*number);
    if (!shop) return malformedClaims("shop number out of range");
    return std::optional{*shop};
}

}  // namespace

Result<Bytes> encodeClaims(const SettlementClaims& claims) {
    if (auto reason = contradictionIn(claims))
        return Error{ErrorCode::InvalidArgument, "claims: " + *std::move(reason)};
    const auto integer = [](std::int64_t value) { return CborValue::integer(value); };
    Bytes payload = encodeCbor(CborValue::map({
        {integer(kClaimIssuer), CborValue::text(claims.issuer.toString())},
        {integer(kClaimExpiresAt), integer(claims.expiresAt.seconds())},
        {integer(kClaimIssuedAt), integer(claims.issuedAt.seconds())},
        {integer(kClaimNumber), CborValue::bytes(claims.number.bytes)},
        {integer(kClaimSettlement), settlementClaimOf(claims)},
    }));
    if (payload.size() > kMaxClaimsBytes)
        return Error{ErrorCode::CodeTooLong, "claims: " + std::to_string(payload.size()) + " bytes"};
    return payload;
}

Result<SettlementClaims> decodeClaims(ByteView payload) {
    if (payload.size() > kMaxClaimsBytes) return Error{ErrorCode::CodeTooLong, "claims: too many bytes"};
    const auto document = decodeCbor(payload);
    if (!document) return malformedClaims(document.error().detail);
    ClaimReader reader{*document};
    KAZASU_TRY(auto issuer, readIssuer(reader));
    KAZASU_TRY(const auto expiresAt, readMoment(reader, kClaimExpiresAt));
    KAZASU_TRY(const auto issuedAt, readMoment(reader, kClaimIssuedAt));
    KAZASU_TRY(const auto number, readIssueNumber(reader));
    KAZASU_TRY(const auto* settlement, reader.required(kClaimSettlement));
    ClaimReader members{*settlement};
    KAZASU_TRY(const auto amount, readAmount(members));
    KAZASU_TRY(const auto kind, readKind(members));
    KAZASU_TRY(const auto accountBucket, readAccountBucket(members));
    KAZASU_TRY(const auto shop, readShop(members));
    if (!settlement->isMap() || reader.hasUnread() || members.hasUnread())
        return malformedClaims("a claim that this program does not know");
    SettlementClaims claims{std::move(issuer), issuedAt, expiresAt, number, amount, kind,
                            accountBucket,     shop};
    if (auto reason = contradictionIn(claims)) return malformedClaims(*std::move(reason));
    return claims;
}

Status checkAcceptance(const SettlementClaims& claims, Instant now, ShopNumber thisShop, Currency currency) {
    if (claims.issuedAt > now + kClockTolerance)
        return Error{ErrorCode::CodeNotYetValid, "issued at " + toRfc3339(claims.issuedAt)};
    if (now > claims.expiresAt + kClockTolerance)
        return Error{ErrorCode::CodeExpired, "expired at " + toRfc3339(claims.expiresAt)};
    if (claims.shop && *claims.shop != thisShop)
        return Error{ErrorCode::CodeWrongShop, "bound to shop " + std::to_string(claims.shop->value())};
    if (claims.amount && claims.amount->currency() != currency)
        return Error{ErrorCode::CodeWrongCurrency, std::string(alphabeticCode(claims.amount->currency()))};
    return {};
}

}  // namespace kazasu

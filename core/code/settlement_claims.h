// What a settlement code says, and whether a shop may accept that now (standards: RFC 8392 claims; patent
// step 504).
#pragma once

#include "core/ids.h"
#include "core/money.h"

#include <optional>

namespace kazasu {

enum class CodeKind : std::uint8_t { Payment = 1, CashOnDelivery = 2, Coupon = 3, Order = 4 };

struct SettlementClaims {
    IssuerId issuer;
    Instant issuedAt, expiresAt;  // whole seconds, from 1970 to 2106
    IssueNumber number;
    std::optional<Money> amount;  // positive; a payment has one, cash on delivery has none
    CodeKind kind = CodeKind::Payment;
    std::optional<std::uint16_t> accountBucket;  // lets a center that lost its tail rebuild the authorisation
    std::optional<ShopNumber> shop;              // set when the code is bound to one shop

    friend bool operator==(const SettlementClaims&, const SettlementClaims&) = default;
};

/// The largest encoding that keeps the symbol at 49x49 modules (QR version 8-M).
inline constexpr std::size_t kMaxClaimsBytes = 63;
/// How far the clocks of a shop and of an issuer may be apart.
inline constexpr Milliseconds kClockTolerance = std::chrono::seconds{60};

/// The claims as a deterministic CWT map. InvalidArgument for claims that contradict the comments above,
/// CodeTooLong beyond kMaxClaimsBytes.
Result<Bytes> encodeClaims(const SettlementClaims& claims);

/// Accepts exactly what encodeClaims writes. CodeKindUnsupported and CodeWrongCurrency for a kind and a
/// currency that this program does not know, CodeMalformed for everything else. An unknown claim is refused
/// rather than ignored: it could be a restriction.
Result<SettlementClaims> decodeClaims(ByteView payload);

/// CodeNotYetValid, CodeExpired (each with kClockTolerance), CodeWrongShop, CodeWrongCurrency, in this order.
Status checkAcceptance(const SettlementClaims& claims, Instant now, ShopNumber thisShop, Currency currency);

}  // namespace kazasu

// Identifiers, each its own type: a shop number cannot be passed where a sale id is wanted.
#pragma once

#include "core/random.h"
#include "core/time.h"

#include <array>
#include <compare>
#include <string>

namespace kazasu {

/// A 128-bit identifier in its canonical text form (RFC 9562), lower case.
class Uuid {
public:
    /// Version 7: sorted by time, 74 random bits.
    static Uuid version7(Instant now, Random& random);
    static Result<Uuid> parse(std::string_view text);

    [[nodiscard]] std::string toString() const;
    friend auto operator<=>(const Uuid&, const Uuid&) = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// A UUIDv7 that names one kind of thing. Made once, stored before use; it is also the idempotency key.
template <class Tag>
class UuidId {
public:
    UuidId() = default;
    explicit UuidId(Uuid uuid) : m_uuid(uuid) {}
    static UuidId make(Clock& clock, Random& random) { return UuidId{Uuid::version7(clock.now(), random)}; }
    static Result<UuidId> parse(std::string_view text) {
        KAZASU_TRY(const Uuid uuid, Uuid::parse(text));
        return UuidId{uuid};
    }
    [[nodiscard]] std::string toString() const { return m_uuid.toString(); }
    friend auto operator<=>(const UuidId&, const UuidId&) = default;

private:
    Uuid m_uuid;
};

using SaleId = UuidId<struct SaleTag>;
using ClaimId =
    UuidId<struct ClaimTag>;  // one claim of one code for one sale, with its query and its reversal
using AuthorisationId = UuidId<struct AuthorisationTag>;
using ClientId = UuidId<struct ClientTag>;  // a member, as the center named it (claim 4)
using MeansId = UuidId<struct MeansTag>;

/// Digits of a fixed width, e.g. an issuer id of 8.
template <class Tag, std::size_t kWidth>
class DigitsId {
public:
    static Result<DigitsId> parse(std::string_view text) {
        bool isDigits = text.size() == kWidth;
        for (const char c : text) isDigits = isDigits && c >= '0' && c <= '9';
        if (!isDigits) return Error{ErrorCode::ParseFailed, "expected " + std::to_string(kWidth) + " digits"};
        return DigitsId{std::string(text)};
    }
    [[nodiscard]] const std::string& toString() const { return m_digits; }
    friend auto operator<=>(const DigitsId&, const DigitsId&) = default;

private:
    explicit DigitsId(std::string digits) : m_digits(std::move(digits)) {}
    std::string m_digits;
};

using IssuerId = DigitsId<struct IssuerTag, 8>;            // who issued a code: the center or a member's bank
using InstitutionId = DigitsId<struct InstitutionTag, 8>;  // a bank on network 111 (109, 110)

/// A shop as the center numbers it, 1 to 999,999,999.
class ShopNumber {
public:
    static Result<ShopNumber> from(std::int64_t number) {
        if (number < 1 || number > 999'999'999)
            return Error{ErrorCode::InvalidArgument, "shop number out of range"};
        return ShopNumber{static_cast<std::uint32_t>(number)};
    }
    [[nodiscard]] std::uint32_t value() const { return m_number; }
    friend auto operator<=>(const ShopNumber&, const ShopNumber&) = default;

private:
    explicit ShopNumber(std::uint32_t number) : m_number(number) {}
    std::uint32_t m_number;
};

/// The number an issuer gave to one code (cti), 8 random bytes; text form: 16 hex digits.
struct IssueNumber {
    std::array<std::uint8_t, 8> bytes{};

    static IssueNumber make(Random& random);
    static Result<IssueNumber> parse(std::string_view hex);
    [[nodiscard]] std::string toString() const { return toHex(bytes); }
    friend auto operator<=>(const IssueNumber&, const IssueNumber&) = default;
};

}  // namespace kazasu

// The part of CBOR (RFC 8949) that signed codes need, in its deterministic form only (section 4.2.1): what
// decodes here has exactly one encoding, so encoding it again gives the same bytes.
#pragma once

#include "core/bytes.h"

#include <utility>
#include <variant>

namespace kazasu {

class CborValue {
public:
    using Entry = std::pair<CborValue, CborValue>;

    static CborValue integer(std::int64_t value);
    static CborValue bytes(ByteView value);
    static CborValue text(std::string_view value);
    static CborValue array(std::vector<CborValue> items);
    /// Sorts its entries into the deterministic order. No key may come twice (checked).
    static CborValue map(std::vector<Entry> entries);
    static CborValue tagged(std::uint64_t tag, CborValue content);

    /// ParseFailed when the value is of another type. The views live as long as this value.
    [[nodiscard]] Result<std::int64_t> asInteger() const;
    [[nodiscard]] Result<ByteView> asBytes() const;
    [[nodiscard]] Result<std::string_view> asText() const;
    /// The items of an array of exactly `count`.
    [[nodiscard]] Result<const std::vector<CborValue>*> asArrayOf(std::size_t count) const;
    /// The content of that tag.
    [[nodiscard]] Result<const CborValue*> asTagged(std::uint64_t tag) const;
    [[nodiscard]] bool isMap() const { return std::holds_alternative<Map>(m_data); }
    /// How many entries this map has; zero for every other type.
    [[nodiscard]] std::size_t entryCount() const;
    /// The value under an integer key; nullptr when it is absent or this is no map.
    [[nodiscard]] const CborValue* find(std::int64_t key) const;

    friend bool operator==(const CborValue&, const CborValue&) = default;

private:
    friend class CborReader;
    friend void appendCbor(Bytes& out, const CborValue& value);

    struct Map {
        std::vector<CborValue> keys, values;  // parallel, in deterministic order
        friend bool operator==(const Map&, const Map&) = default;
    };
    struct Tagged {
        std::uint64_t tag = 0;
        std::vector<CborValue> content;  // exactly one
        friend bool operator==(const Tagged&, const Tagged&) = default;
    };
    using Data = std::variant<std::int64_t, Bytes, std::string, std::vector<CborValue>, Map, Tagged>;

    // In place: a variant moved from a temporary makes g++ 12 warn falsely under the sanitizers.
    template <class T>
    CborValue(std::in_place_type_t<T> type, T value) : m_data(type, std::move(value)) {}

    Data m_data;
};

/// A code needs four levels; two are to spare.
inline constexpr std::size_t kCborMaxDepth = 6;
/// A code has at most 144 bytes; a WebAuthn attestation stays under this too.
inline constexpr std::size_t kCborMaxBytes = 4096;

Bytes encodeCbor(const CborValue& value);
/// Refuses (ParseFailed) everything but one deterministic item: indefinite lengths, longer forms than
/// needed, keys out of order or twice, bytes after the end, floats and simple values, integers beyond 64
/// bits signed, text that is not UTF-8, and more than the limits above.
Result<CborValue> decodeCbor(ByteView bytes);

}  // namespace kazasu

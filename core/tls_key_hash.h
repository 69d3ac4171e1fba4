// Who somebody is on a TLS line: the hash of a public key.
#pragma once

#include "core/result.h"

#include <compare>
#include <string>
#include <string_view>

namespace kazasu {

/// SHA-256 over the SubjectPublicKeyInfo of a certificate (RFC 7469), 64 hex digits in lower case.
struct TlsKeyHash {
    std::string hex;

    /// InvalidArgument for anything but 64 hex digits.
    static Result<TlsKeyHash> parse(std::string_view hex);
    [[nodiscard]] const std::string& toString() const { return hex; }
    friend auto operator<=>(const TlsKeyHash&, const TlsKeyHash&) = default;
};

}  // namespace kazasu

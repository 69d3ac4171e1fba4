// ChainHead: how far a hash chain has come: the number of its last entry and that entry's hash. Whoever keeps
// one elsewhere (on paper, at the other side) can tell later that the chain was cut off or rewritten.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kazasu {

struct ChainHead {
    std::int64_t sequence = 0;  // 0: the chain has no entry yet
    std::string hash;           // 64 hex digits in lower case

    /// `SEQUENCE:HASH` with 16 to 64 hex digits, as it is printed. InvalidArgument for anything else.
    static Result<ChainHead> parse(std::string_view text);
    /// With all digits.
    [[nodiscard]] std::string toString() const;
    /// With the first 16, for paper: another entry with the same 64 bits takes 2^64 tries.
    [[nodiscard]] std::string toShortString() const;
    /// Whether `seen`, which may have been written down with fewer digits, is this head.
    [[nodiscard]] bool isSameAs(const ChainHead& seen) const;

    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

}  // namespace kazasu

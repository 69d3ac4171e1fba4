// RequestOrigin: from which run of which machine a shop's request comes. Two machines that use one key cannot
// agree about it, and so a copied state folder is noticed (center/shop/device_history.h).
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kazasu {

/// Header "x-kazasu-origin" of every request on a line that is known by its key:
/// "<machine>.<boot>.<run>.<number>.<nonce>".
struct RequestOrigin {
    static constexpr std::string_view kHeader = "x-kazasu-origin";

    std::string machine;      // 32 hex digits: a hash of what the operating system calls the machine
    std::int64_t boot = 0;    // counts the starts with one state, from 1
    std::string run;          // 32 hex digits, drawn at each start
    std::int64_t number = 0;  // of the request within the run, from 1
    std::string nonce;        // 32 hex digits, drawn for each request

    static bool isMachine(std::string_view text);
    [[nodiscard]] std::string toString() const;
    /// InvalidArgument for anything that toString does not write.
    static Result<RequestOrigin> parse(std::string_view text);
    friend bool operator==(const RequestOrigin&, const RequestOrigin&) = default;
};

}  // namespace kazasu

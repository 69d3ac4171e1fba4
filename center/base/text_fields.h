// Text that people typed, taken from a JSON body once and trusted afterwards: bounded, not empty, in
// Unicode's composed form, clean (core/text/clean_text.h) and without card numbers.
#pragma once

#include "core/json.h"

#include <string>
#include <string_view>

namespace kazasu::center {

/// InvalidArgument, TooLong, TextRefused or CardNumberRefused, naming the member.
Result<std::string> lineIn(const Json& body, std::string_view key, std::size_t maxBytes);
/// An address of the form local@domain, in lower case.
Result<std::string> emailIn(const Json& body, std::string_view key);

}  // namespace kazasu::center

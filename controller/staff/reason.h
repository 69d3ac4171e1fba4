// What somebody says for an action that others look at later: a movement of cash, a grant, an override.
#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>

namespace kazasu::controller {

inline constexpr std::size_t kMaxReasonBytes = 200;

/// ReasonMissing for spaces alone; TextRefused and CardNumberRefused as for every name
/// (core/text/clean_text.h).
Status checkReason(const std::string& reason);

}  // namespace kazasu::controller

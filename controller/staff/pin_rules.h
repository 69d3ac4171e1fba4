// What a PIN must be: digits, long enough for its owner's role, and none of those that everybody tries first.
#pragma once

#include "controller/staff/rights.h"

namespace kazasu::controller {

inline constexpr std::size_t kMaxPinDigits = 12;
/// 4 for cashiers; 6 for everybody whose PIN allows others something (docs/security.md, row 20).
std::size_t leastPinDigits(Role role);

/// PinWeak: too short or long, not digits, digits in equal steps (1234, 9876, 2468, 0000), a repeated group
/// (1212), a calendar date in any usual order, a year, or the staff number.
[[nodiscard]] Status checkPinStrength(std::string_view pin, Role role, int staffNumber);

}  // namespace kazasu::controller

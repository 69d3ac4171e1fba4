// Undoes what a keyboard-wedge scanner's layout did to a settlement code.
#pragma once

#include <string>
#include <string_view>

namespace kazasu {

/// A scanner that types for a US keyboard on a host with a Japanese one, or the reverse, changes `: + *` and
/// the `]` of an AIM id; CapsLock swaps the case of letters. The prefix shows which of these happened
/// (`KZ1+`, `KZ1'`, `kz1`), so that all of it is undone exactly. Every other text is returned unchanged.
std::string repairKeyboardLayout(std::string_view text);

}  // namespace kazasu

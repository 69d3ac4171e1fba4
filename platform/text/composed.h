// Unicode's composed form (NFC): the same word typed on another keyboard, or taken from another system's file
// names, becomes the same bytes. Variation selectors are left out: a receipt printer has one shape of each
// letter.
#pragma once

#include <string>
#include <string_view>

namespace kazasu {

/// What is no UTF-8 comes back as it is, for whoever refuses it to name the place.
std::string composed(std::string_view text);

}  // namespace kazasu

// Passwords that everybody tries first (OWASP ASVS V6.2.4, NIST SP 800-63B 5.1.1.2): the words of
// resources/passwords/common.txt in their usual spellings, keyboard walks, counts, repetitions and dates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kazasu::center {

/// `own` is what strangers know of the member: it is no password either.
bool isCommonPassword(std::string_view password, const std::vector<std::string>& own = {});

}  // namespace kazasu::center

// What an audit found: each with the kind of tampering that it is and the one entry that shows it.
#pragma once

#include <string>
#include <vector>

namespace kazasu::audit {

struct Finding {
    std::string kind;     // e.g. "changed amount"
    std::string subject;  // e.g. "redeemed:0011223344556677"
    std::string detail;
};
using Findings = std::vector<Finding>;

}  // namespace kazasu::audit

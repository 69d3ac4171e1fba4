// networkOf: the network that an address belongs to, as one that shares a limit: an IPv4 address itself, the
// first 64 bits of an IPv6 address (RFC 6177: what one customer gets at least).
#pragma once

#include <string>

namespace kazasu {

/// What is no address comes back as it is.
std::string networkOf(const std::string& address);
bool isAddress(const std::string& text);

}  // namespace kazasu

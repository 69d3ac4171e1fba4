#include "platform/http/peer_network.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

namespace kazasu {
namespace {

constexpr std::size_t kNetworkBytes = 8;

bool isIpv4(const std::string& text) {
    in_addr parsed{};
    return inet_pton(AF_INET, text.c_str(), &parsed) == 1;
}

}  // namespace

bool isAddress(const std::string& text) {
    in6_addr parsed{};
    return isIpv4(text) || inet_pton(AF_INET6, text.c_str(), &parsed) == 1;
}

std::string networkOf(const std::string& address) {
    in6_addr parsed{};
    if (inet_pton(AF_INET6, address.c_str(), &parsed) != 1) return address;
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&parsed)) {  // a listener for both kinds sees IPv4 so
        inet_ntop(AF_INET, &parsed.s6_addr[12], text.data(), text.size());
        return text.data();
    }
    std::fill(std::begin(parsed.s6_addr) + kNetworkBytes, std::end(parsed.s6_addr), std::uint8_t{0});
    inet_ntop(AF_INET6, &parsed, text.data(), text.size());
    return std::string(text.data()) + "/64";
}

}  // namespace kazasu

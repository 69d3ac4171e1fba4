#include "platform/crypto/line_mac.h"

#include "platform/crypto/key_file.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>

namespace kazasu {
namespace {

EVP_MAC* cmac() {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "CMAC", nullptr);  // as long as the program
    KAZASU_CHECK(algorithm != nullptr);
    return algorithm;
}

}  // namespace

Result<std::shared_ptr<const LineMac>> LineMac::fromFile(const std::string& path) {
    if (path.empty()) return std::shared_ptr<const LineMac>{};
    const auto key = readKeyFile(path);
    if (!key) return Error{ErrorCode::ConfigInvalid, key.error().detail};
    return std::make_shared<const LineMac>(key->bytes);
}

LineMac::~LineMac() { sodium_memzero(m_key.data(), m_key.size()); }

std::array<std::uint8_t, 16> LineMac::wholeOver(ByteView bytes) const {
    const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(EVP_MAC_CTX_new(cmac()),
                                                                            EVP_MAC_CTX_free);
    char cipher[] = "AES-256-CBC";
    const OSSL_PARAM parameters[]{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, cipher, 0),
                                  OSSL_PARAM_construct_end()};
    std::array<std::uint8_t, 16> code{};
    std::size_t length = 0;
    const bool isDone = context != nullptr &&
                        EVP_MAC_init(context.get(), m_key.data(), m_key.size(), parameters) == 1 &&
                        EVP_MAC_update(context.get(), bytes.data(), bytes.size()) == 1 &&
                        EVP_MAC_final(context.get(), code.data(), &length, code.size()) == 1;
    KAZASU_CHECK(isDone && length == code.size());
    return code;
}

std::array<std::uint8_t, LineMac::kBytes> LineMac::over(ByteView bytes) const {
    const auto whole = wholeOver(bytes);
    std::array<std::uint8_t, kBytes> code{};
    std::copy_n(whole.begin(), code.size(), code.begin());
    return code;
}

bool isThisMachine(const std::string& host) {
    if (host == "localhost") return true;  // RFC 6761 section 6.3
    in_addr four{};
    if (inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == IN_LOOPBACKNET;
    in6_addr six{};
    if (inet_pton(AF_INET6, host.c_str(), &six) != 1) return false;
    return IN6_IS_ADDR_LOOPBACK(&six) || (IN6_IS_ADDR_V4MAPPED(&six) && six.s6_addr[12] == IN_LOOPBACKNET);
}

}  // namespace kazasu

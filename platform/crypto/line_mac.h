// LineMac: the key of one line to a bank. AES-256-CMAC (ISO/IEC 9797-1 algorithm 5, NIST SP 800-38B), its
// first 8 bytes: the block-cipher code that DE64 was made for, and that bank hosts' security modules compute.
#pragma once

#include "core/iso8583/sealed_message.h"

#include <memory>
#include <string>

namespace kazasu {

class LineMac final : public iso8583::MessageMac {
public:
    static constexpr std::size_t kKeyBytes = 32;

    explicit LineMac(const std::array<std::uint8_t, kKeyBytes>& key) : m_key(key) {}
    /// A file of 64 hex digits, readable by its owner only (ConfigInvalid otherwise). Null for an empty path:
    /// a line without a key.
    static Result<std::shared_ptr<const LineMac>> fromFile(const std::string& path);
    ~LineMac() override;
    LineMac(const LineMac&) = default;
    LineMac& operator=(const LineMac&) = default;

    [[nodiscard]] std::array<std::uint8_t, kBytes> over(ByteView bytes) const override;
    /// All 16 bytes, for test vectors.
    [[nodiscard]] std::array<std::uint8_t, 16> wholeOver(ByteView bytes) const;

private:
    std::array<std::uint8_t, kKeyBytes> m_key;
};

/// Whether a line to that host stays inside this machine: only such a line may go without a key. Addresses of
/// 127/8 and ::1 in any writing, and "localhost"; every other name may be anybody's.
bool isThisMachine(const std::string& host);

}  // namespace kazasu

#include "core/ids.h"

#include <algorithm>

namespace kazasu {

Uuid Uuid::version7(Instant now, Random& random) {
    Uuid uuid;
    random.fill(uuid.m_bytes);
    const auto ms = static_cast<std::uint64_t>(now.msSinceEpoch);
    for (unsigned i = 0; i < 6; ++i) uuid.m_bytes[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    uuid.m_bytes[6] = static_cast<std::uint8_t>((uuid.m_bytes[6] & 0x0FU) | 0x70U);
    uuid.m_bytes[8] = static_cast<std::uint8_t>((uuid.m_bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

Result<Uuid> Uuid::parse(std::string_view text) {
    const auto refused = Error{ErrorCode::ParseFailed, "not a UUID"};
    if (text.size() != 36) return refused;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash != (text[i] == '-')) return refused;
        if (!isDash) hex += text[i];
    }
    KAZASU_TRY(const Bytes bytes, fromHex(hex));
    Uuid uuid;
    std::copy(bytes.begin(), bytes.end(), uuid.m_bytes.begin());
    return uuid;
}

std::string Uuid::toString() const {
    std::string text = toHex(m_bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
    return text;
}

IssueNumber IssueNumber::make(Random& random) {
    IssueNumber number;
    random.fill(number.bytes);
    return number;
}

Result<IssueNumber> IssueNumber::parse(std::string_view hex) {
    KAZASU_TRY(const Bytes bytes, fromHex(hex));
    if (bytes.size() != 8) return Error{ErrorCode::ParseFailed, "an issue number has 16 hex digits"};
    IssueNumber number;
    std::copy(bytes.begin(), bytes.end(), number.bytes.begin());
    return number;
}

}  // namespace kazasu

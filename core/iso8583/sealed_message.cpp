#include "core/iso8583/sealed_message.h"

#include <algorithm>

namespace kazasu::iso8583 {
namespace {

constexpr int kMacField = 64;
constexpr int kSecondMacField = 128;

int macFieldOf(const Message& message) {
    const auto& fields = message.fields();
    return !fields.empty() && fields.rbegin()->first > kMacField ? kSecondMacField : kMacField;
}

/// Takes as long whichever byte differs.
bool isSame(ByteView left, ByteView right) {
    unsigned difference = 0;
    for (std::size_t i = 0; i < MessageMac::kBytes; ++i)
        difference |= unsigned{left[i]} ^ unsigned { right[i] };
    return difference == 0;
}

}  // namespace

Result<Bytes> seal(Message message, const MessageMac* mac) {
    message.remove(kMacField);
    message.remove(kSecondMacField);
    if (mac == nullptr) return encode(message);
    message.set(macFieldOf(message), std::string(MessageMac::kBytes, '\0'));
    KAZASU_TRY(Bytes bytes, encode(message));
    const std::size_t length = bytes.size() - MessageMac::kBytes;
    const auto code = mac->over(ByteView(bytes).first(length));
    std::copy(code.begin(), code.end(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
    return bytes;
}

Result<Message> unseal(Message decoded, ByteView bytes, const MessageMac* mac) {
    const int place = macFieldOf(decoded);
    const int elsewhere = place == kMacField ? kSecondMacField : kMacField;
    if (mac == nullptr) {
        if (decoded.has(kMacField) || decoded.has(kSecondMacField))
            return Error{ErrorCode::IsoMacInvalid, "it has a code, and this line has no key"};
        return decoded;
    }
    if (!decoded.has(place) || decoded.has(elsewhere) || bytes.size() < MessageMac::kBytes)
        return Error{ErrorCode::IsoMacInvalid, "DE" + std::to_string(place) + " is missing"};
    const std::size_t length = bytes.size() - MessageMac::kBytes;
    if (!isSame(mac->over(bytes.first(length)), bytes.subspan(length)))
        return Error{ErrorCode::IsoMacInvalid, "DE" + std::to_string(place) + " is not of this line's key"};
    decoded.remove(place);
    return decoded;
}

}  // namespace kazasu::iso8583

// Whatever decodes, encodes and decodes to the same message; nothing crashes the decoder.
#include "core/check.h"
#include "core/iso8583/original_data.h"
#include "core/iso8583/response_code.h"
#include "core/iso8583/sealed_message.h"

#include <cstddef>
#include <cstdint>

using namespace kazasu;
using namespace kazasu::iso8583;

namespace {

/// A code that anybody can compute, so that some inputs have it: what is checked is the place.
class SumMac final : public MessageMac {
public:
    [[nodiscard]] std::array<std::uint8_t, kBytes> over(ByteView bytes) const override {
        std::array<std::uint8_t, kBytes> code{};
        for (const std::uint8_t byte : bytes) code[0] = static_cast<std::uint8_t>(code[0] + byte);
        return code;
    }
};

/// What unseals was sealed by us, byte for byte but for an empty secondary bitmap, and reads the same.
void checkSeal(const Message& message, ByteView bytes) {
    const SumMac mac;
    const auto ours = seal(message, &mac);
    KAZASU_CHECK(ours.isOk());
    const auto again = unseal(*decode(*ours), *ours, &mac);
    KAZASU_CHECK(again.isOk() && !again->has(64) && !again->has(128));
    const auto theirs = unseal(message, bytes, &mac);
    KAZASU_CHECK(!theirs || *theirs == *again);
    KAZASU_CHECK(unseal(message, bytes, nullptr).isOk() != (message.has(64) || message.has(128)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = decode({data, size});
    if (!message) return 0;
    const auto bytes = encode(*message);
    KAZASU_CHECK(bytes.isOk());
    const auto again = decode(*bytes);
    KAZASU_CHECK(again.isOk() && *again == *message);
    checkSeal(*message, {data, size});
    static_cast<void>(message->amount());
    static_cast<void>(statusOfResponse(*message));
    static_cast<void>(message->responseType());
    if (message->has(field::kOriginalData)) {
        const auto original = OriginalData::parse(message->get(field::kOriginalData));
        KAZASU_CHECK(original.isOk() && original->toDigits() == message->get(field::kOriginalData));
    }
    return 0;
}

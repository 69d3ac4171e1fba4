// Whatever decodes, encodes and decodes to the same message; nothing crashes the decoder.
#include "core/check.h"
#include "core/iso8583/codec.h"
#include "core/iso8583/original_data.h"
#include "core/iso8583/response_code.h"

#include <cstddef>
#include <cstdint>

using namespace kazasu;
using namespace kazasu::iso8583;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = decode({data, size});
    if (!message) return 0;
    const auto bytes = encode(*message);
    KAZASU_CHECK(bytes.isOk());
    const auto again = decode(*bytes);
    KAZASU_CHECK(again.isOk() && *again == *message);
    static_cast<void>(message->amount());
    static_cast<void>(statusOfResponse(*message));
    static_cast<void>(message->responseType());
    if (message->has(field::kOriginalData)) {
        const auto original = OriginalData::parse(message->get(field::kOriginalData));
        KAZASU_CHECK(original.isOk() && original->toDigits() == message->get(field::kOriginalData));
    }
    return 0;
}

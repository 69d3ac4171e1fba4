// Any name of a device: understood with every member in its limits, or refused with DeviceUriInvalid.
#include "core/check.h"
#include "core/text/utf8.h"
#include "drivers/device_uri.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto uri = DeviceUri::parse({reinterpret_cast<const char*>(data), size});
    if (!uri) {
        KAZASU_CHECK(uri.code() == ErrorCode::DeviceUriInvalid);
        return 0;
    }
    KAZASU_CHECK(!uri->scheme().empty() && uri->name().isOk() == !uri->allowNoName().isOk());
    KAZASU_CHECK(isPlainText(uri->rest(), DeviceUri::kMaxBytes));
    KAZASU_CHECK(isPlainText(uri->optionOr("baud", ""), DeviceUri::kMaxBytes));
    if (const auto baud = uri->numberOr("baud", 9600, 300, 4'000'000))
        KAZASU_CHECK(*baud >= 300 && *baud <= 4'000'000);
    if (const auto peer = uri->hostAndPort(9100)) KAZASU_CHECK(!peer->host.empty() && peer->port != 0);
    static_cast<void>(uri->allowOnly({"baud", "end"}));
    return 0;
}

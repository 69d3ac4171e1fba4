// Any body of a shop's report and of its answer: what is understood says the same after it went there and
// back.
#include "core/check.h"
#include "core/wire/shop_report.h"

using namespace kazasu;

namespace {

template <class Read>
void checkThereAndBack(const Json& body, Read read) {
    const auto value = read(body);
    if (!value) return;
    const std::string text = toJson(*value).dump();
    const auto parsed = Json::parse(text);
    KAZASU_CHECK(parsed.isOk());
    const auto again = read(*parsed);
    KAZASU_CHECK(again && toJson(*again).dump() == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto body = Json::parse({reinterpret_cast<const char*>(data), size});
    if (!body) return 0;
    checkThereAndBack(*body, [](const Json& json) { return shopReportFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return reportAnswerFrom(json); });
    return 0;
}

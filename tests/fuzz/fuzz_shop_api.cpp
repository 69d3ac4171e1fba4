// Any body that crosses network 107: JSON survives being written and read again, and a body that is
// understood says the same after it went there and back.
#include "core/check.h"
#include "core/wire/refund.h"
#include "core/wire/shop_api.h"
#include "core/wire/shop_report.h"

using namespace kazasu;

namespace {

/// Reads what it has written: the text must not change any more.
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
    static const ClaimId kClaim = *ClaimId::parse("018f0000-0000-7000-8000-000000000001");
    const auto body = Json::parse({reinterpret_cast<const char*>(data), size});
    if (!body) return 0;
    const auto again = Json::parse(body->dump());  // but for fractions, which we never take, the same
    KAZASU_CHECK(again.isOk() && again->keys() == body->keys() && again->size() == body->size());
    KAZASU_CHECK(body->keys().size() == (body->isObject() ? body->size() : 0));
    for (std::size_t i = 0; body->isArray() && i < body->size(); ++i) static_cast<void>(body->at(i).asText());
    checkThereAndBack(*body, [](const Json& json) { return claimRequestFrom(kClaim, json); });
    checkThereAndBack(*body, [](const Json& json) { return claimAnswerFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return settlementRecordFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return settlementAnswerFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return refundRequestFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return refundAnswerFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return shopReportFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return reportAnswerFrom(json); });
    checkThereAndBack(*body, [](const Json& json) { return errorFrom(json); });
    return 0;
}

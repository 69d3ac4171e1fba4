// Lines that somebody copied or sent in a header: what is understood is written the same again, and holds
// nothing that could lead a call elsewhere.
#include "core/check.h"
#include "core/wire/enrolment.h"
#include "core/wire/request_origin.h"

using namespace kazasu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto origin = RequestOrigin::parse(text)) {
        KAZASU_CHECK(origin->toString() == text && origin->boot > 0 && origin->number > 0);
        KAZASU_CHECK(RequestOrigin::isMachine(origin->machine));
    }
    if (const auto code = EnrolmentCode::parse(text)) {
        const auto again = EnrolmentCode::parse(code->toString());
        KAZASU_CHECK(again && again->url == code->url && again->door == code->door);
        KAZASU_CHECK(code->url.find_first_of("/?@# \r\n", 8) == std::string::npos);
    }
    const auto body = Json::parse(text);
    if (!body) return 0;
    if (const auto request = enrolmentRequestFrom(*body))
        KAZASU_CHECK(enrolmentRequestFrom(toJson(*request)).isOk());
    if (const auto answer = enrolmentAnswerFrom(*body))
        KAZASU_CHECK(enrolmentAnswerFrom(toJson(*answer)).isOk());
    return 0;
}

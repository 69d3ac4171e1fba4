#include "controller/staff/reason.h"

#include "core/text/clean_text.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace kazasu::controller {

namespace {

constexpr char32_t kIdeographicSpace = 0x3000;

}  // namespace

Status checkReason(const std::string& reason) {
    const auto letters = toCodePoints(reason);
    const bool isBlank = std::all_of(letters.begin(), letters.end(),
                                     [](char32_t c) { return c == U' ' || c == kIdeographicSpace; });
    if (isBlank) return Error{ErrorCode::ReasonMissing};
    KAZASU_TRY_STATUS(cleanText(reason, kMaxReasonBytes));
    return {};
}

}  // namespace kazasu::controller

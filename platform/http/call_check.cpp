#include "platform/http/call_check.h"

#include <algorithm>

namespace kazasu {
namespace {

/// curl sends what it is given: a line end inside would begin a header of somebody else's making.
bool isOneLine(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

}  // namespace

Status checkCall(const HttpCall& call) {
    const bool isMethod = !call.method.empty() && std::all_of(call.method.begin(), call.method.end(),
                                                              [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!isMethod) return Error{ErrorCode::InvalidArgument, "no HTTP method: " + call.method};
    for (const auto& [name, value] : call.headers) {
        if (name.empty() || !isOneLine(name) || !isOneLine(value)) {
            return Error{ErrorCode::InvalidArgument, "a header with control characters: " + name};
        }
    }
    return {};
}

}  // namespace kazasu

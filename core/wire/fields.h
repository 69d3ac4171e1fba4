// Fields of the messages on network 107, read with the name of the field in every error.
#pragma once

#include "core/json.h"
#include "core/time.h"

namespace kazasu::wire {

/// TooLong for more than `maxBytes`.
inline Result<std::string> boundedText(const Json& body, std::string_view key, std::size_t maxBytes) {
    KAZASU_TRY(auto text, body.getText(key));
    if (text.size() > maxBytes) return Error{ErrorCode::TooLong, "'" + std::string(key) + "' is too long"};
    return text;
}

template <class Id>
Result<Id> idIn(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto text, body.getText(key));
    auto id = Id::parse(text);
    if (!id) return Error{id.code(), "'" + std::string(key) + "': " + id.error().detail};
    return id;
}

inline Result<Instant> instantIn(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto text, body.getText(key));
    return parseRfc3339(text);
}

}  // namespace kazasu::wire

// Members of a JSON answer by their path, "authorisation.means.last4", for comparisons in tests.
#pragma once

#include "core/json.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace kazasu::test {

/// What a number that is not there compares as: equal to nothing that a test expects.
inline constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();

/// The object that holds the path's last member, and that member's name.
inline std::pair<Json, std::string> ownerAt(Json from, std::string_view path) {
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        auto inner = from.getObject(path.substr(0, dot));
        from = inner ? *std::move(inner) : Json::object();
        path.remove_prefix(dot + 1);
    }
    return {std::move(from), std::string(path)};
}

/// "" when it is missing, null or no text.
inline std::string textAt(const Json& from, std::string_view path) {
    const auto [owner, name] = ownerAt(from, path);
    const auto text = owner.getText(name);
    return text ? *text : std::string{};
}

/// kAbsent when it is missing, null or no number.
inline std::int64_t numberAt(const Json& from, std::string_view path) {
    const auto [owner, name] = ownerAt(from, path);
    const auto number = owner.getNumber(name);
    return number ? *number : kAbsent;
}

/// One of the balances in the object at `path`, where a name that never moved is left out; kAbsent when there
/// is no such object.
inline std::int64_t balanceAt(const Json& from, std::string_view path, std::string_view balance) {
    const auto [owner, name] = ownerAt(from, path);
    const auto balances = owner.getObject(name);
    if (!balances) return kAbsent;
    const auto number = balances->optNumber(balance);
    return number ? number->value_or(0) : kAbsent;
}

inline std::vector<Json> listAt(const Json& from, std::string_view path) {
    const auto [owner, name] = ownerAt(from, path);
    const auto list = owner.getArray(name);
    std::vector<Json> items;
    for (std::size_t i = 0; list && i < list->size(); ++i) items.push_back(list->at(i));
    return items;
}

}  // namespace kazasu::test

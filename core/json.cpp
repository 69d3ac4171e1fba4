#include "core/json.h"

#include <boost/json.hpp>

namespace kazasu {

namespace json = boost::json;

struct Json::Impl {
    json::value value;
};

namespace {

Error wrongType(std::string_view key, std::string_view expected) {
    return {ErrorCode::ParseFailed,
            "'" + std::string(key.substr(0, 64)) + "': expected " + std::string(expected)};
}

const json::value* memberOf(const json::value& value, std::string_view key) {
    const auto* object = value.if_object();
    if (object == nullptr) return nullptr;
    const auto* member = object->if_contains(key);
    return member == nullptr || member->is_null() ? nullptr : member;
}

Result<std::string> textIn(const json::value* value, std::string_view key) {
    if (value == nullptr || !value->is_string()) return wrongType(key, "a string");
    return std::string(value->get_string());
}

Result<std::int64_t> numberIn(const json::value* value, std::string_view key) {
    if (value == nullptr || !value->is_int64()) return wrongType(key, "a whole number");
    return value->get_int64();
}

}  // namespace

Json::Json() : m_impl(std::make_unique<Impl>()) {}
Json::Json(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Json::~Json() = default;
Json::Json(const Json& other) : m_impl(std::make_unique<Impl>(*other.m_impl)) {}
Json::Json(Json&& other) noexcept : m_impl(std::move(other.m_impl)) {
    other.m_impl = std::make_unique<Impl>();
}
Json& Json::operator=(const Json& other) {
    if (this != &other) m_impl = std::make_unique<Impl>(*other.m_impl);
    return *this;
}
Json& Json::operator=(Json&& other) noexcept {
    std::swap(m_impl, other.m_impl);
    return *this;
}

Json Json::object() { return Json{std::make_unique<Impl>(Impl{json::object{}})}; }
Json Json::array() { return Json{std::make_unique<Impl>(Impl{json::array{}})}; }
Json Json::text(std::string_view value) { return Json{std::make_unique<Impl>(Impl{json::string(value)})}; }
Json Json::number(std::int64_t value) { return Json{std::make_unique<Impl>(Impl{json::value(value)})}; }
Json Json::flag(bool value) { return Json{std::make_unique<Impl>(Impl{json::value(value)})}; }

Result<Json> Json::parse(std::string_view text) {
    if (text.size() > kMaxBytes)
        return Error{ErrorCode::TooLong, "JSON: more than " + std::to_string(kMaxBytes) + " bytes"};
    json::parse_options options;
    options.max_depth = kMaxDepth;
    json::error_code error;
    auto value = json::parse(text, error, {}, options);
    if (error) return Error{ErrorCode::ParseFailed, "JSON: " + error.message()};
    return Json{std::make_unique<Impl>(Impl{std::move(value)})};
}

Json& Json::set(std::string_view key, Json value) {
    KAZASU_CHECK(m_impl->value.is_object());
    m_impl->value.get_object().insert_or_assign(key, std::move(value.m_impl->value));
    return *this;
}
Json& Json::set(std::string_view key, std::string_view value) { return set(key, text(value)); }
Json& Json::set(std::string_view key, std::int64_t value) { return set(key, number(value)); }
Json& Json::set(std::string_view key, bool value) { return set(key, flag(value)); }

Json& Json::push(Json value) {
    KAZASU_CHECK(m_impl->value.is_array());
    m_impl->value.get_array().push_back(std::move(value.m_impl->value));
    return *this;
}

std::string Json::dump() const { return json::serialize(m_impl->value); }

Result<std::string> Json::getText(std::string_view key) const {
    return textIn(memberOf(m_impl->value, key), key);
}
Result<std::int64_t> Json::getNumber(std::string_view key) const {
    return numberIn(memberOf(m_impl->value, key), key);
}

Result<bool> Json::getFlag(std::string_view key) const {
    const auto* member = memberOf(m_impl->value, key);
    if (member == nullptr || !member->is_bool()) return wrongType(key, "true or false");
    return member->get_bool();
}

Result<Json> Json::getObject(std::string_view key) const {
    const auto* member = memberOf(m_impl->value, key);
    if (member == nullptr || !member->is_object()) return wrongType(key, "an object");
    return Json{std::make_unique<Impl>(Impl{*member})};
}

Result<Json> Json::getArray(std::string_view key) const {
    const auto* member = memberOf(m_impl->value, key);
    if (member == nullptr || !member->is_array()) return wrongType(key, "an array");
    return Json{std::make_unique<Impl>(Impl{*member})};
}

Result<std::optional<std::string>> Json::optText(std::string_view key) const {
    if (!has(key)) return std::optional<std::string>{};
    KAZASU_TRY(auto value, getText(key));
    return std::optional{std::move(value)};
}

Result<std::optional<std::int64_t>> Json::optNumber(std::string_view key) const {
    if (!has(key)) return std::optional<std::int64_t>{};
    KAZASU_TRY(const auto value, getNumber(key));
    return std::optional{value};
}

Result<std::optional<bool>> Json::optFlag(std::string_view key) const {
    if (!has(key)) return std::optional<bool>{};
    KAZASU_TRY(const auto value, getFlag(key));
    return std::optional{value};
}

bool Json::has(std::string_view key) const { return memberOf(m_impl->value, key) != nullptr; }

std::vector<std::string> Json::keys() const {
    std::vector<std::string> names;
    if (const auto* object = m_impl->value.if_object()) {
        for (const auto& member : *object) names.emplace_back(member.key());
    }
    return names;
}

std::size_t Json::size() const {
    if (const auto* list = m_impl->value.if_array()) return list->size();
    if (const auto* object = m_impl->value.if_object()) return object->size();
    return 0;
}

Json Json::at(std::size_t index) const {
    KAZASU_CHECK(m_impl->value.is_array() && index < m_impl->value.get_array().size());
    return Json{std::make_unique<Impl>(Impl{m_impl->value.get_array()[index]})};
}

bool Json::isObject() const { return m_impl->value.is_object(); }
bool Json::isArray() const { return m_impl->value.is_array(); }
Result<std::string> Json::asText() const { return textIn(&m_impl->value, "value"); }
Result<std::int64_t> Json::asNumber() const { return numberIn(&m_impl->value, "value"); }

}  // namespace kazasu

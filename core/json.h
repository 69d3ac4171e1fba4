// Json: the one door to JSON (RFC 8259). Parsing is strict and bounded; every getter answers with an Error
// that names the member, so that a bad body is explained to whoever sent it.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

class Json {
public:
    static constexpr std::size_t kMaxDepth = 16;
    static constexpr std::size_t kMaxBytes = 1U << 20U;

    Json();  // null
    ~Json();
    Json(const Json& other);
    Json(Json&& other) noexcept;
    Json& operator=(const Json& other);
    Json& operator=(Json&& other) noexcept;

    static Json object();
    static Json array();
    static Json text(std::string_view value);
    static Json number(std::int64_t value);
    static Json flag(bool value);
    static Result<Json> parse(std::string_view text);

    /// Building. set and push return *this so that a body reads like what it makes.
    Json& set(std::string_view key, Json value);
    Json& set(std::string_view key, std::string_view value);
    Json& set(std::string_view key, const char* value) { return set(key, std::string_view(value)); }
    Json& set(std::string_view key, std::int64_t value);
    Json& set(std::string_view key, int value) { return set(key, static_cast<std::int64_t>(value)); }
    Json& set(std::string_view key, bool value);
    Json& push(Json value);
    [[nodiscard]] std::string dump() const;

    /// Reading members of an object. A missing or null member is an error.
    [[nodiscard]] Result<std::string> getText(std::string_view key) const;
    [[nodiscard]] Result<std::int64_t> getNumber(std::string_view key) const;
    [[nodiscard]] Result<bool> getFlag(std::string_view key) const;
    [[nodiscard]] Result<Json> getObject(std::string_view key) const;
    [[nodiscard]] Result<Json> getArray(std::string_view key) const;
    /// Absent and null give nullopt; a member of another type is still an error.
    [[nodiscard]] Result<std::optional<std::string>> optText(std::string_view key) const;
    [[nodiscard]] Result<std::optional<std::int64_t>> optNumber(std::string_view key) const;
    [[nodiscard]] Result<std::optional<bool>> optFlag(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const;
    /// The names of an object's members, in their order; none for anything else.
    [[nodiscard]] std::vector<std::string> keys() const;

    /// Array access. at() wants index < size().
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Json at(std::size_t index) const;
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] Result<std::string> asText() const;
    [[nodiscard]] Result<std::int64_t> asNumber() const;

private:
    struct Impl;
    explicit Json(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu

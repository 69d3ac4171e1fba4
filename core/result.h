// Result<T>: a value, or an Error that says why there is none. Every Result is handled or returned.
// Own type over std::variant because std::expected needs C++23 with g++ 12 and is absent in clang 14.
#pragma once

#include "core/check.h"
#include "core/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace kazasu {

template <class T>
class [[nodiscard]] Result {
public:
    using Value = T;

    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool isOk() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return isOk(); }

    T& value() & { return checkedValue(); }
    const T& value() const& { return const_cast<Result*>(this)->checkedValue(); }
    T&& value() && { return std::move(checkedValue()); }
    T& operator*() & { return checkedValue(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(checkedValue()); }
    T* operator->() { return &checkedValue(); }
    const T* operator->() const { return &value(); }

    const Error& error() const& {
        KAZASU_CHECK(!isOk());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] ErrorCode code() const { return error().code; }

private:
    T& checkedValue() {
        KAZASU_CHECK(isOk());
        return *std::get_if<0>(&m_state);
    }

    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using Value = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool isOk() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return isOk(); }

    const Error& error() const& {
        KAZASU_CHECK(!isOk());
        return *m_error;
    }
    [[nodiscard]] ErrorCode code() const { return error().code; }

private:
    std::optional<Error> m_error;
};

/// Success without a value, or an Error.
using Status = Result<void>;

}  // namespace kazasu
// NOLINTBEGIN(bugprone-macro-parentheses): neither a declaration nor its name can stand in any.
#define KAZASU_CONCAT_INNER(a, b) a##b
#define KAZASU_CONCAT(a, b) KAZASU_CONCAT_INNER(a, b)
#define KAZASU_TRY_INNER(temporary, declaration, expression) \
    auto temporary = (expression);                           \
    if (!temporary) return temporary.error();                \
    declaration = *std::move(temporary)
// NOLINTEND(bugprone-macro-parentheses)
/// KAZASU_TRY(auto x, f(y)): x is the value of f(y), or the function returns f's error.
#define KAZASU_TRY(declaration, expression) \
    KAZASU_TRY_INNER(KAZASU_CONCAT(kazasuTry, __LINE__), declaration, expression)
/// KAZASU_TRY_STATUS(f(y)): the function returns f's error if it has one.
#define KAZASU_TRY_STATUS(expression) \
    if (auto kazasuStatus = (expression); !kazasuStatus) return kazasuStatus.error()

#include "controller/staff/pin_rules.h"

#include <algorithm>
#include <array>

namespace kazasu::controller {
namespace {

constexpr int kTen = 10;

bool isDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// From one digit to the next it is always the same step, past 9 and 0 too: 1234, 7890, 2468, 5555.
bool isRow(std::string_view pin) {
    const auto step = [&](std::size_t i) { return (pin[i] - pin[i - 1] + kTen) % kTen; };
    for (std::size_t i = 2; i < pin.size(); ++i) {
        if (step(i) != step(1)) return false;
    }
    return true;
}

bool isRepeatedGroup(std::string_view pin) {
    for (std::size_t group = 1; group <= pin.size() / 2; ++group) {
        if (pin.size() % group != 0) continue;
        if (pin.substr(group) == pin.substr(0, pin.size() - group)) return true;
    }
    return false;
}

int numberAt(std::string_view pin, std::size_t from, std::size_t digits) {
    int number = 0;
    for (const char c : pin.substr(from, digits)) number = number * kTen + (c - '0');
    return number;
}

bool isMonthAndDay(int month, int day) {
    constexpr std::array kLastDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= kLastDays[static_cast<std::size_t>(month - 1)];
}

bool isEitherWay(int first, int second) {
    return isMonthAndDay(first, second) || isMonthAndDay(second, first);
}

bool isYear(int year) { return year >= 1900 && year < 2100; }

bool isDate(std::string_view pin) {
    const auto two = [pin](std::size_t from) { return numberAt(pin, from, 2); };
    switch (pin.size()) {
        case 4:
            return isYear(numberAt(pin, 0, 4)) || isEitherWay(two(0), two(2));
        case 6:  // the year stands in front or behind
            return isEitherWay(two(2), two(4)) || isEitherWay(two(0), two(2));
        case 8:
            return (isYear(numberAt(pin, 0, 4)) && isEitherWay(two(4), two(6))) ||
                   (isYear(numberAt(pin, 4, 4)) && isEitherWay(two(0), two(2)));
        default:
            return false;
    }
}

bool isStaffNumber(std::string_view pin, int staffNumber) {
    const std::string number = std::to_string(staffNumber);
    const auto firstDigit = std::min(pin.find_first_not_of('0'), pin.size());
    return pin.substr(firstDigit) == number;
}

}  // namespace

std::size_t leastPinDigits(Role role) { return role == Role::Cashier ? 4 : 6; }

Status checkPinStrength(std::string_view pin, Role role, int staffNumber) {
    const auto weak = [](std::string why) { return Error{ErrorCode::PinWeak, std::move(why)}; };
    if (!isDigits(pin)) return weak("digits only");
    const std::size_t least = leastPinDigits(role);
    if (pin.size() < least || pin.size() > kMaxPinDigits)
        return weak("expected " + std::to_string(least) + " to " + std::to_string(kMaxPinDigits) + " digits");
    if (isRow(pin) || isRepeatedGroup(pin)) return weak("a row or a repetition");
    if (isDate(pin)) return weak("a date");
    if (isStaffNumber(pin, staffNumber)) return weak("the staff number");
    return {};
}

}  // namespace kazasu::controller

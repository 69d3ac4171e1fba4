#include "core/iso8583/message.h"

#include "core/iso8583/field_table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kazasu::iso8583 {
namespace {

constexpr std::int64_t kTraceNumbers = 1'000'000;
constexpr int kSecondaryBitmap = 65;  // would announce a third bitmap, which 1987 does not have

std::string digitsOfWidth(std::int64_t number, std::size_t width) {
    std::string text = std::to_string(number);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

bool isTypeIndicator(std::string_view text) {
    return text.size() == 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           text[0] == '0' && text[1] != '0';
}

}  // namespace

Result<Message> Message::ofType(std::string_view typeIndicator) {
    if (!isTypeIndicator(typeIndicator))
        return Error{ErrorCode::IsoTypeInvalid, "expected 0 and three digits, the first not 0"};
    return Message{typeIndicator};
}

Message::Message(std::string_view typeIndicator) : m_type(typeIndicator) {
    KAZASU_CHECK(isTypeIndicator(typeIndicator));
}

std::string Message::firstType() const {
    std::string type = m_type;
    if ((type[3] - '0') % 2 == 1) --type[3];
    return type;
}

std::string Message::repeatType() const {
    std::string type = firstType();
    ++type[3];
    return type;
}

std::string Message::responseType() const {
    std::string type = firstType();
    if (!isResponse()) ++type[2];
    return type;
}

Message& Message::set(int number, std::string value) {
    KAZASU_CHECK(number >= kLowestField && number <= kHighestField && number != kSecondaryBitmap);
    m_fields[number] = std::move(value);
    return *this;
}

Message& Message::setPadded(int number, std::string value) {
    const auto format = fieldFormat(number);
    KAZASU_CHECK(format && format->lengthForm == LengthForm::Fixed && format->content == Content::Text);
    if (value.size() < format->length) value.resize(format->length, ' ');
    return set(number, std::move(value));
}

Message& Message::setAmount(Money amount) {
    KAZASU_CHECK(!amount.isNegative() && amount.minor() <= kMaxMinor);
    set(field::kAmount, digitsOfWidth(amount.minor(), 12));
    return set(field::kCurrency, digitsOfWidth(amount.currency().numeric, 3));
}

Message& Message::setTransmissionTime(Instant when) {
    return set(field::kTransmissionTime, transmissionTimeText(when));
}

Message& Message::setTraceNumber(std::uint32_t traceNumber) {
    const std::int64_t wrapped = (std::int64_t{traceNumber} + kTraceNumbers - 2) % (kTraceNumbers - 1) + 1;
    return set(field::kTraceNumber, digitsOfWidth(wrapped, 6));
}

void Message::remove(int number) { m_fields.erase(number); }

std::string_view Message::get(int number) const {
    const auto found = m_fields.find(number);
    return found == m_fields.end() ? std::string_view{} : std::string_view{found->second};
}

Result<std::string> Message::require(int number) const {
    const auto found = m_fields.find(number);
    if (found == m_fields.end()) {
        const auto format = fieldFormat(number);
        return Error{ErrorCode::IsoFieldMissing,
                     "DE" + std::to_string(number) + (format ? " (" + std::string(format->name) + ")" : "")};
    }
    return found->second;
}

Result<Money> Message::amount() const {
    KAZASU_TRY(const std::string digits, require(field::kAmount));
    KAZASU_TRY(const std::string currency, require(field::kCurrency));
    for (const auto& [number, text] : {std::pair{field::kAmount, &digits}, {field::kCurrency, &currency}}) {
        KAZASU_TRY(const FieldFormat format, fieldFormat(number));
        KAZASU_TRY_STATUS(checkFieldValue(format, *text));
    }
    return moneyFrom(std::stoll(digits), std::stoll(currency));
}

std::string transmissionTimeText(Instant when) {
    const CivilTime utc = civilAt(when, Milliseconds{0});
    std::string text;
    for (const int part : {utc.month, utc.day, utc.hour, utc.minute, utc.second})
        text += digitsOfWidth(part, 2);
    return text;
}

}  // namespace kazasu::iso8583

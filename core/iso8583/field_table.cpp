#include "core/iso8583/field_table.h"

#include <algorithm>
#include <array>
#include <string>

namespace kazasu::iso8583 {
namespace {

constexpr auto kDigits = Content::Digits;
constexpr auto kSigned = Content::SignedDigits;
constexpr auto kAlphanumeric = Content::Alphanumeric;
constexpr auto kText = Content::Text;
constexpr auto kOctets = Content::Octets;
constexpr auto kFixed = LengthForm::Fixed;
constexpr auto kTwo = LengthForm::TwoDigits;
constexpr auto kThree = LengthForm::ThreeDigits;

constexpr std::array kFieldFormats{
    FieldFormat{2, "primary account number", kDigits, kTwo, 19},
    FieldFormat{3, "processing code", kDigits, kFixed, 6},
    FieldFormat{4, "amount", kDigits, kFixed, 12},
    FieldFormat{7, "transmission date and time", kDigits, kFixed, 10},
    FieldFormat{11, "system trace audit number", kDigits, kFixed, 6},
    FieldFormat{12, "local time", kDigits, kFixed, 6},
    FieldFormat{13, "local date", kDigits, kFixed, 4},
    FieldFormat{14, "expiry", kDigits, kFixed, 4},
    FieldFormat{15, "settlement date", kDigits, kFixed, 4},
    FieldFormat{17, "capture date", kDigits, kFixed, 4},
    FieldFormat{18, "merchant type", kDigits, kFixed, 4},
    FieldFormat{22, "entry mode", kDigits, kFixed, 3},
    FieldFormat{24, "network international identifier", kDigits, kFixed, 3},
    FieldFormat{25, "point of service condition", kDigits, kFixed, 2},
    FieldFormat{28, "fee", kSigned, kFixed, 9},
    FieldFormat{32, "acquiring institution", kDigits, kTwo, 11},
    FieldFormat{33, "forwarding institution", kDigits, kTwo, 11},
    FieldFormat{37, "retrieval reference", kAlphanumeric, kFixed, 12},
    FieldFormat{38, "authorisation code", kAlphanumeric, kFixed, 6},
    FieldFormat{39, "response code", kAlphanumeric, kFixed, 2},
    FieldFormat{41, "terminal", kText, kFixed, 8},
    FieldFormat{42, "card acceptor", kText, kFixed, 15},
    FieldFormat{43, "card acceptor name and location", kText, kFixed, 40},
    FieldFormat{49, "currency", kDigits, kFixed, 3},
    FieldFormat{54, "additional amounts", kAlphanumeric, kThree, 120},
    FieldFormat{55, "chip data", kOctets, kThree, 999},
    FieldFormat{60, "private 60", kOctets, kThree, 999},
    FieldFormat{61, "private 61", kOctets, kThree, 999},
    FieldFormat{62, "private 62", kOctets, kThree, 999},
    FieldFormat{63, "private 63", kOctets, kThree, 999},
    FieldFormat{64, "message authentication code", kOctets, kFixed, 8},
    FieldFormat{70, "network management code", kDigits, kFixed, 3},
    FieldFormat{90, "original data", kDigits, kFixed, 42},
    FieldFormat{95, "replacement amounts", kAlphanumeric, kFixed, 42},
    FieldFormat{102, "account from", kText, kTwo, 28},
    FieldFormat{103, "account to", kText, kTwo, 28},
    FieldFormat{128, "message authentication code", kOctets, kFixed, 8},
};

bool isIsoDigit(char c) { return c >= '0' && c <= '9'; }
bool isIsoLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool hasIsoContent(Content content, std::string_view value) {
    switch (content) {
        case Content::Digits:
            return std::all_of(value.begin(), value.end(), isIsoDigit);
        case Content::SignedDigits:  // C for credit or D for debit, then digits
            return (value.front() == 'C' || value.front() == 'D') &&
                   std::all_of(value.begin() + 1, value.end(), isIsoDigit);
        case Content::Alphanumeric:
            return std::all_of(value.begin(), value.end(),
                               [](char c) { return isIsoDigit(c) || isIsoLetter(c); });
        case Content::Text:
            return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
        case Content::Octets:
            return true;
    }
    return false;
}

Error invalidField(const FieldFormat& format, std::string_view why) {
    return {ErrorCode::IsoFieldInvalid, "DE" + std::to_string(format.number) + " (" +
                                            std::string(format.name) + "): " + std::string(why)};
}

}  // namespace

std::span<const FieldFormat> allFieldFormats() { return kFieldFormats; }

Result<FieldFormat> fieldFormat(int number) {
    const auto* row = std::find_if(kFieldFormats.begin(), kFieldFormats.end(),
                                   [number](const FieldFormat& f) { return f.number == number; });
    if (row == kFieldFormats.end())
        return Error{ErrorCode::IsoFieldUnsupported, "DE" + std::to_string(number)};
    return *row;
}

Status checkFieldValue(const FieldFormat& format, std::string_view value) {
    if (format.lengthForm == LengthForm::Fixed && value.size() != format.length)
        return invalidField(format, "must be " + std::to_string(format.length) + " long");
    if (value.empty()) return invalidField(format, "must not be empty");
    if (value.size() > format.length)
        return invalidField(format, "must be at most " + std::to_string(format.length) + " long");
    if (!hasIsoContent(format.content, value)) return invalidField(format, "has characters it must not have");
    return {};
}

}  // namespace kazasu::iso8583

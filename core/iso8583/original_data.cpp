#include "core/iso8583/original_data.h"

#include "core/iso8583/field_table.h"

namespace kazasu::iso8583 {
namespace {

constexpr std::size_t kInstitutionWidth = 11;

std::string zeroFilled(const std::string& institution) {
    KAZASU_CHECK(institution.size() <= kInstitutionWidth);
    return std::string(kInstitutionWidth - institution.size(), '0') + institution;
}

std::string withoutLeadingZeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? std::string{} : std::string(digits.substr(first));
}

}  // namespace

Result<OriginalData> OriginalData::of(const Message& original) {
    KAZASU_TRY(const std::string traceNumber, original.require(field::kTraceNumber));
    KAZASU_TRY(const std::string transmissionTime, original.require(field::kTransmissionTime));
    KAZASU_TRY(const std::string acquirer, original.require(field::kAcquirer));
    return OriginalData{original.firstType(), traceNumber, transmissionTime, withoutLeadingZeros(acquirer),
                        withoutLeadingZeros(original.get(field::kForwarder))};
}

Result<OriginalData> OriginalData::parse(std::string_view digits) {
    KAZASU_TRY(const FieldFormat format, fieldFormat(field::kOriginalData));
    KAZASU_TRY_STATUS(checkFieldValue(format, digits));
    return OriginalData{std::string(digits.substr(0, 4)), std::string(digits.substr(4, 6)),
                        std::string(digits.substr(10, 10)), withoutLeadingZeros(digits.substr(20, 11)),
                        withoutLeadingZeros(digits.substr(31, 11))};
}

std::string OriginalData::toDigits() const {
    return type + traceNumber + transmissionTime + zeroFilled(acquirer) + zeroFilled(forwarder);
}

}  // namespace kazasu::iso8583

// DE90: which earlier message a reversal is about. 42 digits: type, trace number, transmission time, acquirer
// and forwarder, the last two right-justified and zero filled.
#pragma once

#include "core/iso8583/message.h"

namespace kazasu::iso8583 {

struct OriginalData {
    std::string type;              // 4 digits, the first form (0100, never 0101)
    std::string traceNumber;       // 6
    std::string transmissionTime;  // 10
    std::string acquirer;          // up to 11, without leading zeros
    std::string forwarder;         // up to 11, without leading zeros; empty if there is none

    /// From the message that is to be reversed; IsoFieldMissing without DE7, DE11 or DE32.
    static Result<OriginalData> of(const Message& original);
    static Result<OriginalData> parse(std::string_view digits);
    [[nodiscard]] std::string toDigits() const;
    friend bool operator==(const OriginalData&, const OriginalData&) = default;
};

}  // namespace kazasu::iso8583

// Message: an ISO 8583:1987 message as its type indicator and its fields by number. It holds any value that a
// caller puts in; the codec is what refuses values that do not fit the field table.
#pragma once

#include "core/money.h"
#include "core/time.h"

#include <map>
#include <string>
#include <string_view>

namespace kazasu::iso8583 {

/// Field numbers by their trade names.
namespace field {
inline constexpr int kPan = 2, kProcessingCode = 3, kAmount = 4, kTransmissionTime = 7, kTraceNumber = 11,
                     kExpiry = 14, kAcquirer = 32, kForwarder = 33, kReference = 37, kApproval = 38,
                     kResponseCode = 39, kTerminal = 41, kShop = 42, kCurrency = 49, kPrivate = 63,
                     kNetworkCode = 70, kOriginalData = 90, kAccountFrom = 102, kAccountTo = 103;
}  // namespace field

/// Processing codes (DE3) that this product uses.
namespace processing {
inline constexpr std::string_view kPurchase = "000000", kRefund = "200000", kPayBack = "200030",
                                  kPaymentInformation = "280000", kTransferRequest = "400000";
}  // namespace processing

/// Network management codes (DE70).
namespace network {
inline constexpr std::string_view kSignOn = "001", kSignOff = "002", kEcho = "301";
}  // namespace network

class Message {
public:
    /// IsoTypeInvalid unless the type is four digits, of version 0 (1987), with a class.
    static Result<Message> ofType(std::string_view typeIndicator);
    /// For types written in the source: an invalid one is our own mistake.
    explicit Message(std::string_view typeIndicator);

    [[nodiscard]] const std::string& type() const { return m_type; }
    /// "0110" for 0100 and 0101: the answer to a repeat has the type of the answer to the first.
    [[nodiscard]] std::string responseType() const;
    /// "0101" for 0100 and 0101: the same message, said again.
    [[nodiscard]] std::string repeatType() const;
    /// "0100" for 0101.
    [[nodiscard]] std::string firstType() const;
    [[nodiscard]] bool isResponse() const { return (m_type[2] - '0') % 2 == 1; }

    /// Fields 2 to 128, 65 excepted; others are our own mistake.
    Message& set(int number, std::string value);
    /// The same, filled up with spaces on the right to the width of a fixed text field (DE41, 42, 43).
    Message& setPadded(int number, std::string value);
    Message& setAmount(Money amount);                    // DE4 and DE49; not negative, at most 12 digits
    Message& setTransmissionTime(Instant when);          // DE7, UTC
    Message& setTraceNumber(std::uint32_t traceNumber);  // DE11, modulo 1,000,000, never 0
    void remove(int number);

    [[nodiscard]] bool has(int number) const { return m_fields.contains(number); }
    /// The value, or "" if the field is absent.
    [[nodiscard]] std::string_view get(int number) const;
    /// IsoFieldMissing if the field is absent.
    [[nodiscard]] Result<std::string> require(int number) const;
    /// DE4 in the currency of DE49.
    [[nodiscard]] Result<Money> amount() const;
    [[nodiscard]] const std::map<int, std::string>& fields() const { return m_fields; }

    friend bool operator==(const Message&, const Message&) = default;

private:
    std::string m_type;
    std::map<int, std::string> m_fields;
};

/// "1122033045": DE7 in UTC.
std::string transmissionTimeText(Instant when);

}  // namespace kazasu::iso8583

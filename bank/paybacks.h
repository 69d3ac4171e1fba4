// Paybacks: 109's part of a refund. What a shop was paid for a code comes back to the account that the code
// drew on: any number of times, each once, together never more than was transferred (616).
#pragma once

#include "bank/books.h"
#include "core/iso8583/message.h"

namespace kazasu::bank {

struct Payback {
    std::string center;
    std::string reference;    // DE37 of the code
    std::string refund;       // its own id, of DE63
    std::string institution;  // the shop's, 110
    Money amount;
};

/// Everything here runs inside the caller's transaction.
class Paybacks {
public:
    Paybacks(Database& database, Clock& clock) : m_database(database), m_clock(clock) {}

    /// 0200 with DE3 200030, DE32 the institution that gives, DE33 the center. NotFound (25) until the
    /// payment itself has passed here.
    Result<iso8583::Message> receive(const iso8583::Message& request);
    /// From that ledger to the member's account. MoneyOverflow above what was transferred, BankDuplicate for
    /// another amount under the same id.
    Status payBack(const Payback& payback, const std::string& fromLedger);
    /// What members have got back here: from shops of other institutions, or of this one.
    Result<Money> total(const std::string& institution, bool isInside);

private:
    Database& m_database;
    Clock& m_clock;
};

/// "refund=UUID": DE63 of a payback; IsoFieldInvalid for anything else.
std::string refundText(const std::string& refund);
Result<std::string> refundIn(const iso8583::Message& request);

}  // namespace kazasu::bank

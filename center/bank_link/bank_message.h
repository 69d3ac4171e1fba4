// What a bank has to be told about a code, durable in the same transaction as its reason (609, 613, 614,
// returns and reversals), and how it becomes an ISO 8583 message.
#pragma once

#include "center/authorise/authorisation.h"
#include "core/iso8583/message.h"

namespace kazasu::center {

enum class BankMessageKind {
    Debit,     // 609: 0220/000000 to 109
    Reversal,  // 0420 to 109
    Refund,    // 0220/200000 to 109
    Purchase,  // 613: 0620 to 109
    Payment,   // 614: 0220/280000 to 110
    Payback,   // goods came back: 0220/200030 to 110
};
std::string_view nameOf(BankMessageKind kind);

struct BankMessage {
    std::int64_t sequence = 0;
    InstitutionId to;
    BankMessageKind kind = BankMessageKind::Debit;
    AuthorisationId authorisation;
    Money amount;
    std::uint32_t trace = 0;
    Instant createdAt;
    std::int64_t attempts = 0;
    std::string refund;  // id of a payback
};

/// DE11 of the next message, 1 to 999,999.
Result<std::uint32_t> nextTrace(Database& database);
/// Once for each kind, authorisation and refund; a second one is our own mistake (StorageConstraint). Only a
/// reversal may be asked for again, when the first one was withdrawn or refused.
Status queueBankMessage(Database& database, BankMessageKind kind, const InstitutionId& to,
                        const AuthorisationId& authorisation, Money amount, Instant now,
                        const std::string& refund = {});

/// Whether its bank has refused it for good, or was not asked any more.
Result<bool> wasRefused(Database& database, const AuthorisationId& authorisation, BankMessageKind kind);
/// The authorisation has turned out to be a code: what has not reached the bank yet does not reach it.
Status withdrawReversal(Database& database, const AuthorisationId& authorisation, Instant now);

/// 606: DE2 and DE14 or DE102, and nothing that names the member.
iso8583::Message authorisationMessage(const Authorisation& authorisation, const MeansSecret& secret,
                                      const IssuerId& center);
/// The message as it was said the first time; the caller says it again as a repeat.
Result<iso8583::Message> compose(Database& database, const BankMessage& message, const IssuerId& center);

}  // namespace kazasu::center

// Debits: what happens to a hold after the code was delivered. 609 moves it to suspense; from there it goes
// back to the member (what was not used) or on to the shop's institution (616); 613 says what it was used
// for.
#pragma once

#include "bank/accounts.h"
#include "bank/holds.h"
#include "core/iso8583/message.h"

namespace kazasu::bank {

class Debits {
public:
    Debits(Database& database, Clock& clock)
        : m_database(database), m_books(database), m_holds(database), m_clock(clock) {}

    /// 0220 with DE3 000000: hold to suspense, at most what was held. Inside the caller's transaction, as all
    /// below; an Error that is not our own trouble is a refusal.
    Result<iso8583::Message> debit(const iso8583::Message& request);
    /// 0220 with DE3 200000: once a code, from suspense back to the account.
    Result<iso8583::Message> refund(const iso8583::Message& request);
    /// 0620: purchase information, once a code.
    Result<iso8583::Message> recordPurchase(const iso8583::Message& request);
    /// 0200 with DE3 400000, DE32 the institution that asks, DE33 the center: suspense to due-to, once a
    /// code. NotFound (25) until the debit has arrived.
    Result<iso8583::Message> transferOut(const iso8583::Message& request);
    /// The same when payer and shop bank here: suspense to the shop's account.
    Status transferInside(const std::string& center, const std::string& reference, Money amount,
                          const std::string& institution, const std::string& shopAccount);

private:
    Result<Hold> liveHold(const std::string& center, const std::string& reference);
    Status transfer(const Hold& hold, Money amount, const std::string& institution, PostingKind kind,
                    const std::string& toLedger);

    Database& m_database;
    Books m_books;
    Holds m_holds;
    Clock& m_clock;
};

/// DE4 in yen, more than zero.
Result<Money> positiveAmountOf(const iso8583::Message& request);

}  // namespace kazasu::bank

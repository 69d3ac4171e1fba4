// Authorisations (606, 607): whether an account is good for an amount, the hold that keeps it, and its
// reversal.
#pragma once

#include "bank/accounts.h"
#include "bank/holds.h"
#include "core/iso8583/message.h"
#include "core/random.h"

namespace kazasu::bank {

class Authorisations {
public:
    Authorisations(Database& database, Clock& clock, Random& random)
        : m_accounts(database), m_holds(database), m_clock(clock), m_random(random) {}

    /// 0100. An Error that is not our own trouble is a refusal. Inside the caller's transaction, as all
    /// below.
    Result<iso8583::Message> authorise(const iso8583::Message& request);
    /// 0420. Releases the hold that DE90 names; of an unknown original it remembers that it is reversed.
    Result<iso8583::Message> reverse(const iso8583::Message& request);

private:
    Result<Account> accountOf(const iso8583::Message& request);
    Result<Account> accountOfCard(const iso8583::Message& request);

    Accounts m_accounts;
    Holds m_holds;
    Clock& m_clock;
    Random& m_random;
};

}  // namespace kazasu::bank

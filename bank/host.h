// Host: a financial institution on network 111. Takes a message, decides inside one transaction, and answers
// only after the commit; what was answered once gets the same answer again.
#pragma once

#include "bank/authorisations.h"
#include "bank/message_journal.h"
#include "bank/transfer_desk.h"

#include <set>

namespace kazasu::bank {

struct HostOptions {
    std::string institution;        // our own id, 8 digits
    std::set<std::string> centers;  // ids that may authorise and debit
    Peers peers;                    // institutions that may ask for transfers, and that we ask
};

class Host {
public:
    Host(Database& database, Clock& clock, Random& random, Timers& timers, HostOptions options);

    /// Calls answer at most once, now or later. Not at all for a response, or when it is not known whether
    /// the effect is durable: then only silence is true, and the sender repeats.
    void handle(const iso8583::Message& request, AnswerSink answer);
    /// Takes up what the last run left unfinished.
    void resume() { m_transfers.resume(); }

private:
    using Decide = Result<iso8583::Message> (Host::*)(const iso8583::Message&);
    enum class Sender { Center, Institution };
    struct Service {
        std::string_view type;
        std::string_view processingCode;  // empty: any
        Sender sender;
        Decide decide;  // null: the transfer desk answers later
    };
    static const Service* serviceFor(const iso8583::Message& request);

    Result<const Service*> checkedService(const iso8583::Message& request) const;
    bool isKnown(Sender sender, std::string_view id) const;
    iso8583::Message manageNetwork(const iso8583::Message& request) const;
    Result<iso8583::Message> decideOnce(const iso8583::Message& request, const Service& service);
    Result<iso8583::Message> recordRefusal(const iso8583::Message& request, const Error& reason);

    Result<iso8583::Message> authorise(const iso8583::Message& request) {
        return m_authorisations.authorise(request);
    }
    Result<iso8583::Message> reverse(const iso8583::Message& request) {
        return m_authorisations.reverse(request);
    }
    Result<iso8583::Message> debit(const iso8583::Message& request) { return m_debits.debit(request); }
    Result<iso8583::Message> refund(const iso8583::Message& request) { return m_debits.refund(request); }
    Result<iso8583::Message> purchase(const iso8583::Message& request) {
        return m_debits.recordPurchase(request);
    }
    Result<iso8583::Message> transferOut(const iso8583::Message& request) {
        return m_debits.transferOut(request);
    }
    Result<iso8583::Message> payBack(const iso8583::Message& request) { return m_paybacks.receive(request); }

    Database& m_database;
    Clock& m_clock;
    HostOptions m_options;
    MessageJournal m_journal;
    Authorisations m_authorisations;
    Debits m_debits;
    Paybacks m_paybacks;
    TransferDesk m_transfers;
};

}  // namespace kazasu::bank

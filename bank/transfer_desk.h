// TransferDesk: the side of 110. Payment information (614) is stored, 109 is asked for the money (615, 616),
// the shop is credited (617), and only then the center hears 00. What a shop gives back leaves its account
// when it is stored, and the center hears 00 when 109 has credited the member. What is unfinished is asked
// for again, over restarts too, and never done twice.
#pragma once

#include "bank/debits.h"
#include "bank/paybacks.h"
#include "bank/transfers.h"
#include "core/executor.h"
#include "core/iso8583/transport.h"

#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

namespace kazasu::bank {

using AnswerSink = std::function<void(const iso8583::Message&)>;
/// The other institutions we have a line to, by their id.
using Peers = std::map<std::string, iso8583::MessageTransport*>;

class TransferDesk {
public:
    static constexpr Milliseconds kAnswerTimeout{4'000};  // below the center's own patience
    static constexpr Milliseconds kRetryEvery{5'000};
    static constexpr std::size_t kRetryBatch = 64;
    static constexpr std::size_t kMaxWaitingPerTransfer = 4;  // repeats of one message; older ones hear 91

    TransferDesk(Database& database, Clock& clock, Timers& timers, std::string institution, Peers peers);
    ~TransferDesk();
    TransferDesk(const TransferDesk&) = delete;
    TransferDesk& operator=(const TransferDesk&) = delete;

    /// 0220 with DE3 280000 or 200030, from a center: answered once, later. InsufficientFunds (51) while the
    /// shop has less than it gives back.
    void receive(const iso8583::Message& request, AnswerSink answer);
    /// Asks again for everything unfinished.
    void resume();

private:
    using Key = std::tuple<std::string, std::string, std::string>;  // center, reference, refund
    struct Waiting {
        iso8583::Message request;
        AnswerSink answer;
    };

    static Key keyOf(const Transfer& transfer);
    Result<Transfer> requestedTransfer(const iso8583::Message& request);
    Result<Transfer> findOrStore(const Transfer& wanted, bool& isNew);
    Status checkTransfer(const Transfer& transfer);
    Status takeFromShop(const Transfer& transfer);
    Status giveBackToShop(const Transfer& transfer);
    void wait(const Transfer& transfer, const iso8583::Message& request, AnswerSink answer);
    void ask(const Transfer& transfer, bool isRepeat);
    void askInside(const Transfer& transfer);
    void answered(const Transfer& transfer, const Result<iso8583::Message>& answer);
    Status complete(const Transfer& transfer);
    void refuse(const Transfer& transfer, std::string_view responseCode);
    void tellWaiting(const Transfer& transfer, std::string_view responseCode);
    void retryLater();

    Database& m_database;
    Clock& m_clock;
    Timers& m_timers;
    std::string m_institution;
    Peers m_peers;
    Accounts m_accounts;
    Transfers m_transfers;
    Debits m_debits;
    Paybacks m_paybacks;
    std::map<Key, std::vector<Waiting>> m_underWay;  // asked for right now, with who waits for it
    TimerId m_retry = 0;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);  // an answer may come after our end
};

}  // namespace kazasu::bank

// ScriptedCenter: an HttpTransport with a small center behind it, whose next answers can be spoilt: lost on
// the way there or back, late, twice, 5xx, garbage.
#pragma once

#include "core/code/key_list.h"
#include "core/wire/refund.h"
#include "core/wire/shop_api.h"
#include "core/wire/shop_report.h"
#include "platform/http/client.h"
#include "tests/support/manual_executor.h"
#include "tests/support/sodium_signature.h"

#include <deque>
#include <map>

namespace kazasu::test {

enum class Spoil {
    Nothing,
    NotSent,      // the connection is refused
    RequestLost,  // never arrives; times out
    AnswerLost,   // arrives and is carried out; times out
    ServerError,  // 503, nothing done
    ErrorAfter,   // 500, though it was done
    Garbage,      // carried out, answered with nonsense
    WrongAmount,  // carried out, the grant promises more than was asked for
    Late,         // carried out at once, answered after 4 s
    Twice,        // the request arrives twice, answered once
    Silence,      // never answered, not even by the transport's own limit
    TurnedDown,   // 400, nothing done
    Booked,       // 409, nothing done
    OnlyLooked,   // nothing done, answered as if it had been a question
};

class ScriptedCenter final : public HttpTransport {
public:
    ScriptedCenter(ManualExecutor& executor, const SodiumSigner& signer)
        : m_executor(executor), m_signer(signer) {
        listKeys(1);
    }

    /// For the coming calls, one each; then Nothing, or `always` if set.
    std::deque<Spoil> spoils;
    std::optional<Spoil> always;
    bool spoilsOnlyClaims = false;  // everything else is answered at once
    /// Issue numbers that the center will grant, with what they are worth; 24 digits work as codes too.
    std::map<std::string, std::int64_t> worth;        // by text of the code
    std::map<std::string, std::string> issueNumbers;  // by text of the code
    std::optional<Error> refuseClaims;
    std::optional<Error> refuseSettlements;
    std::map<std::string, Error> cannotTake;     // by record id: what it answers instead, as an HTTP error
    std::map<std::string, Error> refusesRecord;  // by record id: answered as refused for that reason
    std::optional<Error> refuseRefunds;          // answered as refused, and remembered
    std::optional<Error> cannotRefund;           // answered as an HTTP error, and not remembered
    std::int64_t shopNumber = 7;
    Milliseconds skew{0};  // of the center's clock
    std::int64_t epoch = 0;
    std::vector<std::string> lostDays;         // a comparison finds that these differ
    std::optional<ChainHead> journalHead;      // of this store, as an earlier report told it
    std::optional<SignedBooksHead> booksHead;  // of the center's ledger
    bool refuseDelivery = false;               // 503 for every settlement record
    int failReoffers = 0;                      // so many are answered 503
    std::vector<ShopReport> reports;
    std::vector<std::string> reoffered;  // record ids
    std::string keyList;                 // as it answers it; made by listKeys
    std::int64_t announcedSerial = 1;    // in the header of every answer

    struct Claim {
        std::string code;
        std::int64_t amount = 0;
        ClaimState state = ClaimState::Refused;
        std::optional<Error> error;
    };
    std::optional<CodeUse> use;                      // what is told with a refusal
    std::map<std::string, Claim> claims;             // by claim id
    std::map<std::string, std::string> settlements;  // by record id: the body
    std::vector<std::string> settlementOrder;
    struct Refund {
        std::string body;
        RefundAnswer answer;  // as it would be asked for now
    };
    std::map<std::string, Refund> refunds;  // by refund id
    /// Of all refunds of a sale that hold.
    [[nodiscard]] std::int64_t refundedOf(const std::string& record) const;
    std::vector<std::string> calls;  // "PUT claim", ...

    void send(HttpCall call, Done done) override;
    [[nodiscard]] int countOf(const std::string& what) const {
        return static_cast<int>(std::count(calls.begin(), calls.end(), what));
    }
    /// Claims that hold money now.
    [[nodiscard]] int granted() const;
    /// Signs the list of that serial number and announces it; `change` before it is signed.
    void listKeys(std::int64_t serial, const std::function<void(KeyList&)>& change = {});
    /// The key that signs the codes, as lists name it.
    [[nodiscard]] IssuerKey codeKey() const;
    SodiumSigner root = SodiumSigner::countingFrom(100);

private:
    HttpResponse carryOut(const HttpCall& call);
    HttpResponse decide(const HttpCall& call);
    HttpResponse takeReport(const std::string& body);
    HttpResponse keys() const;
    HttpResponse putClaim(const std::string& id, const std::string& body);
    HttpResponse reverse(const std::string& id);
    HttpResponse claimResponse(const std::string& id) const;
    HttpResponse settle(const std::string& body);
    HttpResponse giveBack(const std::string& body);
    HttpResponse refundResponse(const std::string& id) const;

    ManualExecutor& m_executor;
    const SodiumSigner& m_signer;
};

}  // namespace kazasu::test

#include "bank/transfer_desk.h"

#include "bank/answers.h"
#include "bank/unit_of_work.h"
#include "core/iso8583/response_code.h"

#include <QLoggingCategory>

#include <array>

namespace kazasu::bank {
namespace {

Q_LOGGING_CATEGORY(transferLog, "kazasu.bank.transfer")

using iso8583::Message;
namespace field = iso8583::field;
namespace processing = iso8583::processing;
namespace response = iso8583::response;

Message transferRequest(const Transfer& transfer, const std::string& institution, bool isRepeat) {
    Message request{isRepeat ? "0201" : "0200"};
    request.setAmount(transfer.amount);
    request.set(field::kProcessingCode,
                std::string(transfer.isPayback() ? processing::kPayBack : processing::kTransferRequest));
    if (transfer.isPayback()) request.set(field::kPrivate, refundText(transfer.refund));
    request.set(field::kTransmissionTime, transfer.transmitted).set(field::kTraceNumber, transfer.trace);
    request.set(field::kAcquirer, institution).set(field::kForwarder, transfer.center);
    request.set(field::kReference, transfer.reference);
    return request;
}

/// Codes of 109 that may be another one tomorrow: the debit has not arrived there yet (25), a line or a table
/// of institutions is being set up (15, 58, 92), or it is in trouble.
bool isWorthAskingAgain(std::string_view code) {
    for (const std::string_view passing : {response::kNotFound, response::kNoSuchInstitution,
                                           response::kNotPermittedToTerminal, response::kCannotRoute}) {
        if (code == passing) return true;
    }
    const auto status = iso8583::statusOfResponseCode(code);
    return !status && isTransient(status.error());
}

}  // namespace

TransferDesk::TransferDesk(Database& database, Clock& clock, Timers& timers, std::string institution,
                           Peers peers)
    : m_database(database),
      m_clock(clock),
      m_timers(timers),
      m_institution(std::move(institution)),
      m_peers(std::move(peers)),
      m_accounts(database),
      m_transfers(database),
      m_debits(database, clock),
      m_paybacks(database, clock) {}

TransferDesk::Key TransferDesk::keyOf(const Transfer& transfer) {
    return {transfer.center, transfer.reference, transfer.refund};
}

TransferDesk::~TransferDesk() { m_timers.cancel(m_retry); }

void TransferDesk::receive(const Message& request, AnswerSink answer) {
    const auto wanted = requestedTransfer(request);
    if (!wanted) return answer(refusalOf(request, wanted.error()));
    bool isNew = false;
    const auto transfer = inTransaction(m_database, [&] { return findOrStore(*wanted, isNew); });
    if (!transfer) {
        qCInfo(transferLog, "%s: not taken: %s", wanted->reference.c_str(),
               describe(transfer.error()).c_str());
        // Whatever may have been stored is found, and finished, when the center says it again.
        if (isOwnTrouble(transfer.error())) return answer(answerTo(request, response::kMalfunction));
        return answer(refusalOf(request, transfer.error()));
    }
    if (transfer->state == TransferState::Credited) return answer(answerTo(request, response::kApproved));
    if (transfer->state == TransferState::Refused) return answer(answerTo(request, transfer->responseCode));
    const bool isUnderWay = m_underWay.contains(keyOf(*transfer));
    wait(*transfer, request, std::move(answer));
    if (!isUnderWay) ask(*transfer, !isNew);
}

Result<Transfer> TransferDesk::requestedTransfer(const Message& request) {
    Transfer transfer;
    KAZASU_TRY(transfer.amount, positiveAmountOf(request));
    KAZASU_TRY(transfer.payer, request.require(field::kForwarder));
    const bool isPayback = request.get(field::kProcessingCode) == processing::kPayBack;
    KAZASU_TRY(transfer.shopAccount, request.require(isPayback ? field::kAccountFrom : field::kAccountTo));
    if (isPayback) {
        KAZASU_TRY(transfer.refund, refundIn(request));
    }
    transfer.center = request.get(field::kAcquirer);
    transfer.reference = request.get(field::kReference);
    return transfer;
}

Status TransferDesk::checkTransfer(const Transfer& transfer) {
    KAZASU_TRY(const auto account, m_accounts.find(transfer.shopAccount));
    if (!account || account->kind != AccountKind::Shop)
        return Error{ErrorCode::AccountUnknown, "no such shop account"};
    if (transfer.payer != m_institution && !m_peers.contains(transfer.payer))
        return Error{ErrorCode::InstitutionUnknown, "no line to institution " + transfer.payer};
    if (!transfer.isPayback()) return {};
    KAZASU_TRY(const Money available, m_accounts.available(*account));
    if (available < transfer.amount)
        return Error{ErrorCode::InsufficientFunds, "the shop has less than it gives back"};
    return {};
}

/// What is given back is out of the shop's hands before 109 hears of it, also when that is we ourselves: what
/// waits for its payment is not given back twice.
Status TransferDesk::takeFromShop(const Transfer& transfer) {
    if (!transfer.isPayback()) return {};
    const std::array entries{Entry{accountLedger(transfer.shopAccount), -transfer.amount},
                             Entry{dueToLedger(transfer.payer), transfer.amount}};
    return Books{m_database}.post(
        {PostingKind::TransferOut, transfer.center, transfer.reference, m_clock.now()}, entries);
}

Result<Transfer> TransferDesk::findOrStore(const Transfer& wanted, bool& isNew) {
    KAZASU_TRY(auto known, m_transfers.find(wanted.center, wanted.reference, wanted.refund));
    if (known) {
        const bool isSame = known->payer == wanted.payer && known->shopAccount == wanted.shopAccount &&
                            known->amount == wanted.amount;
        if (!isSame)
            return Error{ErrorCode::BankDuplicate, "another payment with this reference came before"};
        return *std::move(known);
    }
    KAZASU_TRY_STATUS(checkTransfer(wanted));
    Transfer transfer = wanted;
    KAZASU_TRY(const std::uint32_t traceNumber, m_transfers.nextTraceNumber());
    Message numbers{"0200"};
    numbers.setTraceNumber(traceNumber).setTransmissionTime(m_clock.now());
    transfer.trace = numbers.get(field::kTraceNumber);
    transfer.transmitted = numbers.get(field::kTransmissionTime);
    KAZASU_TRY_STATUS(m_transfers.add(transfer, m_clock.now()));
    KAZASU_TRY_STATUS(takeFromShop(transfer));
    isNew = true;
    return transfer;
}

void TransferDesk::wait(const Transfer& transfer, const Message& request, AnswerSink answer) {
    auto& waiting = m_underWay[keyOf(transfer)];
    if (waiting.size() >= kMaxWaitingPerTransfer) {
        const Waiting oldest = std::move(waiting.front());
        waiting.erase(waiting.begin());
        oldest.answer(answerTo(oldest.request, response::kInoperative));
    }
    waiting.push_back({request, std::move(answer)});
}

void TransferDesk::ask(const Transfer& transfer, bool isRepeat) {
    m_underWay.try_emplace(keyOf(transfer));
    if (transfer.payer == m_institution) return askInside(transfer);
    const auto peer = m_peers.find(transfer.payer);
    if (peer == m_peers.end()) {  // it had a line when this was stored; the configuration has changed since
        qCWarning(transferLog, "%s: no line to institution %s any more", transfer.reference.c_str(),
                  transfer.payer.c_str());
        return answered(transfer, Error{ErrorCode::InstitutionUnknown, transfer.payer});
    }
    qCInfo(transferLog, "%s: asking %s %s", transfer.reference.c_str(), transfer.payer.c_str(),
           transfer.isPayback() ? "to credit the member" : "for the money");
    peer->second->send(
        transferRequest(transfer, m_institution, isRepeat), kAnswerTimeout,
        [this, alive = std::weak_ptr<bool>(m_isAlive), transfer](const Result<Message>& answer) {
            if (!alive.expired()) answered(transfer, answer);
        });
}

void TransferDesk::askInside(const Transfer& transfer) {
    const auto moved = inTransaction(m_database, [&]() -> Result<bool> {
        if (transfer.isPayback()) {
            KAZASU_TRY_STATUS(m_paybacks.payBack(
                {transfer.center, transfer.reference, transfer.refund, m_institution, transfer.amount},
                dueToLedger(m_institution)));
        } else {
            KAZASU_TRY_STATUS(m_debits.transferInside(transfer.center, transfer.reference, transfer.amount,
                                                      m_institution, transfer.shopAccount));
        }
        return m_transfers.finish(transfer, TransferState::Credited, response::kApproved, m_clock.now());
    });
    if (moved) return tellWaiting(transfer, response::kApproved);
    const std::string_view code =
        isOwnTrouble(moved.error()) ? response::kInoperative : iso8583::responseCodeFor(moved.code());
    if (!isWorthAskingAgain(code)) return refuse(transfer, code);
    tellWaiting(transfer, response::kInoperative);
    retryLater();
}

void TransferDesk::answered(const Transfer& transfer, const Result<Message>& answer) {
    const bool isAbout = answer && answer->get(field::kReference) == transfer.reference;
    const std::string code{isAbout ? answer->get(field::kResponseCode) : response::kInoperative};
    if (code == response::kApproved) {
        const Status completed = complete(transfer);
        if (completed) return tellWaiting(transfer, response::kApproved);
        qCWarning(transferLog, "%s: done by %s but not written down yet: %s", transfer.reference.c_str(),
                  transfer.payer.c_str(), describe(completed.error()).c_str());
    } else if (isAbout && !isWorthAskingAgain(code)) {
        return refuse(transfer, code);
    }
    qCInfo(transferLog, "%s: no definite answer from %s yet (%s)", transfer.reference.c_str(),
           transfer.payer.c_str(), answer ? code.c_str() : describe(answer.error()).c_str());
    tellWaiting(transfer, response::kInoperative);
    retryLater();
}

/// 617; a payback has left the shop's account when it was stored.
Status TransferDesk::complete(const Transfer& transfer) {
    return inTransaction(m_database, [&]() -> Status {
        KAZASU_TRY(const bool isFirst,
                   m_transfers.finish(transfer, TransferState::Credited, response::kApproved, m_clock.now()));
        if (!isFirst || transfer.isPayback()) return {};
        const std::array entries{Entry{dueFromLedger(transfer.payer), -transfer.amount},
                                 Entry{accountLedger(transfer.shopAccount), transfer.amount}};
        return Books{m_database}.post(
            {PostingKind::TransferIn, transfer.center, transfer.reference, m_clock.now()}, entries);
    });
}

void TransferDesk::refuse(const Transfer& transfer, std::string_view responseCode) {
    const std::string code{responseCode};
    const auto finished = inTransaction(m_database, [&]() -> Status {
        KAZASU_TRY(const bool isFirst,
                   m_transfers.finish(transfer, TransferState::Refused, code, m_clock.now()));
        return isFirst ? giveBackToShop(transfer) : Status{};
    });
    if (!finished) {
        tellWaiting(transfer, response::kInoperative);
        return retryLater();
    }
    qCWarning(transferLog, "%s: %s refused the transfer: %s %s", transfer.reference.c_str(),
              transfer.payer.c_str(), code.c_str(), std::string(iso8583::responseCodeName(code)).c_str());
    tellWaiting(transfer, code);
}

/// 109 cannot credit the member: what takeFromShop took is the shop's again.
Status TransferDesk::giveBackToShop(const Transfer& transfer) {
    if (!transfer.isPayback()) return {};
    const std::array entries{Entry{dueToLedger(transfer.payer), -transfer.amount},
                             Entry{accountLedger(transfer.shopAccount), transfer.amount}};
    return Books{m_database}.post({PostingKind::Refund, transfer.center, transfer.reference, m_clock.now()},
                                  entries);
}

void TransferDesk::tellWaiting(const Transfer& transfer, std::string_view responseCode) {
    auto taken = m_underWay.extract(keyOf(transfer));
    if (taken.empty()) return;
    for (const auto& waiting : taken.mapped()) waiting.answer(answerTo(waiting.request, responseCode));
}

void TransferDesk::retryLater() {
    if (m_retry != 0) return;
    m_retry = m_timers.after(kRetryEvery, [this] {
        m_retry = 0;
        resume();
    });
}

void TransferDesk::resume() {
    const auto unfinished = m_transfers.unfinished(kRetryBatch);
    if (!unfinished) {
        qCWarning(transferLog, "unfinished transfers cannot be read: %s",
                  describe(unfinished.error()).c_str());
        return retryLater();
    }
    for (const auto& transfer : *unfinished) {
        if (!m_underWay.contains(keyOf(transfer))) ask(transfer, true);
    }
    if (unfinished->size() == kRetryBatch) retryLater();
}

}  // namespace kazasu::bank

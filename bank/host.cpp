#include "bank/host.h"

#include "bank/answers.h"
#include "bank/unit_of_work.h"
#include "core/iso8583/response_code.h"

#include <QLoggingCategory>

#include <array>

namespace kazasu::bank {
namespace {

Q_LOGGING_CATEGORY(hostLog, "kazasu.bank.host")

using iso8583::Message;
namespace field = iso8583::field;
namespace network = iso8583::network;
namespace processing = iso8583::processing;
namespace response = iso8583::response;

constexpr int kAttempts = 2;  // the second one finds out what became of the first

void logAnswer(const Message& request, const Message& answer) {
    qCInfo(hostLog, "%s: %s %s from %s: %s", std::string(request.get(field::kReference)).c_str(),
           request.type().c_str(), std::string(request.get(field::kProcessingCode)).c_str(),
           std::string(request.get(field::kAcquirer)).c_str(),
           std::string(answer.get(field::kResponseCode)).c_str());
}

}  // namespace

Host::Host(Database& database, Clock& clock, Random& random, Timers& timers, HostOptions options)
    : m_database(database),
      m_clock(clock),
      m_options(std::move(options)),
      m_journal(database),
      m_authorisations(database, clock, random),
      m_debits(database, clock),
      m_paybacks(database, clock),
      m_transfers(database, clock, timers, m_options.institution, m_options.peers) {}

const Host::Service* Host::serviceFor(const Message& request) {
    static constexpr std::array kServices{
        Service{"0100", "", Sender::Center, &Host::authorise},
        Service{"0220", processing::kPurchase, Sender::Center, &Host::debit},
        Service{"0220", processing::kRefund, Sender::Center, &Host::refund},
        Service{"0220", processing::kPaymentInformation, Sender::Center, nullptr},
        Service{"0220", processing::kPayBack, Sender::Center, nullptr},
        Service{"0420", "", Sender::Center, &Host::reverse},
        Service{"0620", "", Sender::Center, &Host::purchase},
        Service{"0200", processing::kTransferRequest, Sender::Institution, &Host::transferOut},
        Service{"0200", processing::kPayBack, Sender::Institution, &Host::payBack},
    };
    const std::string type = request.firstType();
    for (const auto& service : kServices) {
        const bool isMatch =
            service.type == type &&
            (service.processingCode.empty() || service.processingCode == request.get(field::kProcessingCode));
        if (isMatch) return &service;
    }
    return nullptr;
}

bool Host::isKnown(Sender sender, std::string_view id) const {
    const std::string key{id};
    return sender == Sender::Center ? m_options.centers.contains(key) : m_options.peers.contains(key);
}

Result<const Host::Service*> Host::checkedService(const Message& request) const {
    for (const int number :
         {field::kTransmissionTime, field::kTraceNumber, field::kAcquirer, field::kReference}) {
        KAZASU_TRY_STATUS(request.require(number));
    }
    const auto* service = serviceFor(request);
    if (service == nullptr) return Error{ErrorCode::Unsupported, "no such service"};
    if (!isKnown(service->sender, request.get(field::kAcquirer)))
        return Error{ErrorCode::Forbidden, "this sender may not ask for that"};
    return service;
}

Message Host::manageNetwork(const Message& request) const {
    for (const int number :
         {field::kTransmissionTime, field::kTraceNumber, field::kAcquirer, field::kNetworkCode}) {
        if (!request.has(number)) return answerTo(request, response::kFormatError);
    }
    const auto sender = request.get(field::kAcquirer);
    if (!isKnown(Sender::Center, sender) && !isKnown(Sender::Institution, sender))
        return answerTo(request, response::kNotPermittedToTerminal);
    const auto code = request.get(field::kNetworkCode);
    const bool isKnownCode = code == network::kSignOn || code == network::kSignOff || code == network::kEcho;
    return answerTo(request, isKnownCode ? response::kApproved : response::kInvalidTransaction);
}

void Host::handle(const Message& request, AnswerSink answer) {
    if (request.isResponse()) return;
    if (request.firstType() == "0800") return answer(manageNetwork(request));
    const AnswerSink logged = [request, answer = std::move(answer)](const Message& given) {
        logAnswer(request, given);
        answer(given);
    };
    const auto service = checkedService(request);
    if (!service) return logged(refusalOf(request, service.error()));
    if ((*service)->decide == nullptr) return m_transfers.receive(request, logged);

    const std::string reference{request.get(field::kReference)};
    auto decided = decideOnce(request, **service);
    bool isInDoubt = false;
    for (int attempt = 1; attempt < kAttempts && !decided && isOwnTrouble(decided.error()); ++attempt) {
        qCWarning(hostLog, "%s: trying again after %s", reference.c_str(), describe(decided.error()).c_str());
        isInDoubt = isInDoubt || decided.code() == ErrorCode::OutcomeUnknown;
        decided = decideOnce(request, **service);
    }
    if (decided) return logged(*decided);
    qCWarning(hostLog, "%s: %s: %s", reference.c_str(), request.type().c_str(),
              describe(decided.error()).c_str());
    // A commit that may have happened stays in doubt until somebody has looked; "try again" would be a
    // refusal.
    const bool isStillInDoubt = isInDoubt && isOwnTrouble(decided.error());
    if (isStillInDoubt || decided.code() == ErrorCode::OutcomeUnknown) return;
    logged(refusalOf(request, decided.error()));
}

Result<Message> Host::decideOnce(const Message& request, const Service& service) {
    auto outcome = inTransaction(m_database, [&]() -> Result<Message> {
        KAZASU_TRY(auto known, m_journal.find(request));
        if (known) return *std::move(known);
        KAZASU_TRY(Message answer, (this->*service.decide)(request));
        KAZASU_TRY_STATUS(m_journal.store(request, answer, m_clock.now()));
        return answer;
    });
    if (outcome || isOwnTrouble(outcome.error())) return outcome;
    // A conflict must not replace the first answer; what is not found yet may be there when it is asked for
    // again.
    const bool isKept = outcome.code() != ErrorCode::Conflict && outcome.code() != ErrorCode::NotFound;
    return isKept ? recordRefusal(request, outcome.error()) : outcome;
}

/// The refused work is rolled back; what stays is that it was refused.
Result<Message> Host::recordRefusal(const Message& request, const Error& reason) {
    qCInfo(hostLog, "%s: refused: %s", std::string(request.get(field::kReference)).c_str(),
           describe(reason).c_str());
    return inTransaction(m_database, [&]() -> Result<Message> {
        Message answer = refusalOf(request, reason);
        KAZASU_TRY_STATUS(m_journal.store(request, answer, m_clock.now()));
        return answer;
    });
}

}  // namespace kazasu::bank

#include "center/authorise/authorise_service.h"

#include "center/bank_link/bank_message.h"
#include "center/bank_link/bank_outbox.h"
#include "center/base/rows.h"
#include "center/member/sessions.h"
#include "center/reports/epoch.h"
#include "core/iso8583/response_code.h"
#include "core/planted.h"

namespace kazasu::center {
namespace {

constexpr Milliseconds kLongestCodeLife = std::chrono::hours{24};  // config.cpp allows no more
constexpr std::size_t kReferenceDigits = 12;                       // DE37

/// What is asked for counts like a code: a flood of requests would hold as much money.
Status checkOpenCodes(Database& database, const ClientId& client, std::int64_t most, Instant now) {
    KAZASU_TRY(const auto open,
               database.run("SELECT (SELECT COUNT(*) FROM authorisation WHERE client_id = ? AND state IN "
                            "('pending', 'approved')) + (SELECT COUNT(*) FROM code WHERE client_id = ? AND "
                            "issued_at > ? AND expires_at > ? AND state IN ('issued', 'delivered'))",
                            {sqlOf(client), sqlOf(client), sqlOf(now - kLongestCodeLife), sqlOf(now)}));
    if (open.rows.at(0).number(0) >= most)
        return Error{ErrorCode::TooManyOpenCodes, "there are unused codes: use or cancel one"};
    return {};
}

Status checkShop(Database& database, const AuthorisationRequest& request) {
    if (!request.shop) return {};
    KAZASU_TRY(const auto shop, database.run("SELECT 1 FROM shop WHERE number = ?", {sqlOf(*request.shop)}));
    if (shop.rows.empty()) return Error{ErrorCode::ShopUnknown, "'shop_number': no such shop"};
    return {};
}

/// What the requester is told: the view, unless it is that the bank could not be asked.
Result<AuthorisationView> outcomeOf(AuthorisationView view) {
    if (view.authorisation.reason == ErrorCode::BankUnreachable)
        return Error{ErrorCode::BankUnreachable, "the bank did not answer; nothing was debited"};
    return view;
}

Result<AuthorisationView> storedView(Database& database, const AuthorisationId& id) {
    KAZASU_TRY(auto found, findAuthorisation(database, id));
    if (!found) return Error{ErrorCode::NotFound, "no such authorisation"};
    KAZASU_TRY(auto means, findMeans(database, found->client, found->means));
    return AuthorisationView{*std::move(found), std::move(means)};
}

Status refuse(Database& database, const AuthorisationId& id, ErrorCode reason, std::string_view cause,
              Instant now) {
    KAZASU_TRY_STATUS(moveAuthorisation(database, id, AuthorisationState::Pending,
                                        AuthorisationState::Refused, cause, now));
    return storeReason(database, id, reason);
}

Status queueReversal(Database& database, const Authorisation& authorisation, Instant now) {
    return queueBankMessage(database, BankMessageKind::Reversal, authorisation.institution, authorisation.id,
                            authorisation.amount, now);
}

/// 607. Repeatable: an authorisation that somebody else decided meanwhile stays as it is.
Status decide(Database& database, const Authorisation& asked, const Result<iso8583::Message>& answer,
              Instant now) {
    KAZASU_TRY(const auto current, findAuthorisation(database, asked.id));
    if (!current || current->state != AuthorisationState::Pending) return {};
    if (!answer && answer.code() == ErrorCode::NetworkConnectFailed)
        return refuse(database, asked.id, ErrorCode::BankUnreachable, "606 nothing reached the bank", now);
    if (!answer)
        return giveUp(database, asked, "606 no answer: " + std::string(errorName(answer.code())), now);
    const std::string code{answer->get(iso8583::field::kResponseCode)};
    if (code.empty()) return giveUp(database, asked, "606 an answer without DE39", now);
    if (const Status verdict = iso8583::statusOfResponseCode(code); !verdict) {
        KAZASU_TRY_STATUS(refuse(database, asked.id, verdict.code(), "607 refused with " + code, now));
        // A bank in trouble may hold the money all the same, and a code that we do not know may be an
        // approval (10: of a part): whatever is held is released.
        const bool isPlainRefusal = iso8583::isKnownResponseCode(code) && !isTransient(verdict.error());
        return isPlainRefusal ? Status{} : queueReversal(database, asked, now);
    }
    KAZASU_TRY_STATUS(moveAuthorisation(database, asked.id, AuthorisationState::Pending,
                                        AuthorisationState::Approved, "607 approved", now));
    return storeApproval(database, asked.id, std::string(answer->get(iso8583::field::kApproval)),
                         now + kConfirmationTime);
}

}  // namespace

Status giveUp(Database& database, const Authorisation& authorisation, std::string_view cause, Instant now) {
    KAZASU_TRY_STATUS(refuse(database, authorisation.id, ErrorCode::BankUnreachable, cause, now));
    return queueReversal(database, authorisation, now);
}

Status giveUpAllPending(Database& database, Instant now) {
    KAZASU_TRY(const auto pending, database.run("SELECT id FROM authorisation WHERE state = 'pending'"));
    for (const SqlRow& row : pending.rows) {
        KAZASU_TRY(const auto authorisation, findAuthorisation(database, idAt<AuthorisationId>(row, 0)));
        KAZASU_TRY_STATUS(giveUp(database, *authorisation, "606 the center stopped before the answer", now));
    }
    return {};
}

void AuthoriseService::request(std::string sessionToken, AuthorisationRequest request,
                               Done<AuthorisationView> done) {
    const auto shared = std::make_shared<Done<AuthorisationView>>(std::move(done));
    m_parts.queue.submitFor(
        [this, token = std::move(sessionToken), request, now = m_parts.clock.now(),
         reference = randomDigits(m_parts.random, kReferenceDigits)](Database& database) {
            return begin(database, token, request, reference, now);
        },
        [this, shared](Result<Begun> begun) {
            if (!begun) return (*shared)(begun.error());
            if (begun->view.authorisation.state != AuthorisationState::Pending)
                return (*shared)(outcomeOf(std::move(begun->view)));
            m_parts.lane.post([this, shared, begun = *std::move(begun)] {
                if (begun.secret) return askBank(begun, *shared);
                waitForOther(begun.view, *shared);
            });
        });
}

Result<AuthoriseService::Begun> AuthoriseService::begin(Database& database, const std::string& token,
                                                        const AuthorisationRequest& request,
                                                        const std::string& reference, Instant now) const {
    KAZASU_TRY(const ClientId client, memberOfSession(database, token, now, m_parts.settings.limits.session));
    KAZASU_TRY(auto known, findAuthorisation(database, request.id));
    if (known && planted(Fault::AuthoriseTwice)) {
        // The primary key refuses a second one under the same id: the nearest real mistake makes a new id.
        AuthorisationRequest second = request;
        second.id = AuthorisationId::make(m_parts.clock, m_parts.random);
        return begin(database, token, second, reference, now);
    }
    if (known) {
        if (known->client != client || known->digest != digestOf(request))
            return Error{ErrorCode::Conflict, "'id': another request had this id"};
        KAZASU_TRY(auto means, findMeans(database, client, known->means));
        return Begun{{*std::move(known), std::move(means)}, {}};
    }
    KAZASU_TRY_STATUS(checkShop(database, request));
    KAZASU_TRY_STATUS(checkOpenCodes(database, client, m_parts.settings.limits.openCodes, now));
    KAZASU_TRY(auto means, findMeans(database, client, request.means));
    if (m_parts.banks.find(means.institution) == nullptr)
        return Error{ErrorCode::InstitutionUnknown, "'means_id': there is no line to its institution"};
    KAZASU_TRY(const auto trace, nextTrace(database));
    Authorisation authorisation{request.id,
                                client,
                                request.means,
                                means.institution,
                                request.amount,
                                request.instalments,
                                request.shop,
                                AuthorisationState::Pending,
                                {},
                                reference,
                                trace,
                                now,
                                {},
                                {},
                                digestOf(request)};
    KAZASU_TRY_STATUS(insertAuthorisation(database, authorisation));
    KAZASU_TRY(auto secret, secretOf(database, means.id, m_parts.box));
    return Begun{{std::move(authorisation), std::move(means)}, std::move(secret)};
}

void AuthoriseService::askBank(const Begun& begun, Done<AuthorisationView> done) {
    if (m_isStopped) return done(Error{ErrorCode::Unavailable, "the center is stopping"});
    const AuthorisationView& view = begun.view;
    m_waiting[view.authorisation.id].push_back(std::move(done));
    const Bank* bank = m_parts.banks.find(view.authorisation.institution);
    bank->line->send(
        authorisationMessage(view.authorisation, *begun.secret, m_parts.settings.issuer),
        m_parts.settings.bankTimeout, [this, view](Result<iso8583::Message> answer) {
            m_parts.lane.post([this, view, answer = std::move(answer)] { keepAnswer(view, answer); });
        });
}

void AuthoriseService::waitForOther(const AuthorisationView& view, Done<AuthorisationView> done) {
    const auto waiting = m_waiting.find(view.authorisation.id);
    if (waiting != m_waiting.end()) return waiting->second.push_back(std::move(done));
    if (m_isStopped) return done(Error{ErrorCode::Unavailable, "the center is stopping"});
    // The answer came while this request was on its way here, or it was lost and housekeeping will decide.
    m_parts.queue.submitFor(
        [id = view.authorisation.id](Database& database) { return storedView(database, id); },
        [done = std::move(done)](Result<AuthorisationView> found) {
            if (!found) return done(found.error());
            if (found->authorisation.state == AuthorisationState::Pending)
                return done(Error{ErrorCode::OutcomeUnknown, "ask again in a minute"});
            done(outcomeOf(*std::move(found)));
        });
}

void AuthoriseService::keepAnswer(const AuthorisationView& view, const Result<iso8583::Message>& answer) {
    if (m_isStopped) return;
    m_parts.queue.submitFor(
        [asked = view.authorisation, answer,
         now = m_parts.clock.now()](Database& database) -> Result<AuthorisationView> {
            KAZASU_TRY_STATUS(decide(database, asked, answer, now));
            return storedView(database, asked.id);
        },
        [this, id = view.authorisation.id](Result<AuthorisationView> decided) {
            m_outbox.wake();
            m_parts.lane.post([this, id, decided = std::move(decided)] {
                answerWaiting(id, decided ? outcomeOf(*decided) : decided);
            });
        });
}

void AuthoriseService::answerWaiting(const AuthorisationId& id, const Result<AuthorisationView>& outcome) {
    const auto waiting = m_waiting.extract(id);
    if (waiting.empty()) return;
    for (const auto& done : waiting.mapped()) done(outcome);
}

void AuthoriseService::stopOnLane() {
    m_isStopped = true;
    const auto waiting = std::move(m_waiting);
    m_waiting.clear();
    for (const auto& [id, dones] : waiting)
        for (const auto& done : dones) done(Error{ErrorCode::Unavailable, "the center is stopping"});
}

Result<AuthorisationView> AuthoriseService::cancel(Database& database, const ClientId& client,
                                                   const AuthorisationId& id, Instant now) {
    KAZASU_TRY(auto authorisation, authorisationOf(database, client, id));
    KAZASU_TRY(auto means, findMeans(database, client, authorisation.means));
    if (authorisation.state == AuthorisationState::Cancelled)
        return AuthorisationView{std::move(authorisation), std::move(means)};
    KAZASU_TRY(const bool mayBeUsed, isFromBeforeStart(database, id));
    if (mayBeUsed && authorisation.state == AuthorisationState::Approved)
        return Error{ErrorCode::Unavailable, "it is older than this start and lapses by itself"};
    KAZASU_TRY_STATUS(moveAuthorisation(database, id, AuthorisationState::Approved,
                                        AuthorisationState::Cancelled, "45 cancelled by the member", now));
    KAZASU_TRY_STATUS(queueReversal(database, authorisation, now));
    authorisation.state = AuthorisationState::Cancelled;
    return AuthorisationView{std::move(authorisation), std::move(means)};
}

}  // namespace kazasu::center

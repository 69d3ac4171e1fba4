// AuthoriseService: asks the member's bank once (605-607), keeps the answer, and lets the member cancel it. A
// request without an answer is never asked again blindly: it is refused, and the bank is told to forget it
// (0420).
#pragma once

#include "center/authorise/authorisation.h"
#include "center/base/done.h"
#include "center/base/parts.h"

#include <map>

namespace kazasu::center {

class BankOutbox;

struct AuthorisationView {
    Authorisation authorisation;
    Means means;
};

class AuthoriseService {
public:
    AuthoriseService(CenterParts& parts, BankOutbox& outbox) : m_parts(parts), m_outbox(outbox) {}

    /// Answers once the bank has answered. The same id with the same body gets the same outcome, with another
    /// body Conflict; BankUnreachable when there was no answer.
    void request(std::string sessionToken, AuthorisationRequest request, Done<AuthorisationView> done);
    /// 45: the member does not want it; the hold is reversed. Unavailable when it is older than this start:
    /// on books that fell back it may have become a code, so it lapses once the shops have reported.
    static Result<AuthorisationView> cancel(Database& database, const ClientId& client,
                                            const AuthorisationId& id, Instant now);
    /// Whoever waits for a bank is answered Unavailable; the start that follows gives those requests up.
    void stopOnLane();

private:
    struct Begun {
        AuthorisationView view;
        std::optional<MeansSecret> secret;  // present when the bank has to be asked
    };
    Result<Begun> begin(Database& database, const std::string& token, const AuthorisationRequest& request,
                        const std::string& reference, Instant now) const;
    void askBank(const Begun& begun, Done<AuthorisationView> done);
    void waitForOther(const AuthorisationView& view, Done<AuthorisationView> done);
    void keepAnswer(const AuthorisationView& view, const Result<iso8583::Message>& answer);
    void answerWaiting(const AuthorisationId& id, const Result<AuthorisationView>& outcome);

    CenterParts& m_parts;
    BankOutbox& m_outbox;
    std::map<AuthorisationId, std::vector<Done<AuthorisationView>>> m_waiting;  // lane only
    bool m_isStopped = false;
};

/// Gives a pending authorisation up: refused, and the bank is told to reverse what it may have held.
Status giveUp(Database& database, const Authorisation& authorisation, std::string_view cause, Instant now);
/// After a start nobody waits for an answer any more: every pending authorisation is given up.
Status giveUpAllPending(Database& database, Instant now);

}  // namespace kazasu::center

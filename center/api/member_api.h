// MemberApi: network 104, phone and center (docs/protocols.md; interface 141).
#pragma once

#include "center/api/answers.h"
#include "center/api/image_cache.h"
#include "center/api/request_guard.h"
#include "center/authorise/authorise_service.h"
#include "center/bank_link/bank_outbox.h"
#include "center/member/member_service.h"

namespace kazasu::center {

class MemberApi {
public:
    MemberApi(CenterParts& parts, MemberService& members, AuthoriseService& authorisations,
              BankOutbox& outbox, RequestGuard guard);
    void addTo(HttpRouter& router);

private:
    using Serve = void (MemberApi::*)(const RouteCall& call, const SharedReply& reply);

    /// Adds a route that changes something: checked by the guard before it is served.
    void addChange(HttpRouter& router, std::string method, const std::string& pattern, Serve serve);
    void addRead(HttpRouter& router, const std::string& pattern, Serve serve);

    void addMemberRoutes(HttpRouter& router);
    void listInstitutions(const RouteCall& call, const SharedReply& reply);
    void signUp(const RouteCall& call, const SharedReply& reply);

    void addSessionRoutes(HttpRouter& router);
    [[nodiscard]] CallerFacts callerOf(const HttpRequest& request) const;
    void logIn(const RouteCall& call, const SharedReply& reply);
    void showSession(const RouteCall& call, const SharedReply& reply);
    void listSessions(const RouteCall& call, const SharedReply& reply);
    void logOut(const RouteCall& call, const SharedReply& reply);
    void endSession(const RouteCall& call, const SharedReply& reply);
    void endAllSessions(const RouteCall& call, const SharedReply& reply);

    void addMeansRoutes(HttpRouter& router);
    void addMeans(const RouteCall& call, const SharedReply& reply);
    void listMeans(const RouteCall& call, const SharedReply& reply);

    void addAuthorisationRoutes(HttpRouter& router);
    void authorise(const RouteCall& call, const SharedReply& reply);
    void showAuthorisation(const RouteCall& call, const SharedReply& reply);
    void confirmAuthorisation(const RouteCall& call, const SharedReply& reply);
    void cancelAuthorisation(const RouteCall& call, const SharedReply& reply);
    [[nodiscard]] Json viewJson(const AuthorisationView& view) const;

    void addCodeRoutes(HttpRouter& router);
    void listCodes(const RouteCall& call, const SharedReply& reply);
    void showCode(const RouteCall& call, const SharedReply& reply);
    void confirmCodeDelivery(const RouteCall& call, const SharedReply& reply);
    void disputeCode(const RouteCall& call, const SharedReply& reply);
    void cancelCode(const RouteCall& call, const SharedReply& reply);
    void serveImage(const RouteCall& call, const SharedReply& reply);
    void sendImage(const SharedReply& reply, const HttpRequest& request, const IssueNumber& number,
                   const CodeImage& image);

    /// Runs `job(Database&, const ClientId&, Instant now) -> Result<T>` for the member whose session it is
    /// and sends `toResponse(T)`. What the job queued for a bank goes out.
    template <class Job, class ToResponse>
    void inSession(const RouteCall& call, const SharedReply& reply, Job job, ToResponse toResponse);

    CenterParts& m_parts;
    MemberService& m_members;
    AuthoriseService& m_authorisations;
    BankOutbox& m_outbox;
    RequestGuard m_guard;
    ImageCache m_images;
};

}  // namespace kazasu::center

// Authorisations, codes, their images and their delivery: routes 605 to 609 of MemberApi.
#include "center/api/member_routes.h"
#include "center/delivery/delivery.h"
#include "center/dispute/dispute.h"
#include "center/handover/handover.h"
#include "center/issue/issue.h"

namespace kazasu::center {
namespace {

template <class AnyCode>
Json codeJson(const AnyCode& code) {
    return Json::object().set("code", toJson(code));
}

/// The code of that number in the path, if it can still be shown.
Result<Code> liveCodeOf(Database& database, const ClientId& client, const IssueNumber& number, Instant now) {
    KAZASU_TRY(auto code, codeAtTerminalOf(database, client, number));
    if (!code.isLive()) return whyNotLive(code);
    if (code.expiresAt <= now) return Error{ErrorCode::CodeExpired, "it expired"};
    return code;
}

}  // namespace

void MemberApi::addAuthorisationRoutes(HttpRouter& router) {
    addChange(router, "POST", "/member/v1/authorisations", &MemberApi::authorise);
    addRead(router, "/member/v1/authorisations/{id}", &MemberApi::showAuthorisation);
    addChange(router, "POST", "/member/v1/authorisations/{id}/confirm", &MemberApi::confirmAuthorisation);
    addChange(router, "POST", "/member/v1/authorisations/{id}/cancel", &MemberApi::cancelAuthorisation);
}

Json MemberApi::viewJson(const AuthorisationView& view) const {
    return Json::object().set("authorisation", toJson(view.authorisation, view.means, m_parts.banks));
}

void MemberApi::authorise(const RouteCall& call, const SharedReply& reply) {
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto request = authorisationRequestFrom(*body);
    if (!request) return reply->send(errorAnswer(request.error()));
    m_authorisations.request(
        m_guard.tokenIn(call.request), *request, [this, reply](const Result<AuthorisationView>& view) {
            answerWith(reply, view,
                       [this](const AuthorisationView& made) { return jsonAnswer(201, viewJson(made)); });
        });
}

void MemberApi::showAuthorisation(const RouteCall& call, const SharedReply& reply) {
    const auto id = capturedId<AuthorisationId>(call, "id");
    if (!id) return reply->send(errorAnswer(id.error()));
    inSession(
        call, reply,
        [id = *id](Database& database, const ClientId& client, Instant) -> Result<AuthorisationView> {
            KAZASU_TRY(auto found, authorisationOf(database, client, id));
            KAZASU_TRY(auto means, findMeans(database, client, found.means));
            return AuthorisationView{std::move(found), std::move(means)};
        },
        [this](const AuthorisationView& view) { return jsonAnswer(200, viewJson(view)); });
}

void MemberApi::confirmAuthorisation(const RouteCall& call, const SharedReply& reply) {
    const auto id = capturedId<AuthorisationId>(call, "id");
    if (!id) return reply->send(errorAnswer(id.error()));
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto receiver = receiverFrom(*body);
    if (!receiver) return reply->send(errorAnswer(receiver.error()));
    inSession(
        call, reply,
        [this, id = *id, receiver = *receiver](Database& database, const ClientId& client,
                                               Instant now) -> Result<MembersCode> {
            KAZASU_TRY(const Code made, confirmAndIssue(database, m_parts, client, id, now, receiver));
            return membersCodeOf(database, client, made.number);
        },
        [](const MembersCode& code) { return jsonAnswer(200, codeJson(code)); });
}

void MemberApi::cancelAuthorisation(const RouteCall& call, const SharedReply& reply) {
    const auto id = capturedId<AuthorisationId>(call, "id");
    if (!id) return reply->send(errorAnswer(id.error()));
    inSession(
        call, reply,
        [id = *id](Database& database, const ClientId& client, Instant now) {
            return AuthoriseService::cancel(database, client, id, now);
        },
        [this](const AuthorisationView& view) { return jsonAnswer(200, viewJson(view)); });
}

void MemberApi::addCodeRoutes(HttpRouter& router) {
    addRead(router, "/member/v1/codes", &MemberApi::listCodes);
    addRead(router, "/member/v1/codes/{issue_number}", &MemberApi::showCode);
    addRead(router, "/member/v1/codes/{issue_number}/image", &MemberApi::serveImage);
    addChange(router, "POST", "/member/v1/codes/{issue_number}/delivered", &MemberApi::confirmCodeDelivery);
    addChange(router, "POST", "/member/v1/codes/{issue_number}/cancel", &MemberApi::cancelCode);
    addChange(router, "POST", "/member/v1/codes/{issue_number}/dispute", &MemberApi::disputeCode);
}

void MemberApi::listCodes(const RouteCall& call, const SharedReply& reply) {
    inSession(
        call, reply,
        [](Database& database, const ClientId& client, Instant) { return membersCodesOf(database, client); },
        [](const std::vector<MembersCode>& codes) {
            Json list = Json::array();
            for (const MembersCode& code : codes) list.push(toJson(code));
            return jsonAnswer(200, Json::object().set("codes", std::move(list)));
        });
}

void MemberApi::showCode(const RouteCall& call, const SharedReply& reply) {
    const auto number = capturedId<IssueNumber>(call, "issue_number");
    if (!number) return reply->send(errorAnswer(number.error()));
    inSession(
        call, reply,
        [number = *number](Database& database, const ClientId& client, Instant) {
            return membersCodeOf(database, client, number);
        },
        [](const MembersCode& code) { return jsonAnswer(200, codeJson(code)); });
}

void MemberApi::disputeCode(const RouteCall& call, const SharedReply& reply) {
    const auto number = capturedId<IssueNumber>(call, "issue_number");
    if (!number) return reply->send(errorAnswer(number.error()));
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto reason = disputeReasonFrom(*body);
    if (!reason) return reply->send(errorAnswer(reason.error()));
    inSession(
        call, reply,
        [number = *number, reason = *reason](Database& database, const ClientId& client, Instant now) {
            return dispute(database, client, number, reason, now);
        },
        [](const MembersCode& code) { return jsonAnswer(200, codeJson(code)); });
}

void MemberApi::confirmCodeDelivery(const RouteCall& call, const SharedReply& reply) {
    const auto number = capturedId<IssueNumber>(call, "issue_number");
    if (!number) return reply->send(errorAnswer(number.error()));
    const auto body = bodyOf(call.request);
    if (!body) return reply->send(errorAnswer(body.error()));
    const auto sha256 = body->getText("sha256");
    if (!sha256) return reply->send(errorAnswer(sha256.error()));
    inSession(
        call, reply,
        [number = *number, sha256 = *sha256](Database& database, const ClientId& client,
                                             Instant now) -> Result<MembersCode> {
            KAZASU_TRY(const Code delivered, confirmDelivery(database, client, number, sha256, now));
            return membersCodeOf(database, client, delivered.number);
        },
        [](const MembersCode& code) { return jsonAnswer(200, codeJson(code)); });
}

void MemberApi::cancelCode(const RouteCall& call, const SharedReply& reply) {
    const auto number = capturedId<IssueNumber>(call, "issue_number");
    if (!number) return reply->send(errorAnswer(number.error()));
    inSession(
        call, reply,
        [number = *number](Database& database, const ClientId& client, Instant now) -> Result<MembersCode> {
            KAZASU_TRY(const Code revoked, revoke(database, client, number, now));
            return membersCodeOf(database, client, revoked.number);
        },
        [](const MembersCode& code) { return jsonAnswer(200, codeJson(code)); });
}

void MemberApi::serveImage(const RouteCall& call, const SharedReply& reply) {
    const auto number = capturedId<IssueNumber>(call, "issue_number");
    if (!number) return reply->send(errorAnswer(number.error()));
    const HttpRequest& request = call.request;
    const auto wish = imageWishFrom(request.queryValue("format"), request.queryValue("symbol"),
                                    request.queryValue("module"));
    if (!wish) return reply->send(errorAnswer(wish.error()));
    m_parts.queue.submitFor(
        [token = m_guard.tokenIn(request), number = *number, limits = m_parts.settings.limits.session,
         now = m_parts.clock.now()](Database& database) -> Result<Code> {
            KAZASU_TRY(const ClientId client, memberOfSession(database, token, now, limits));
            return liveCodeOf(database, client, number, now);
        },
        [this, reply, request, wish = *wish](const Result<Code>& code) {
            if (!code) return reply->send(errorAnswer(code.error()));
            const Status posted = m_parts.checks.post([this, reply, request, wish, code = *code] {
                if (const auto known = m_images.find(code.number, wish))
                    return sendImage(reply, request, code.number, *known);
                const auto image = drawImage(code, wish, m_parts.barcodes);
                if (!image) return reply->send(errorAnswer(image.error()));
                m_images.put(code.number, wish, *image);
                sendImage(reply, request, code.number, *image);
            });
            if (!posted) reply->send(errorAnswer(posted.error()));
        });
}

void MemberApi::sendImage(const SharedReply& reply, const HttpRequest& request, const IssueNumber& number,
                          const CodeImage& image) {
    const std::string etag = '"' + image.sha256 + '"';
    m_parts.queue.submit(
        [number, sha256 = image.sha256, now = m_parts.clock.now()](Database& database) {
            return rememberImage(database, number, sha256, now);
        },
        [reply, image, etag, isKnown = request.header("if-none-match") == etag](const Status& remembered) {
            if (!remembered) return reply->send(errorAnswer(remembered.error()));
            HttpResponse response = isKnown ? HttpResponse::empty(304) : HttpResponse{200, {}, image.bytes};
            response.headers = {{"content-type", image.contentType},
                                {"etag", etag},
                                {"cache-control", "private, no-cache"},
                                {"x-content-type-options", "nosniff"},
                                {"content-security-policy", "default-src 'none'"}};
            reply->send(std::move(response));
        });
}

}  // namespace kazasu::center

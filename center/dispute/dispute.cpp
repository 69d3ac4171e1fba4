#include "center/dispute/dispute.h"

#include "center/base/rows.h"

#include <algorithm>

namespace kazasu::center {
namespace {

constexpr const char* kFactColumns =
    "SELECT t.issue_number, t.accepted_at, d.disputed_at FROM settlement t "
    "LEFT JOIN dispute d ON d.issue_number = t.issue_number ";
constexpr int kListed = 500;

std::string_view nameOf(DisputeReason reason) {
    return reason == DisputeReason::NotMine ? "not_mine" : "wrong_amount";
}

/// Counted from when the center learned of it: a shop without a line may report late, and says itself when it
/// was.
DisputeFacts factsAt(const SqlRow& row) { return {instantAt(row, 1) + kDisputeTime, optInstantAt(row, 2)}; }

}  // namespace

Result<DisputeReason> disputeReasonFrom(const Json& body) {
    KAZASU_TRY(const auto name, body.getText("reason"));
    if (name == "not_mine") return DisputeReason::NotMine;
    if (name == "wrong_amount") return DisputeReason::WrongAmount;
    return Error{ErrorCode::InvalidArgument, "'reason': not_mine or wrong_amount"};
}

Json toJson(const MembersCode& shown) {
    Json body = toJson(shown.code).set("dispute_until", Json{}).set("disputed_at", Json{});
    if (shown.handover && shown.isReceived) body.set("received_from", shown.handover->senderName);
    if (shown.handover && !shown.isReceived)
        body.set("sent_to", shown.handover->receiverName).set("text", "").set("digits", "");
    if (!shown.dispute) return body;
    body.set("dispute_until", toRfc3339(shown.dispute->until));
    if (shown.dispute->disputedAt) body.set("disputed_at", toRfc3339(*shown.dispute->disputedAt));
    return body;
}

Result<MembersCode> membersCodeOf(Database& database, const ClientId& client, const IssueNumber& number) {
    KAZASU_TRY(auto handover, handoverOf(database, number));
    const bool isReceived = handover && handover->receiver == client;
    KAZASU_TRY(auto code,
               isReceived ? codeAtTerminalOf(database, client, number) : codeOf(database, client, number));
    MembersCode shown{std::move(code), {}, std::move(handover), isReceived};
    if (isReceived) return shown;  // a dispute is the payer's
    if (shown.code.state != CodeState::Redeemed) return shown;
    KAZASU_TRY(const auto found,
               database.run(std::string(kFactColumns) + "WHERE t.issue_number = ? AND t.state = 'accepted'",
                            {sqlOf(number)}));
    if (!found.rows.empty()) shown.dispute = factsAt(found.rows[0]);
    return shown;
}

Result<std::vector<MembersCode>> membersCodesOf(Database& database, const ClientId& client) {
    KAZASU_TRY(auto codes, codesOf(database, client));
    KAZASU_TRY(const auto found,
               database.run(std::string(kFactColumns) + "JOIN code c ON c.issue_number = t.issue_number "
                                                        "WHERE c.client_id = ? AND t.state = 'accepted'",
                            {sqlOf(client)}));
    std::map<std::string, DisputeFacts> facts;
    for (const SqlRow& row : found.rows) facts.emplace(row.text(0), factsAt(row));
    std::vector<MembersCode> shown;
    for (Code& code : codes) {
        const auto fact = facts.find(code.number.toString());
        KAZASU_TRY(auto handover, handoverOf(database, code.number));
        shown.push_back({std::move(code),
                         fact == facts.end() ? std::optional<DisputeFacts>{} : std::optional{fact->second},
                         std::move(handover), false});
    }
    KAZASU_TRY(auto received, codesReceivedBy(database, client));
    for (Code& code : received) {
        KAZASU_TRY(auto handover, handoverOf(database, code.number));
        shown.push_back({std::move(code), {}, std::move(handover), true});
    }
    std::stable_sort(shown.begin(), shown.end(), [](const MembersCode& a, const MembersCode& b) {
        return a.code.issuedAt > b.code.issuedAt;
    });
    return shown;
}

Result<MembersCode> dispute(Database& database, const ClientId& client, const IssueNumber& number,
                            DisputeReason reason, Instant now) {
    KAZASU_TRY(auto shown, membersCodeOf(database, client, number));
    if (shown.isReceived) return Error{ErrorCode::NotFound, "no such payment"};
    if (!shown.dispute) return Error{ErrorCode::DisputeClosed, "nothing was paid with this code"};
    if (shown.dispute->disputedAt) {
        KAZASU_TRY(const auto same,
                   database.run("SELECT 1 FROM dispute WHERE issue_number = ? AND reason = ?",
                                {sqlOf(number), std::string(nameOf(reason))}));
        if (same.rows.empty()) return Error{ErrorCode::Conflict, "'reason': another one was given before"};
        return shown;
    }
    if (now >= shown.dispute->until)
        return Error{ErrorCode::DisputeClosed, "it was possible until " + toRfc3339(shown.dispute->until)};
    KAZASU_TRY(
        const auto inserted,
        database.run("INSERT INTO dispute (issue_number, client_id, reason, disputed_at) VALUES (?, ?, ?, ?)",
                     {sqlOf(number), sqlOf(client), std::string(nameOf(reason)), sqlOf(now)}));
    shown.dispute->disputedAt = now;
    return shown;
}

Result<std::string> listDisputes(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT d.disputed_at, d.issue_number, d.reason, t.shop_number, t.record_id, "
                            "t.amount_used_minor FROM dispute d JOIN settlement t ON "
                            "t.issue_number = d.issue_number AND t.state = 'accepted' "
                            "ORDER BY d.disputed_at DESC, d.issue_number LIMIT ?",
                            {std::int64_t{kListed}}));
    std::string text;
    for (const SqlRow& row : found.rows) {
        text += toRfc3339(instantAt(row, 0)) + "  " + row.text(1) + "  " + row.text(2) + "  shop " +
                std::to_string(row.number(3)) + " sale " + row.text(4) + " amount " +
                std::to_string(row.number(5)) + '\n';
    }
    return text.empty() ? std::string("no disputes\n") : text;
}

}  // namespace kazasu::center

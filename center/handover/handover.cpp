#include "center/handover/handover.h"

#include "center/base/rows.h"

namespace kazasu::center {

Result<std::optional<ClientId>> receiverFrom(const Json& body) {
    KAZASU_TRY(const auto text, body.optText("send_to"));
    if (!text) return std::optional<ClientId>{};
    const auto id = ClientId::parse(*text);
    if (!id) return Error{ErrorCode::DestinationUnknown, "'send_to': the id of a member"};
    return std::optional{*id};
}

Status checkReceiver(Database& database, const ClientId& sender, const ClientId& receiver) {
    if (receiver == sender) return Error{ErrorCode::DestinationUnknown, "'send_to': that is the sender"};
    KAZASU_TRY(const auto found, database.run("SELECT 1 FROM member WHERE client_id = ?", {sqlOf(receiver)}));
    if (found.rows.empty()) return Error{ErrorCode::DestinationUnknown, "'send_to': no such terminal"};
    return {};
}

Status insertHandover(Database& database, const IssueNumber& number, const ClientId& receiver, Instant now) {
    KAZASU_TRY(const auto inserted,
               database.run("INSERT INTO handover (issue_number, receiver, named_at) VALUES (?, ?, ?)",
                            {sqlOf(number), sqlOf(receiver), sqlOf(now)}));
    return {};
}

Result<std::optional<Handover>> handoverOf(Database& database, const IssueNumber& number) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT h.receiver, s.name, r.name FROM handover h JOIN code c ON c.issue_number = "
                     "h.issue_number JOIN member s ON s.client_id = c.client_id JOIN member r ON "
                     "r.client_id = h.receiver WHERE h.issue_number = ?",
                     {sqlOf(number)}));
    if (found.rows.empty()) return std::optional<Handover>{};
    const SqlRow& row = found.rows[0];
    return std::optional{Handover{idAt<ClientId>(row, 0), row.text(1), row.text(2)}};
}

Result<Code> codeAtTerminalOf(Database& database, const ClientId& client, const IssueNumber& number) {
    const Error unknown{ErrorCode::NotFound, "no such code"};
    KAZASU_TRY(auto code, findCode(database, number));
    if (!code) return unknown;
    KAZASU_TRY(const auto handover, handoverOf(database, number));
    if (!handover) return code->client == client ? Result<Code>{*std::move(code)} : unknown;
    if (handover->receiver == client) return *std::move(code);
    if (code->client == client) return Error{ErrorCode::Forbidden, "it is on another terminal"};
    return unknown;
}

Result<std::vector<Code>> codesReceivedBy(Database& database, const ClientId& client) {
    KAZASU_TRY(const auto found,
               database.run("SELECT issue_number FROM handover WHERE receiver = ? ORDER BY named_at DESC, "
                            "issue_number LIMIT 100",
                            {sqlOf(client)}));
    std::vector<Code> codes;
    for (const SqlRow& row : found.rows) {
        KAZASU_TRY(auto code, findCode(database, idAt<IssueNumber>(row, 0)));
        KAZASU_CHECK(code.has_value());  // a foreign key
        codes.push_back(*std::move(code));
    }
    return codes;
}

}  // namespace kazasu::center

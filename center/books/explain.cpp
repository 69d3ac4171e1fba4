// explainCode: everything that the books know about one code, in the order in which it happened.
#include "center/base/rows.h"
#include "center/books/books.h"
#include "center/issue/code.h"

#include <algorithm>

namespace kazasu::center {
namespace {

struct Happening {
    Instant at;
    std::string words;
};

Result<AuthorisationId> authorisationNamed(Database& database, const std::string& name) {
    KAZASU_TRY(const auto found,
               database.run("SELECT authorisation_id FROM code WHERE issue_number = ? OR reference = ? "
                            "UNION SELECT id FROM authorisation WHERE id = ?",
                            {name, name, name}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no code and no authorisation of that name"};
    return idAt<AuthorisationId>(found.rows[0], 0);
}

Status addTransitions(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found, database.run("SELECT at, thing, from_state, to_state, cause FROM transition "
                                              "WHERE authorisation_id = ? ORDER BY sequence",
                                              {sqlOf(id)}));
    for (const SqlRow& row : found.rows) {
        const std::string from = row.text(2).empty() ? "" : row.text(2) + " -> ";
        life.push_back(
            {instantAt(row, 0), row.text(1) + ' ' + from + row.text(3) + "  (" + row.text(4) + ')'});
    }
    return {};
}

Status addClaims(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(
        const auto found,
        database.run("SELECT k.claimed_at, k.shop_number, k.state, k.amount_minor, k.sale_id, k.error_detail "
                     "FROM claim k JOIN code c ON c.issue_number = k.issue_number "
                     "WHERE c.authorisation_id = ? ORDER BY k.claimed_at",
                     {sqlOf(id)}));
    for (const SqlRow& row : found.rows) {
        life.push_back({instantAt(row, 0), "claim of shop " + std::to_string(row.number(1)) + " over " +
                                               std::to_string(row.optNumber(3).value_or(0)) + " for sale " +
                                               row.optText(4).value_or("?") + ": " + row.text(2) + ' ' +
                                               row.optText(5).value_or("")});
    }
    return {};
}

Status addSettlements(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found,
               database.run("SELECT t.accepted_at, t.shop_number, t.record_id, t.state, t.amount_used_minor, "
                            "t.returned_minor, t.error_detail FROM settlement t "
                            "JOIN code c ON c.issue_number = t.issue_number "
                            "WHERE c.authorisation_id = ? ORDER BY t.accepted_at",
                            {sqlOf(id)}));
    for (const SqlRow& row : found.rows) {
        life.push_back({instantAt(row, 0),
                        "settlement record " + row.text(2) + " of shop " + std::to_string(row.number(1)) +
                            ": " + row.text(3) + ", used " + std::to_string(row.number(4)) + ", returned " +
                            std::to_string(row.number(5)) + ' ' + row.optText(6).value_or("")});
    }
    return {};
}

Status addHandover(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found,
               database.run("SELECT h.named_at, h.receiver FROM handover h JOIN code c ON c.issue_number = "
                            "h.issue_number WHERE c.authorisation_id = ?",
                            {sqlOf(id)}));
    for (const SqlRow& row : found.rows)
        life.push_back({instantAt(row, 0), "C9 for the terminal of member " + row.text(1)});
    return {};
}

Status addRefunds(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found,
               database.run("SELECT r.decided_at, r.refund_id, r.shop_number, r.record_id, r.state, "
                            "r.amount_minor, r.error_detail, r.paid_at, r.failed_at FROM refund r "
                            "JOIN code c ON c.issue_number = r.issue_number WHERE c.authorisation_id = ?",
                            {sqlOf(id)}));
    for (const SqlRow& row : found.rows) {
        const std::string subject = "refund " + row.text(1) + " of shop " + std::to_string(row.number(2)) +
                                    " for sale " + row.text(3) + " over " + std::to_string(row.number(5));
        const std::string why = row.optText(6).value_or("");
        const bool isRefused = row.text(4) == "refused";
        life.push_back({instantAt(row, 0), subject + ": " + row.text(4) + (isRefused ? ' ' + why : "")});
        if (!row.isNull(7)) life.push_back({instantAt(row, 7), subject + ": the member has it"});
        if (!row.isNull(8)) life.push_back({instantAt(row, 8), subject + ": failed, " + why});
    }
    return {};
}

Status addDispute(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found, database.run("SELECT d.disputed_at, d.reason FROM dispute d JOIN code c ON "
                                              "c.issue_number = d.issue_number WHERE c.authorisation_id = ?",
                                              {sqlOf(id)}));
    for (const SqlRow& row : found.rows)
        life.push_back({instantAt(row, 0), "disputed by the member: " + row.text(1)});
    return {};
}

Status addLedger(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found,
               database.run("SELECT s.at, s.id, l.account, l.amount_minor, s.cause FROM ledger_set s "
                            "JOIN ledger_line l ON l.set_id = s.id WHERE s.authorisation_id = ? "
                            "ORDER BY s.at, s.id, l.line",
                            {sqlOf(id)}));
    for (const SqlRow& row : found.rows)
        life.push_back({instantAt(row, 0), "ledger " + row.text(1) + ": " + row.text(2) + ' ' +
                                               (row.number(3) > 0 ? "+" : "") +
                                               std::to_string(row.number(3)) + "  (" + row.text(4) + ')'});
    return {};
}

Status addBankMessages(Database& database, const AuthorisationId& id, std::vector<Happening>& life) {
    KAZASU_TRY(const auto found,
               database.run(
                   "SELECT created_at, kind, institution, amount_minor, attempts, response_code, answered_at "
                   "FROM bank_message WHERE authorisation_id = ? ORDER BY sequence",
                   {sqlOf(id)}));
    for (const SqlRow& row : found.rows) {
        const std::string answer = row.optText(5).value_or("");
        const std::string last = answer.empty() ? "" : ", the last answered " + answer;
        const std::string outcome = row.isNull(6)
                                        ? "waiting, " + std::to_string(row.number(4)) + " attempts" + last
                                        : "answered " + answer + " at " + toRfc3339(instantAt(row, 6));
        life.push_back({instantAt(row, 0), "bank message " + row.text(1) + " to " + row.text(2) + " over " +
                                               std::to_string(row.number(3)) + ": " + outcome});
    }
    return {};
}

}  // namespace

Result<std::string> explainCode(Database& database, const std::string& code) {
    KAZASU_TRY(const auto id, authorisationNamed(database, code));
    std::vector<Happening> life;
    KAZASU_TRY_STATUS(addTransitions(database, id, life));
    KAZASU_TRY_STATUS(addClaims(database, id, life));
    KAZASU_TRY_STATUS(addSettlements(database, id, life));
    KAZASU_TRY_STATUS(addHandover(database, id, life));
    KAZASU_TRY_STATUS(addRefunds(database, id, life));
    KAZASU_TRY_STATUS(addDispute(database, id, life));
    KAZASU_TRY_STATUS(addLedger(database, id, life));
    KAZASU_TRY_STATUS(addBankMessages(database, id, life));
    std::stable_sort(life.begin(), life.end(),
                     [](const Happening& a, const Happening& b) { return a.at < b.at; });

    std::string text = "authorisation " + id.toString() + '\n';
    KAZASU_TRY(const auto issued, findCodeOfAuthorisation(database, id));
    if (issued)
        text += "code " + issued->number.toString() + "  " + issued->reference + "  " +
                std::to_string(issued->amount.minor()) + " until " + toRfc3339(issued->expiresAt) +
                (issued->shop ? "  for shop " + std::to_string(issued->shop->value()) : "") + '\n';
    for (const Happening& happening : life) text += toRfc3339(happening.at) + "  " + happening.words + '\n';
    return text;
}

}  // namespace kazasu::center

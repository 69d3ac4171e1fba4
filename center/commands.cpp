#include "center/commands.h"

#include "center/books/books.h"
#include "center/dispute/dispute.h"
#include "center/ledger/ledger.h"
#include "center/ledger/ledger_chain.h"
#include "center/redemption/settlements.h"
#include "center/reports/epoch.h"
#include "center/reports/journal_heads.h"
#include "core/code/settlement_code.h"
#include "core/text/whole_number.h"

#include <algorithm>
#include <array>

namespace kazasu::center {
namespace {

constexpr std::array<std::string_view, 17> kOptionsWithValue{
    "number",  "name", "institution", "account",      "token-file", "minutes", "key",  "root",    "list",
    "request", "out",  "days",        "overlap-days", "from",       "serial",  "head", "old-root"};
constexpr std::array<std::string_view, 1> kFlags{"json"};

template <std::size_t kCount>
bool contains(const std::array<std::string_view, kCount>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a shell gives as text is a number where only a number makes sense.
Json optionJson(const std::string& text) {
    const auto number = wholeNumber<std::int64_t>(text);
    return number ? Json::number(*number) : Json::text(text);
}

/// Looks at one state of the books, although a running center goes on writing.
template <class Look>
auto atOneMoment(Database& database, Look look) -> decltype(look()) {
    KAZASU_TRY(const auto begun, database.run("BEGIN"));
    auto seen = look();
    KAZASU_TRY(const auto ended, database.run("COMMIT"));
    return seen;
}

}  // namespace

Result<std::string> CommandLine::need(const std::string& name) const {
    const auto found = options.find(name);
    if (found == options.end() || found->second.empty())
        return Error{ErrorCode::InvalidArgument, "--" + name + " is missing"};
    return found->second;
}

Result<CommandLine> commandLineFrom(const std::vector<std::string>& arguments) {
    CommandLine line;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (!argument.starts_with("--")) {
            line.words.push_back(argument);
            continue;
        }
        const std::string name = argument.substr(2);
        if (contains(kFlags, name)) {
            line.options[name] = "";
        } else if (contains(kOptionsWithValue, name) && i + 1 < arguments.size()) {
            line.options[name] = arguments[++i];
        } else {
            return Error{ErrorCode::InvalidArgument,
                         argument + " is not an option, or lacks its value; see --help"};
        }
    }
    return line;
}

std::string_view commandHelp() {
    return "kazasu-center: the settlement center (101)\n"
           "\n"
           "  kazasu-center [serve] --config FILE      serves phones and shops; prints `ready member=PORT "
           "shop=PORT`\n"
           "  kazasu-center --check --config FILE      is the configuration good, do the books balance?\n"
           "  kazasu-center shop add --config FILE --number N --name NAME --institution ID --account DIGITS\n"
           "                [--token-file FILE]        a shop that may settle here; prints its token or "
           "writes it\n"
           "                                           to FILE; every command here also works while the "
           "center "
           "serves\n"
           "  kazasu-center shop enrol --config FILE --number N [--minutes 15]\n"
           "                                           a code, good once, by which a machine of the shop "
           "becomes known:\n"
           "                                           there, kazasu-controller enrol CODE --config FILE\n"
           "  kazasu-center shop head --config FILE --number N [--json]\n"
           "                                           how far the journals of the shop's stores have come, "
           "and "
           "which\n"
           "                                           of them contradict what they reported before\n"
           "  kazasu-center device list --config FILE [--json]\n"
           "  kazasu-center device revoke --config FILE --key HEX\n"
           "  kazasu-center keys root create --root FILE\n"
           "                                           on a machine without a network: the root key, which "
           "signs the\n"
           "                                           lists of keys (docs/keys.md)\n"
           "  kazasu-center keys root trust HEX --config FILE\n"
           "  kazasu-center keys request --config FILE [--out FILE]\n"
           "                                           the center's next key, and a request for its root\n"
           "  kazasu-center keys sign --root FILE [--list FILE] [--request FILE] [--days 30]\n"
           "                [--overlap-days 7] [--from now|TIME] [--serial N] [--old-root HEX] [--out FILE]\n"
           "                                           offline: the next list; --old-root: the --list was "
           "signed "
           "by\n"
           "                                           the root that this one follows\n"
           "  kazasu-center keys revoke --root FILE --list FILE --key ID [--request FILE] [--out FILE]\n"
           "                                           offline: the list that calls a key back\n"
           "  kazasu-center keys install FILE --config FILE\n"
           "  kazasu-center keys list --config FILE [--json | --out FILE]\n"
           "                                           the list in force, what each key does, what is due\n"
           "  kazasu-center books --config FILE --json balances and totals, also of a running center\n"
           "  kazasu-center ledger verify --config FILE [--head SEQUENCE:HASH]\n"
           "                                           the hash chain over postings, transitions and "
           "records; "
           "a head\n"
           "                                           that a shop holds shows whether the tail was cut off\n"
           "  kazasu-center explain CODE --config FILE the life of one code: issue number, 24 digits or\n"
           "                                           authorisation id\n"
           "  kazasu-center disputes --config FILE     payments that members say are not theirs, the newest "
           "first\n"
           "  kazasu-center restored --config FILE     the database is a backup: before it serves again, "
           "shops "
           "are\n"
           "                                           asked for what is missing; not while it runs\n"
           "  kazasu-center open --config FILE         serve although shops have not answered; not while it "
           "runs\n"
           "  kazasu-center suspense [assign ISSUE --institution ID] --config FILE\n"
           "                                           shops' records whose payer nobody can tell, and "
           "saying "
           "it\n"
           "\n"
           "Exit codes: 0 well, 1 failed, 2 wrong usage or configuration.\n";
}

OperatorWish wishOf(const CommandLine& line) {
    OperatorWish wish{line.words[0] + ' ' + line.words[1], Json::object()};
    for (const auto& [name, text] : line.options) {
        const bool isCount = name == "number" || name == "minutes";
        if (name != "token-file" && name != "json")
            wish.options.set(name, isCount ? optionJson(text) : Json::text(text));
    }
    return wish;
}

std::string wordsOf(const OperatorWish& wish, const Json& answer, bool asJson) {
    if (asJson) return answer.dump() + '\n';
    if (wish.command == "shop enrol") {
        return answer.getText("code").value() + "\n" + "good once, until " +
               answer.getText("expires_at").value() + "\n";
    }
    if (wish.command == "shop head") return journalHeadWords(answer);
    if (wish.command != "device list") return "";
    std::string words;
    const Json devices = answer.getArray("devices").value();
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const Json device = devices.at(i);
        words += device.getText("key").value() + "  " +
                 std::to_string(device.getNumber("shop_number").value()) + "  " +
                 device.getText("state").value() + "  " + device.getText("name").value() + '\n';
    }
    return words;
}

namespace {

Result<std::string> listSuspended(Database& database) {
    KAZASU_TRY(const auto found,
               database.run("SELECT u.issue_number, u.shop_number, u.record_id, s.amount_used_minor, "
                            "u.account_bucket, u.reason FROM suspended_record u JOIN settlement s ON "
                            "s.issue_number = u.issue_number AND s.record_id = u.record_id "
                            "WHERE u.resolved_at IS NULL ORDER BY u.suspended_at"));
    std::string text;
    for (const SqlRow& row : found.rows) {
        text += row.text(0) + " shop " + std::to_string(row.number(1)) + " sale " + row.text(2) + " amount " +
                std::to_string(row.number(3)) + ": " + row.text(5) + '\n';
    }
    KAZASU_TRY(
        const auto uncollected,
        database.run("SELECT c.issue_number, c.institution, c.used_minor, s.shop_number FROM code c JOIN "
                     "settlement s ON s.issue_number = c.issue_number AND s.state = 'accepted' WHERE "
                     "c.undebited_at IS NOT NULL AND c.used_minor > 0 ORDER BY c.undebited_at"));
    for (const SqlRow& row : uncollected.rows) {
        text += row.text(0) + " shop " + std::to_string(row.number(3)) + " amount " +
                std::to_string(row.number(2)) + ": " + row.text(1) + " refused the debit\n";
    }
    KAZASU_TRY(const auto unpaid,
               database.run("SELECT s.issue_number, s.shop_number, s.amount_used_minor, m.institution FROM "
                            "settlement s JOIN code c ON c.issue_number = s.issue_number JOIN bank_message m "
                            "ON m.authorisation_id = c.authorisation_id AND m.kind = 'payment' WHERE s.state "
                            "= 'accepted' AND c.undebited_at IS NULL AND m.answered_at IS NOT NULL AND "
                            "m.response_code <> '00' ORDER BY m.answered_at"));
    for (const SqlRow& row : unpaid.rows) {
        text += row.text(0) + " shop " + std::to_string(row.number(1)) + " amount " +
                std::to_string(row.number(2)) + ": " + row.text(3) + " refused the payment\n";
    }
    return text.empty() ? std::string("nothing waits\n") : text;
}

Result<std::string> assignSuspended(Database& database, const CommandLine& line, Instant now) {
    KAZASU_TRY(const auto issue, IssueNumber::parse(line.words[2]));
    KAZASU_TRY(const auto text, line.need("institution"));
    KAZASU_TRY(const auto institution, InstitutionId::parse(text));
    KAZASU_TRY(const auto found,
               database.run("SELECT body FROM settlement WHERE issue_number = ? AND state = 'accepted'",
                            {issue.toString()}));
    if (found.rows.empty()) return Error{ErrorCode::NotFound, "no record of this code"};
    KAZASU_TRY(const auto body, Json::parse(found.rows[0].text(0)));
    KAZASU_TRY(const auto record, settlementRecordFrom(body));
    KAZASU_TRY(const auto claims, claimsOfVerifiedCode(record.code));
    KAZASU_TRY_STATUS(resolveSuspended(database, issue, claims, institution, now));
    return issue.toString() + " is " + institution.toString() + "'s\n";
}

}  // namespace

Result<std::string> operate(Database& database, const CommandLine& line, Instant now) {
    KAZASU_TRY(Transaction transaction, Transaction::begin(database));
    std::string said;
    if (line.words == std::vector<std::string>{"restored"}) {
        KAZASU_TRY_STATUS(noteBoot(database, now));  // whatever this copy holds is from before the fall
        KAZASU_TRY_STATUS(raiseEpoch(database, 0, "restored by an operator", now));
        said = "shops are asked for what is missing\n";
    } else if (line.words == std::vector<std::string>{"open"}) {
        KAZASU_TRY_STATUS(endReplay(database));
        said = "open\n";
    } else if (line.words.size() == 3 && line.words[0] == "suspense" && line.words[1] == "assign") {
        KAZASU_TRY(said, assignSuspended(database, line, now));
    } else if (line.words == std::vector<std::string>{"suspense"}) {
        KAZASU_TRY(said, listSuspended(database));
    } else {
        return Error{ErrorCode::InvalidArgument, "no such command; see --help"};
    }
    KAZASU_TRY_STATUS(transaction.commit());
    return said;
}

Result<std::string> printBooks(Database& database) {
    return atOneMoment(database, [&database]() -> Result<std::string> {
        KAZASU_TRY(const auto books, booksOf(database));
        return books.dump() + '\n';
    });
}

Result<std::string> printDisputes(Database& database) {
    return atOneMoment(database, [&database] { return listDisputes(database); });
}

Result<std::string> verifyBooks(Database& database, const CommandLine& line) {
    std::optional<ChainHead> seen;
    if (line.has("head")) {
        KAZASU_TRY(const auto text, line.need("head"));
        KAZASU_TRY(seen, ChainHead::parse(text));
    }
    return atOneMoment(database, [&]() -> Result<std::string> {
        KAZASU_TRY_STATUS(verifyLedger(database));
        KAZASU_TRY(const auto head, verifyChain(database, seen));
        return "head " + head.toString() + '\n';
    });
}

Result<std::string> printLife(Database& database, const std::string& code) {
    return atOneMoment(database, [&database, &code] { return explainCode(database, code); });
}

}  // namespace kazasu::center

#include "core/wire/shop_api.h"
#include "tools/audit/digests.h"
#include "tools/audit/money_audit.h"

#include <algorithm>

namespace kazasu::audit {
namespace {

/// Empty when the body says what the columns say.
std::string differenceIn(const Capture& capture) {
    if (sha256Hex(viewOf(capture.body)) != capture.digest) return "its digest is another one";
    const auto body = Json::parse(capture.body);
    const auto record = body ? settlementRecordFrom(*body) : Result<SettlementRecord>(body.error());
    if (!record) return "its body cannot be read";
    if (record->sale.toString() != capture.record || record->issueNumber.toString() != capture.issue)
        return "its body is that of another sale";
    if (std::to_string(record->shop.value()) != capture.shop) return "its body is that of another shop";
    if (std::to_string(record->amountUsed.minor()) != capture.used)
        return "the shop said " + std::to_string(record->amountUsed.minor()) + ", the books say " +
               capture.used;
    if (std::to_string(record->usedAt.msSinceEpoch) != capture.usedAt) return "its time was changed";
    return {};
}

using Steps = std::map<std::string, std::set<std::string>>;  // what may follow a state

const Steps& stepsOf(const std::string& thing) {
    static const Steps kAuthorisation{{"", {"pending"}},
                                      {"pending", {"approved", "refused", "confirmed"}},
                                      {"approved", {"confirmed", "cancelled", "lapsed"}},
                                      {"refused", {"confirmed"}},
                                      {"cancelled", {"confirmed"}},
                                      {"lapsed", {"confirmed"}}};
    static const Steps kCode{{"", {"issued"}},
                             {"issued", {"delivered", "expired", "revoked"}},
                             {"delivered", {"redeemed", "expired", "revoked"}}};
    return thing == "code" ? kCode : kAuthorisation;
}

/// Why this transition cannot stand there; empty when it can.
std::string impossibilityOf(const Transition& move, const std::string& state,
                            const std::set<std::string>& acceptedSales) {
    if (move.from != state) return "leaves '" + move.from + "' while it is '" + state + "'";
    const auto& steps = stepsOf(move.thing);
    const auto possible = steps.find(move.from);
    if (possible == steps.end() || !possible->second.contains(move.to))
        return "'" + move.from + "' never becomes '" + move.to + "'";
    const std::size_t sale = move.cause.find(" sale ");
    if (move.to != "redeemed" || sale == std::string::npos) return {};
    if (acceptedSales.contains(move.cause.substr(sale + 6))) return {};
    return "no accepted record is of that sale";
}

}  // namespace

void auditCodes(const Books& books, Findings& findings) {
    for (const auto& [issue, code] : books.codes) {
        if (!code.forgery.empty())
            findings.push_back({"forged code", issue, code.forgery});
        else if (!code.isAsSigned)
            findings.push_back({"altered code", issue, "its row is not what was signed"});
    }
}

void auditCaptures(const Books& books, Findings& findings) {
    std::set<std::string> redeemed;
    for (const auto& capture : books.captures) {
        const std::string difference = differenceIn(capture);
        if (!difference.empty()) findings.push_back({"altered record", capture.subject(), difference});
        if (!capture.isAccepted()) continue;
        if (!redeemed.insert(capture.issue).second)
            findings.push_back({"code redeemed twice", capture.issue, capture.subject()});
        const auto code = books.codes.find(capture.issue);
        if (code == books.codes.end()) {
            if (!books.suspended.contains(capture.issue))
                findings.push_back({"record of an unknown code", capture.subject(), capture.issue});
            continue;
        }
        const std::int64_t authorised = code->second.authorised;
        if (numberOf(capture.used) > authorised)
            findings.push_back({"captured more than authorised", capture.subject(),
                                capture.used + " of a code over " + std::to_string(authorised)});
    }
}

void auditTransitions(const Books& books, Findings& findings) {
    std::set<std::string> acceptedSales;
    for (const auto& capture : books.captures)
        if (capture.isAccepted()) acceptedSales.insert(capture.record);
    std::map<std::string, std::string> states;  // by thing and authorisation
    std::int64_t last = 0;
    for (const auto& move : books.transitions) {
        const std::int64_t sequence = numberOf(move.sequence);
        if (sequence != last + 1)
            findings.push_back(
                {"deleted transition", std::to_string(last + 1), "the next one is " + move.sequence});
        last = sequence;
        std::string& state = states[move.thing + ' ' + move.authorisation];
        const std::string why = impossibilityOf(move, state, acceptedSales);
        if (!why.empty()) findings.push_back({"altered transition", move.sequence, why});
        state = move.to;
    }
    for (const auto& [issue, code] : books.codes) {
        const std::string& state = states["code " + code.authorisation];
        if (state != code.state)
            findings.push_back(
                {"altered code", issue, "is '" + code.state + "', its transitions end in '" + state + "'"});
    }
}

}  // namespace kazasu::audit

#include "tools/audit/expected.h"
#include "tools/audit/money_audit.h"

#include <algorithm>

namespace kazasu::audit {
namespace {

std::string textOf(const Lines& lines) {
    std::string text;
    for (const auto& [account, amount] : lines)
        text += (text.empty() ? "" : ", ") + account + ' ' + std::to_string(amount);
    return text.empty() ? "nothing" : text;
}

bool haveSameAccounts(const Lines& left, const Lines& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& a, const auto& b) { return a.first == b.first; });
}

std::pair<std::string, std::string> nameOf(const std::string& id) {
    const std::size_t colon = id.find(':');
    if (colon == std::string::npos) return {id, ""};
    return {id.substr(0, colon), id.substr(colon + 1)};
}

/// A posting that nothing in the books is the reason of.
Finding unexpected(const Posting& posting, const std::map<std::string, Lines>& expected) {
    const auto [kind, issue] = nameOf(posting.id);
    const Lines lines = linesOf(posting);
    if (kind == "returned" && expected.contains("redeemed:" + issue))
        return {"return after redemption", posting.id, textOf(lines)};
    if (kind == "redeemed" || kind == "credited")
        return {"redemption without record", posting.id, textOf(lines)};
    const auto original = std::find_if(expected.begin(), expected.end(),
                                       [&](const auto& entry) { return entry.second == lines; });
    if (original != expected.end())
        return {"duplicated posting", posting.id, "the same as " + original->first};
    return {"posting without a reason", posting.id, textOf(lines)};
}

Finding missing(const std::string& id, const Lines& lines, const std::set<std::string>& present) {
    const auto [kind, issue] = nameOf(id);
    const bool isUnposted = kind == "redeemed" && !present.contains("credited:" + issue);
    return {isUnposted ? "record without redemption" : "deleted posting", id, "ought to be " + textOf(lines)};
}

}  // namespace

void auditPostings(const Books& books, Findings& findings) {
    const auto expected = expectedPostings(books);
    std::set<std::string> present;
    for (const auto& posting : books.postings) {
        present.insert(posting.id);
        const Lines lines = linesOf(posting);
        std::int64_t sum = 0;
        for (const auto& line : lines) sum += line.second;
        if (sum != 0 || !posting.isClosed)
            findings.push_back({"unbalanced posting", posting.id,
                                posting.isClosed ? "sums to " + std::to_string(sum) : "was never closed"});
        const auto reason = expected.find(posting.id);
        if (reason == expected.end()) {
            findings.push_back(unexpected(posting, expected));
        } else if (reason->second != lines) {
            findings.push_back(
                {haveSameAccounts(reason->second, lines) ? "changed amount" : "posting to another account",
                 posting.id, textOf(lines) + " ought to be " + textOf(reason->second)});
        }
    }
    for (const auto& [id, lines] : expected)
        if (!present.contains(id)) findings.push_back(missing(id, lines, present));
}

void auditBalances(const Books& books, Findings& findings) {
    std::map<std::string, std::int64_t> ought, is;
    for (const auto& [id, lines] : expectedPostings(books))
        for (const auto& [account, amount] : lines) ought[account] += amount;
    for (const auto& posting : books.postings)
        for (const auto& [account, amount] : linesOf(posting)) is[account] += amount;
    for (const auto& [account, amount] : is) ought.try_emplace(account, 0);
    for (const auto& [account, amount] : ought)
        if (is[account] != amount)
            findings.push_back({"wrong balance", account,
                                "stands at " + std::to_string(is[account]) + ", the records make it " +
                                    std::to_string(amount)});
}

}  // namespace kazasu::audit

#include "tools/audit/expected.h"

#include <algorithm>

namespace kazasu::audit {
namespace {

void add(Lines& lines, const std::string& account, std::int64_t amount) {
    if (amount != 0) lines.emplace_back(account, amount);
}

using Places = std::map<std::string, std::int64_t>;  // in the chain, by "KIND SUBJECT"

/// One code, and whoever is to cover it: its bank, or nobody since that refused the debit (609).
class ExpectedCode {
public:
    ExpectedCode(const IssuedCode& code, const Places& places) : m_code(code), m_places(places) {}

    void move(const Transition& move, std::map<std::string, Lines>& expected) {
        const std::string account = "code:" + m_code.issue;
        const bool isBack = move.to == "expired" || move.to == "revoked";
        if (move.to == "delivered")
            expected["delivered:" + m_code.issue] = {{receivable(), m_code.authorised},
                                                     {account, -m_code.authorised}};
        if (isBack && move.from == "delivered")
            expected["returned:" + m_code.issue] = {{account, m_code.authorised},
                                                    {coverAt(move), -m_code.authorised}};
        if (move.to == "redeemed") m_coverWhenUsed = coverAt(move);
        const bool isBefore = !m_code.debitRefusedAt.empty() && !isAfterRefusal(move);
        m_wasBackBefore = m_wasBackBefore || (isBack && isBefore);
        m_wasUsedBefore = m_wasUsedBefore || (move.to == "redeemed" && isBefore);
    }

    /// What the bank did not debit although the code was out.
    void refuse(std::int64_t used, std::map<std::string, Lines>& expected) const {
        if (m_code.debitRefusedAt.empty() || m_wasBackBefore) return;
        const std::int64_t owed = m_wasUsedBefore ? used : m_code.authorised;
        expected["undebited:" + m_code.issue] = {{uncollected(), owed}, {receivable(), -owed}};
    }

    [[nodiscard]] std::string receivable() const { return "receivable:" + m_code.institution; }
    /// Who gives back what a sale left of it.
    [[nodiscard]] std::string coverWhenUsed() const {
        return m_coverWhenUsed.empty() ? receivable() : m_coverWhenUsed;
    }

private:
    [[nodiscard]] std::string uncollected() const { return "uncollected:" + m_code.institution; }
    [[nodiscard]] std::string coverAt(const Transition& move) const {
        return isAfterRefusal(move) ? uncollected() : receivable();
    }
    /// By the order of their writing, which alone tells two things of one millisecond apart.
    [[nodiscard]] bool isAfterRefusal(const Transition& move) const {
        if (m_code.debitRefusedAt.empty()) return false;
        const auto refusal = m_places.find("posting undebited:" + m_code.issue);
        const auto step = m_places.find("transition " + move.sequence);
        if (refusal == m_places.end() || step == m_places.end())
            return numberOf(move.at) > numberOf(m_code.debitRefusedAt);
        return step->second > refusal->second;
    }

    const IssuedCode& m_code;
    const Places& m_places;
    std::string m_coverWhenUsed;
    bool m_wasBackBefore = false;
    bool m_wasUsedBefore = false;
};

using ExpectedCodes = std::map<std::string, ExpectedCode>;  // by issue number

ExpectedCodes expectCodes(const Books& books, const Places& places, std::map<std::string, Lines>& expected) {
    ExpectedCodes codes;
    std::map<std::string, ExpectedCode*> byAuthorisation;
    for (const auto& [issue, code] : books.codes)
        byAuthorisation[code.authorisation] = &codes.try_emplace(issue, code, places).first->second;
    for (const auto& move : books.transitions) {
        const auto code = byAuthorisation.find(move.authorisation);
        if (move.thing == "code" && code != byAuthorisation.end()) code->second->move(move, expected);
    }
    std::map<std::string, std::int64_t> used;
    for (const auto& capture : books.captures)
        if (capture.isAccepted()) used[capture.issue] = numberOf(capture.used);
    for (const auto& [issue, code] : codes) code.refuse(used[issue], expected);
    return codes;
}

/// 509, and 617 when the shop's bank has credited it.
void expectRedemption(const Books& books, const ExpectedCodes& codes, const Capture& capture,
                      std::map<std::string, Lines>& expected) {
    const std::int64_t used = numberOf(capture.used);
    const std::string payable = "payable:" + capture.shop;
    const bool wasSuspended = books.everSuspended.contains(capture.issue);
    if (wasSuspended) expected["suspended:" + capture.issue] = {{payable, -used}, {"suspense:rebuilt", used}};
    const auto code = codes.find(capture.issue);
    if (code == codes.end() || books.suspended.contains(capture.issue)) return;
    const std::int64_t authorised = books.codes.at(capture.issue).authorised;
    Lines& redeemed = expected["redeemed:" + capture.issue];
    add(redeemed, "code:" + capture.issue, authorised);
    add(redeemed, wasSuspended ? "suspense:rebuilt" : payable, -used);
    add(redeemed, code->second.coverWhenUsed(), used - authorised);
    if (!capture.isCredited) return;
    const auto bank = books.shopBanks.find(capture.shop);
    const std::string clearing = "clearing:" + (bank == books.shopBanks.end() ? "" : bank->second);
    expected["credited:" + capture.issue] = {
        {payable, used}, {clearing, -used}, {clearing, used}, {code->second.receivable(), -used}};
}

/// From what the shop is owed to what the member is, and on with the answer of the shop's bank.
void expectRefund(const Books& books, const GivenBack& refund, std::map<std::string, Lines>& expected) {
    const auto code = books.codes.find(refund.issue);
    if (refund.state != "accepted" || code == books.codes.end()) return;
    const std::int64_t amount = numberOf(refund.amount);
    const std::string name = refund.shop + ':' + refund.refund;
    const std::string payable = "payable:" + refund.shop;
    const std::string refunding = "refunding:" + code->second.institution;
    expected["refund:" + name] = {{payable, amount}, {refunding, -amount}};
    if (refund.isFailed) expected["unrefunded:" + name] = {{refunding, amount}, {payable, -amount}};
    if (!refund.isPaid) return;
    const auto bank = books.shopBanks.find(refund.shop);
    const std::string clearing = "clearing:" + (bank == books.shopBanks.end() ? "" : bank->second);
    expected["refunded:" + name] = {
        {refunding, amount}, {clearing, -amount}, {clearing, amount}, {payable, -amount}};
}

}  // namespace

std::map<std::string, Lines> expectedPostings(const Books& books) {
    Places places;
    for (const auto& row : books.chain) places[row.kind + ' ' + row.subject] = row.sequence;
    std::map<std::string, Lines> expected;
    const ExpectedCodes codes = expectCodes(books, places, expected);
    for (const auto& capture : books.captures)
        if (capture.isAccepted()) expectRedemption(books, codes, capture, expected);
    for (const auto& refund : books.refunds) expectRefund(books, refund, expected);
    for (auto& [id, lines] : expected) std::sort(lines.begin(), lines.end());
    return expected;
}

Lines linesOf(const Posting& posting) {
    Lines lines;
    for (const auto& line : posting.lines) lines.emplace_back(line.account, numberOf(line.amount));
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace kazasu::audit

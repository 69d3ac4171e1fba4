#include "tools/audit/expected.h"

#include <algorithm>

namespace kazasu::audit {
namespace {

void add(Lines& lines, const std::string& account, std::int64_t amount) {
    if (amount != 0) lines.emplace_back(account, amount);
}

/// 509, and 617 when the shop's bank has credited it.
void expectRedemption(const Books& books, const IssuedCode* code, const Capture& capture,
                      std::map<std::string, Lines>& expected) {
    const std::int64_t used = numberOf(capture.used);
    const std::string payable = "payable:" + capture.shop;
    const bool wasSuspended = books.everSuspended.contains(capture.issue);
    if (wasSuspended) expected["suspended:" + capture.issue] = {{payable, -used}, {"suspense:rebuilt", used}};
    if (code == nullptr || books.suspended.contains(capture.issue)) return;
    const std::string receivable = "receivable:" + code->institution;
    Lines& redeemed = expected["redeemed:" + capture.issue];
    add(redeemed, "code:" + capture.issue, code->authorised);
    add(redeemed, wasSuspended ? "suspense:rebuilt" : payable, -used);
    add(redeemed, receivable, used - code->authorised);
    if (!capture.isCredited) return;
    const auto bank = books.shopBanks.find(capture.shop);
    const std::string clearing = "clearing:" + (bank == books.shopBanks.end() ? "" : bank->second);
    expected["credited:" + capture.issue] = {
        {payable, used}, {clearing, -used}, {clearing, used}, {receivable, -used}};
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
    std::map<std::string, const IssuedCode*> byAuthorisation;
    for (const auto& [issue, code] : books.codes) byAuthorisation[code.authorisation] = &code;
    std::map<std::string, Lines> expected;
    for (const auto& move : books.transitions) {
        const auto code = byAuthorisation.find(move.authorisation);
        if (move.thing != "code" || code == byAuthorisation.end()) continue;
        const IssuedCode& issued = *code->second;
        const std::string receivable = "receivable:" + issued.institution;
        const std::string account = "code:" + issued.issue;
        if (move.to == "delivered")
            expected["delivered:" + issued.issue] = {{receivable, issued.authorised},
                                                     {account, -issued.authorised}};
        const bool isBack = move.to == "expired" || move.to == "revoked";
        if (isBack && move.from == "delivered")
            expected["returned:" + issued.issue] = {{account, issued.authorised},
                                                    {receivable, -issued.authorised}};
    }
    for (const auto& capture : books.captures) {
        const auto code = books.codes.find(capture.issue);
        if (capture.isAccepted())
            expectRedemption(books, code == books.codes.end() ? nullptr : &code->second, capture, expected);
    }
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

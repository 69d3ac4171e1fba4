#include "core/wire/refund.h"
#include "tools/audit/digests.h"
#include "tools/audit/money_audit.h"

namespace kazasu::audit {
namespace {

/// Empty when the body says what the columns say.
std::string differenceInRefund(const GivenBack& refund) {
    if (sha256Hex(viewOf(refund.body)) != refund.digest) return "its digest is another one";
    const auto body = Json::parse(refund.body);
    const auto asked = body ? refundRequestFrom(*body) : Result<RefundRequest>(body.error());
    if (!asked) return "its body cannot be read";
    const bool isSame = asked->id.toString() == refund.refund && asked->sale.toString() == refund.record &&
                        asked->issueNumber.toString() == refund.issue &&
                        std::to_string(asked->shop.value()) == refund.shop;
    if (!isSame) return "its body is that of another refund";
    if (std::to_string(asked->amount.minor()) != refund.amount)
        return "the shop said " + std::to_string(asked->amount.minor()) + ", the books say " + refund.amount;
    if (std::to_string(asked->refundedAt.msSinceEpoch) != refund.refundedAt) return "its time was changed";
    return {};
}

}  // namespace

void auditRefunds(const Books& books, Findings& findings) {
    std::map<std::string, std::int64_t> settled, givenBack;  // by shop, sale and code
    for (const auto& capture : books.captures)
        if (capture.isAccepted()) settled[capture.subject()] += numberOf(capture.used);
    for (const auto& refund : books.refunds) {
        const std::string name = refund.shop + ':' + refund.refund;
        const std::string difference = differenceInRefund(refund);
        if (!difference.empty()) findings.push_back({"altered refund", name, difference});
        if (refund.state != "accepted" || refund.isFailed) continue;
        givenBack[refund.shop + ' ' + refund.record + ' ' + refund.issue] += numberOf(refund.amount);
    }
    for (const auto& [subject, amount] : givenBack)
        if (amount > settled[subject])
            findings.push_back({"refunded more than settled", subject,
                                std::to_string(amount) + " of " + std::to_string(settled[subject])});
}

}  // namespace kazasu::audit

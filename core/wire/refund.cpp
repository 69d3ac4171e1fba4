#include "core/wire/refund.h"

#include "core/wire/fields.h"
#include "core/wire/shop_api.h"

#include <array>

namespace kazasu {
namespace {

using wire::boundedText;
using wire::idIn;
using wire::instantIn;

constexpr std::size_t kMaxRefundText = 400;

struct RefundStateName {
    RefundState state;
    std::string_view name;
};
constexpr std::array kRefundStates{
    RefundStateName{RefundState::Accepted, "accepted"}, RefundStateName{RefundState::Paid, "paid"},
    RefundStateName{RefundState::Failed, "failed"}, RefundStateName{RefundState::Refused, "refused"}};

Result<RefundState> refundStateFrom(std::string_view name) {
    for (const auto& row : kRefundStates)
        if (row.name == name) return row.state;
    return Error{ErrorCode::ParseFailed, "'state': unknown"};
}

}  // namespace

std::string_view nameOf(RefundState state) {
    for (const auto& row : kRefundStates)
        if (row.state == state) return row.name;
    return "refused";
}

Json toJson(const RefundRequest& request) {
    return Json::object()
        .set("refund_id", request.id.toString())
        .set("record_id", request.sale.toString())
        .set("issue_number", request.issueNumber.toString())
        .set("amount_minor", request.amount.minor())
        .set("currency", request.amount.currency().numeric)
        .set("refunded_at", toRfc3339(request.refundedAt))
        .set("shop_number", static_cast<std::int64_t>(request.shop.value()))
        .set("register", request.registerName)
        .set("receipt_number", request.receiptNumber);
}

Result<RefundRequest> refundRequestFrom(const Json& body) {
    KAZASU_TRY(const auto id, idIn<RefundId>(body, "refund_id"));
    KAZASU_TRY(const auto sale, idIn<SaleId>(body, "record_id"));
    KAZASU_TRY(const auto issue, idIn<IssueNumber>(body, "issue_number"));
    KAZASU_TRY(const auto amount, amountIn(body, "amount_minor"));
    if (!amount.isPositive()) return Error{ErrorCode::InvalidArgument, "'amount_minor' must be positive"};
    KAZASU_TRY(const auto refundedAt, instantIn(body, "refunded_at"));
    KAZASU_TRY(const auto number, body.getNumber("shop_number"));
    KAZASU_TRY(const auto shop, ShopNumber::from(number));
    KAZASU_TRY(auto registerName, boundedText(body, "register", kMaxRefundText));
    KAZASU_TRY(auto receiptNumber, boundedText(body, "receipt_number", kMaxRefundText));
    return RefundRequest{
        id, sale, issue, amount, refundedAt, shop, std::move(registerName), std::move(receiptNumber)};
}

Json toJson(const RefundAnswer& answer) {
    Json body = Json::object()
                    .set("refund_id", answer.id.toString())
                    .set("record_id", answer.sale.toString())
                    .set("issue_number", answer.issueNumber.toString())
                    .set("state", nameOf(answer.state))
                    .set("amount_minor", answer.amount.minor())
                    .set("refundable_minor", answer.refundable.minor())
                    .set("currency", answer.amount.currency().numeric)
                    .set("decided_at", toRfc3339(answer.decidedAt));
    if (answer.paidAt) body.set("paid_at", toRfc3339(*answer.paidAt));
    if (answer.error) {
        const auto error = toJson(*answer.error).getObject("error");
        KAZASU_CHECK(error.isOk());
        body.set("error", *error);
    }
    return Json::object().set("refund", std::move(body));
}

Result<RefundAnswer> refundAnswerFrom(const Json& body) {
    KAZASU_TRY(const auto object, body.getObject("refund"));
    KAZASU_TRY(const auto id, idIn<RefundId>(object, "refund_id"));
    KAZASU_TRY(const auto sale, idIn<SaleId>(object, "record_id"));
    KAZASU_TRY(const auto issue, idIn<IssueNumber>(object, "issue_number"));
    KAZASU_TRY(const auto name, object.getText("state"));
    KAZASU_TRY(const auto state, refundStateFrom(name));
    KAZASU_TRY(const auto amount, amountIn(object, "amount_minor"));
    KAZASU_TRY(const auto refundable, amountIn(object, "refundable_minor"));
    KAZASU_TRY(const auto decidedAt, instantIn(object, "decided_at"));
    RefundAnswer answer{id, sale, issue, state, amount, refundable, decidedAt, {}, errorFrom(object)};
    if (object.has("paid_at")) {
        KAZASU_TRY(answer.paidAt, instantIn(object, "paid_at"));
    }
    return answer;
}

}  // namespace kazasu

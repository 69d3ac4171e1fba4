#include "core/sale/json_fields.h"
#include "core/sale/sale_json.h"

namespace kazasu {
namespace {

Result<SettlementUse> settlementFromJson(const Json& json, Currency currency) {
    KAZASU_TRY(const auto issuerText, json.getText("issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto issuerName, json.getText("issuerName"));
    KAZASU_TRY(const auto issueText, json.getText("issueNumber"));
    KAZASU_TRY(const auto issueNumber, IssueNumber::parse(issueText));
    KAZASU_TRY(const auto claimText, json.getText("claim"));
    KAZASU_TRY(const auto claim, ClaimId::parse(claimText));
    KAZASU_TRY(const auto codeAmount, amountIn(json, "codeAmount", currency));
    KAZASU_TRY(const auto amountUsed, amountIn(json, "amountUsed", currency));
    KAZASU_TRY(const auto isOffline, json.optFlag("offline"));
    return SettlementUse{
        issuer, issuerName, issueNumber, claim, codeAmount, amountUsed, isOffline.value_or(false)};
}

Json toJson(const SettlementUse& use) {
    Json json = Json::object()
                    .set("issuer", use.issuer.toString())
                    .set("issuerName", use.issuerName)
                    .set("issueNumber", use.issueNumber.toString())
                    .set("claim", use.claim.toString())
                    .set("codeAmount", use.codeAmount.minor())
                    .set("amountUsed", use.amountUsed.minor());
    if (use.isOffline) json.set("offline", true);
    return json;
}

Json toJson(const CodeRefund& refund) {
    return Json::object()
        .set("id", refund.id.toString())
        .set("paidSale", refund.paidSale.toString())
        .set("issuer", refund.issuer.toString())
        .set("issueNumber", refund.issueNumber.toString());
}

Result<CodeRefund> codeRefundFromJson(const Json& json) {
    KAZASU_TRY(const auto idText, json.getText("id"));
    KAZASU_TRY(const auto id, RefundId::parse(idText));
    KAZASU_TRY(const auto saleText, json.getText("paidSale"));
    KAZASU_TRY(const auto sale, SaleId::parse(saleText));
    KAZASU_TRY(const auto issuerText, json.getText("issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto issueText, json.getText("issueNumber"));
    KAZASU_TRY(const auto issueNumber, IssueNumber::parse(issueText));
    return CodeRefund{id, sale, issuer, issueNumber};
}

}  // namespace

Json toJson(const Tender& tender) {
    Json json = Json::object()
                    .set("number", tender.number)
                    .set("amount", tender.amount.minor())
                    .set("reversed", tender.isReversed);
    if (tender.settlement) json.set("settlement", toJson(*tender.settlement));
    if (tender.refund) json.set("refund", toJson(*tender.refund));
    return json;
}

Result<Tender> tenderFromJson(const Json& json, Currency currency) {
    Tender tender;
    KAZASU_TRY(tender.number, smallNumberIn(json, "number"));
    KAZASU_TRY(tender.amount, amountIn(json, "amount", currency));
    KAZASU_TRY(tender.isReversed, json.getFlag("reversed"));
    if (json.has("settlement")) {
        KAZASU_TRY(const auto settlementJson, json.getObject("settlement"));
        KAZASU_TRY(tender.settlement, settlementFromJson(settlementJson, currency));
    }
    if (json.has("refund")) {
        KAZASU_TRY(const auto refundJson, json.getObject("refund"));
        KAZASU_TRY(tender.refund, codeRefundFromJson(refundJson));
    }
    return tender;
}

}  // namespace kazasu

#include "core/wire/shop_api.h"

#include "core/wire/fields.h"

namespace kazasu {
namespace {

using wire::boundedText;
using wire::idIn;
using wire::instantIn;

constexpr std::size_t kMaxGoods = 1000;
constexpr std::size_t kMaxNameBytes = 400;
constexpr std::size_t kMaxCodeBytes = 512;

Json errorBody(const Error& error) {
    return Json::object()
        .set("code", static_cast<std::int64_t>(error.code))
        .set("name", errorName(error.code))
        .set("message", error.detail);
}

std::optional<Error> errorInBody(const Json& body) {
    const auto name = body.getText("name");
    const auto message = body.getText("message");
    if (!name) return std::nullopt;
    const std::string words = message ? *message : std::string{};
    if (const auto code = errorByName(*name)) return Error{*code, words};
    return Error{ErrorCode::HttpStatus, *name + ": " + words};
}

Result<std::optional<Error>> optionalErrorIn(const Json& body) {
    if (!body.has("error")) return std::optional<Error>{};
    KAZASU_TRY(const auto object, body.getObject("error"));
    auto error = errorInBody(object);
    if (!error) return Error{ErrorCode::ParseFailed, "'error': expected a name"};
    return error;
}

template <class Id>
Result<std::optional<Id>> optionalIdIn(const Json& body, std::string_view key) {
    if (!body.has(key)) return std::optional<Id>{};
    KAZASU_TRY(auto id, idIn<Id>(body, key));
    return std::optional{std::move(id)};
}

Result<std::optional<Money>> optionalAmountIn(const Json& body, std::string_view key) {
    if (!body.has(key)) return std::optional<Money>{};
    KAZASU_TRY(const Money amount, amountIn(body, key));
    return std::optional{amount};
}

Result<std::optional<CodeUse>> optionalUseIn(const Json& body) {
    if (!body.has("use")) return std::optional<CodeUse>{};
    KAZASU_TRY(const auto object, body.getObject("use"));
    KAZASU_TRY(auto use, codeUseFrom(object));
    return std::optional{std::move(use)};
}

std::string_view nameOf(ClaimState state) {
    switch (state) {
        case ClaimState::Granted:
            return "granted";
        case ClaimState::Refused:
            return "refused";
        case ClaimState::Reversed:
            return "reversed";
    }
    return "refused";
}

Result<ClaimState> claimStateFrom(std::string_view name) {
    for (const auto state : {ClaimState::Granted, ClaimState::Refused, ClaimState::Reversed}) {
        if (nameOf(state) == name) return state;
    }
    return Error{ErrorCode::ParseFailed, "'state': unknown"};
}

Result<SoldGood> goodFrom(const Json& body, Currency currency) {
    SoldGood good;
    KAZASU_TRY(good.name, boundedText(body, "name", kMaxNameBytes));
    KAZASU_TRY(good.quantity, body.getNumber("quantity"));
    KAZASU_TRY(const auto minor, body.getNumber("amount_minor"));
    KAZASU_TRY(good.amount, moneyFrom(minor, currency.numeric));
    return good;
}

}  // namespace

Result<Money> amountIn(const Json& body, std::string_view key) {
    KAZASU_TRY(const auto minor, body.getNumber(key));
    KAZASU_TRY(const auto currency, body.getNumber("currency"));
    return moneyFrom(minor, currency);
}

Json toJson(const Error& error) { return Json::object().set("error", errorBody(error)); }

std::optional<Error> errorFrom(const Json& body) {
    const auto object = body.getObject("error");
    if (!object) return std::nullopt;
    return errorInBody(*object);
}

Json toJson(const ClaimRequest& request) {
    return Json::object()
        .set("sale_id", request.sale.toString())
        .set("code", request.code)
        .set("amount_minor", request.amount.minor())
        .set("currency", request.amount.currency().numeric)
        .set("register", request.registerName)
        .set("entry", request.entry == CodeEntry::Typed ? "typed" : "scanned");
}

Result<ClaimRequest> claimRequestFrom(ClaimId id, const Json& body) {
    ClaimRequest request;
    request.id = id;
    KAZASU_TRY(request.sale, idIn<SaleId>(body, "sale_id"));
    KAZASU_TRY(request.code, boundedText(body, "code", kMaxCodeBytes));
    KAZASU_TRY(request.amount, amountIn(body, "amount_minor"));
    if (!request.amount.isPositive())
        return Error{ErrorCode::InvalidArgument, "'amount_minor' must be positive"};
    KAZASU_TRY(request.registerName, boundedText(body, "register", kMaxNameBytes));
    KAZASU_TRY(const auto entry, body.getText("entry"));
    if (entry != "scanned" && entry != "typed")
        return Error{ErrorCode::ParseFailed, "'entry': scanned or typed"};
    request.entry = entry == "typed" ? CodeEntry::Typed : CodeEntry::Scanned;
    return request;
}

Json toJson(const CodeUse& use) {
    Json json = Json::object().set("at", toRfc3339(use.at)).set("shop_name", use.shopName);
    if (!use.registerName.empty()) json.set("register", use.registerName);
    if (!use.receiptNumber.empty()) json.set("receipt_number", use.receiptNumber);
    return json;
}

Result<CodeUse> codeUseFrom(const Json& body) {
    CodeUse use;
    KAZASU_TRY(use.at, instantIn(body, "at"));
    KAZASU_TRY(use.shopName, boundedText(body, "shop_name", kMaxNameBytes));
    if (body.has("register")) {
        KAZASU_TRY(use.registerName, boundedText(body, "register", kMaxNameBytes));
    }
    if (body.has("receipt_number")) {
        KAZASU_TRY(use.receiptNumber, boundedText(body, "receipt_number", kMaxNameBytes));
    }
    return use;
}

Json toJson(const ClaimAnswer& answer) {
    Json claim = Json::object().set("id", answer.id.toString()).set("state", nameOf(answer.state));
    if (answer.issuer) claim.set("issuer", answer.issuer->toString());
    if (answer.issueNumber) claim.set("issue_number", answer.issueNumber->toString());
    if (answer.amount) {
        claim.set("amount_minor", answer.amount->minor()).set("currency", answer.amount->currency().numeric);
    }
    if (answer.codeAmount) {
        claim.set("code_amount_minor", answer.codeAmount->minor())
            .set("currency", answer.codeAmount->currency().numeric);
    }
    if (answer.error) claim.set("error", errorBody(*answer.error));
    if (answer.use) claim.set("use", toJson(*answer.use));
    return Json::object().set("claim", std::move(claim));
}

Result<ClaimAnswer> claimAnswerFrom(const Json& body) {
    KAZASU_TRY(const auto claim, body.getObject("claim"));
    ClaimAnswer answer;
    KAZASU_TRY(answer.id, idIn<ClaimId>(claim, "id"));
    KAZASU_TRY(const auto state, claim.getText("state"));
    KAZASU_TRY(answer.state, claimStateFrom(state));
    KAZASU_TRY(answer.issuer, optionalIdIn<IssuerId>(claim, "issuer"));
    KAZASU_TRY(answer.issueNumber, optionalIdIn<IssueNumber>(claim, "issue_number"));
    KAZASU_TRY(answer.amount, optionalAmountIn(claim, "amount_minor"));
    KAZASU_TRY(answer.codeAmount, optionalAmountIn(claim, "code_amount_minor"));
    KAZASU_TRY(answer.error, optionalErrorIn(claim));
    KAZASU_TRY(answer.use, optionalUseIn(claim));
    return answer;
}

Json toJson(const SettlementRecord& record) {
    Json goods = Json::array();
    for (const auto& good : record.goods) {
        goods.push(Json::object()
                       .set("name", good.name)
                       .set("quantity", good.quantity)
                       .set("amount_minor", good.amount.minor()));
    }
    Json body = Json::object().set("record_id", record.sale.toString());
    if (record.claim) body.set("claim_id", record.claim->toString());
    return body.set("issuer", record.issuer.toString())
        .set("issue_number", record.issueNumber.toString())
        .set("code", record.code)
        .set("amount_used_minor", record.amountUsed.minor())
        .set("currency", record.amountUsed.currency().numeric)
        .set("used_at", toRfc3339(record.usedAt))
        .set("shop_number", static_cast<std::int64_t>(record.shop.value()))
        .set("shop_name", record.shopName)
        .set("register", record.registerName)
        .set("receipt_number", record.receiptNumber)
        .set("goods", std::move(goods));
}

Result<SettlementRecord> settlementRecordFrom(const Json& body) {
    KAZASU_TRY(const auto sale, idIn<SaleId>(body, "record_id"));
    KAZASU_TRY(const auto claim, optionalIdIn<ClaimId>(body, "claim_id"));
    KAZASU_TRY(const auto issuer, idIn<IssuerId>(body, "issuer"));
    KAZASU_TRY(const auto issueNumber, idIn<IssueNumber>(body, "issue_number"));
    KAZASU_TRY(auto code, boundedText(body, "code", kMaxCodeBytes));
    KAZASU_TRY(const auto amountUsed, amountIn(body, "amount_used_minor"));
    if (!amountUsed.isPositive())
        return Error{ErrorCode::InvalidArgument, "'amount_used_minor' must be positive"};
    KAZASU_TRY(const auto usedAt, instantIn(body, "used_at"));
    KAZASU_TRY(const auto shopNumber, body.getNumber("shop_number"));
    KAZASU_TRY(const auto shop, ShopNumber::from(shopNumber));
    KAZASU_TRY(auto shopName, boundedText(body, "shop_name", kMaxNameBytes));
    KAZASU_TRY(auto registerName, boundedText(body, "register", kMaxNameBytes));
    KAZASU_TRY(auto receiptNumber, boundedText(body, "receipt_number", kMaxNameBytes));
    KAZASU_TRY(const auto list, body.getArray("goods"));
    if (list.size() > kMaxGoods) return Error{ErrorCode::TooLong, "'goods': more than 1000"};
    std::vector<SoldGood> goods;
    for (std::size_t i = 0; i < list.size(); ++i) {
        KAZASU_TRY(auto good, goodFrom(list.at(i), amountUsed.currency()));
        goods.push_back(std::move(good));
    }
    return SettlementRecord{sale,
                            claim,
                            issuer,
                            issueNumber,
                            std::move(code),
                            amountUsed,
                            usedAt,
                            shop,
                            std::move(shopName),
                            std::move(registerName),
                            std::move(receiptNumber),
                            std::move(goods)};
}

Json toJson(const SettlementAnswer& answer) {
    Json body = Json::object()
                    .set("record_id", answer.sale.toString())
                    .set("issue_number", answer.issueNumber.toString())
                    .set("state", answer.state == SettlementState::Accepted ? "accepted" : "refused")
                    .set("amount_used_minor", answer.amountUsed.minor())
                    .set("returned_minor", answer.returned.minor())
                    .set("currency", answer.amountUsed.currency().numeric)
                    .set("accepted_at", toRfc3339(answer.acceptedAt));
    if (answer.creditedAt) body.set("credited_at", toRfc3339(*answer.creditedAt));
    if (answer.error) body.set("error", errorBody(*answer.error));
    if (answer.use) body.set("use", toJson(*answer.use));
    return Json::object().set("settlement", std::move(body));
}

Result<SettlementAnswer> settlementAnswerFrom(const Json& body) {
    KAZASU_TRY(const auto object, body.getObject("settlement"));
    SettlementAnswer answer;
    KAZASU_TRY(answer.sale, idIn<SaleId>(object, "record_id"));
    KAZASU_TRY(answer.issueNumber, idIn<IssueNumber>(object, "issue_number"));
    KAZASU_TRY(const auto state, object.getText("state"));
    if (state != "accepted" && state != "refused") return Error{ErrorCode::ParseFailed, "'state': unknown"};
    answer.state = state == "accepted" ? SettlementState::Accepted : SettlementState::Refused;
    KAZASU_TRY(answer.amountUsed, amountIn(object, "amount_used_minor"));
    KAZASU_TRY(answer.returned, amountIn(object, "returned_minor"));
    KAZASU_TRY(answer.acceptedAt, instantIn(object, "accepted_at"));
    if (object.has("credited_at")) {
        KAZASU_TRY(answer.creditedAt, instantIn(object, "credited_at"));
    }
    KAZASU_TRY(answer.error, optionalErrorIn(object));
    KAZASU_TRY(answer.use, optionalUseIn(object));
    return answer;
}

}  // namespace kazasu

#include "bank/purchase.h"

#include "core/json.h"
#include "core/text/utf8.h"

namespace kazasu::bank {
namespace {

Result<std::string> nameOfGoods(const Json& item) {
    return item.isObject() ? item.getText("name") : item.asText();
}

Result<std::string> goodsOf(const Json& body) {
    if (!body.has("goods")) return std::string{};
    const auto list = body.getArray("goods");
    if (!list) return body.getText("goods");
    std::string names;
    for (std::size_t i = 0; i < list->size(); ++i) {
        KAZASU_TRY(const std::string name, nameOfGoods(list->at(i)));
        names += (i == 0 ? "" : ", ") + name;
    }
    return names;
}

}  // namespace

Result<Purchase> parsePurchase(std::string_view body) {
    KAZASU_TRY(const Json json, Json::parse(body));
    Purchase purchase;
    KAZASU_TRY(purchase.shop, json.getText("shop"));
    KAZASU_TRY(const std::string usedAt, json.getText("used_at"));
    KAZASU_TRY(purchase.usedAt, parseRfc3339(usedAt));
    KAZASU_TRY(const std::int64_t amount, json.getNumber("amount_minor"));
    KAZASU_TRY(purchase.amount, moneyFrom(amount, kYen.numeric));
    KAZASU_TRY(const auto reference, json.optText("reference"));
    purchase.reference = reference.value_or("");
    KAZASU_TRY(purchase.goods, goodsOf(json));
    if (!isPlainText(purchase.shop, body.size()) || !isPlainText(purchase.goods, body.size()))
        return Error{ErrorCode::InvalidArgument, "shop and goods must be plain text"};
    if (purchase.shop.empty() || !purchase.amount.isPositive())
        return Error{ErrorCode::InvalidArgument, "shop must be named, amount_minor more than zero"};
    return purchase;
}

}  // namespace kazasu::bank

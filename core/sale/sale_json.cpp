#include "core/sale/sale_json.h"

#include "core/sale/json_fields.h"

namespace kazasu {
namespace {

Json toJson(const Discount& discount) {
    return discount.isShare() ? Json::object().set("basisPoints", discount.basisPoints())
                              : Json::object().set("amount", discount.amount().minor());
}

Result<std::optional<Discount>> discountIn(const Json& json, Currency currency) {
    if (!json.has("discount")) return std::optional<Discount>{};
    KAZASU_TRY(const auto body, json.getObject("discount"));
    if (body.has("basisPoints")) {
        KAZASU_TRY(const auto basisPoints, body.getNumber("basisPoints"));
        KAZASU_TRY(const auto discount, Discount::ofShare(basisPoints));
        return std::optional{discount};
    }
    KAZASU_TRY(const auto amount, amountIn(body, "amount", currency));
    KAZASU_TRY(const auto discount, Discount::ofAmount(amount));
    return std::optional{discount};
}

Result<ReturnedPart> returnedFromJson(const Json& json, Currency currency) {
    ReturnedPart part;
    KAZASU_TRY(part.originalLine, smallNumberIn(json, "line"));
    KAZASU_TRY(part.firstUnit, smallNumberIn(json, "firstUnit"));
    KAZASU_TRY(part.paid, amountIn(json, "paid", currency));
    return part;
}

Json toJson(const ReturnOf& of) {
    Json before = Json::array();
    for (const auto& [rate, amount] : of.before) {
        before.push(Json::object()
                        .set("taxBasisPoints", rate.basisPoints())
                        .set("taxReduced", rate.isReduced())
                        .set("amount", amount.minor()));
    }
    return Json::object()
        .set("sale", of.sale.toString())
        .set("receiptNumber", of.receiptNumber)
        .set("businessDay", of.businessDay.toString())
        .set("taxMode", nameOf(of.taxPolicy.mode))
        .set("taxRounding", nameOf(of.taxPolicy.rounding))
        .set("before", before);
}

Result<TaxRate> rateIn(const Json& json) {
    KAZASU_TRY(const auto basisPoints, json.getNumber("taxBasisPoints"));
    KAZASU_TRY(const auto isReduced, json.getFlag("taxReduced"));
    return TaxRate::from(basisPoints, isReduced);
}

Result<TaxPolicy> policyIn(const Json& json) {
    TaxPolicy policy;
    KAZASU_TRY(const auto mode, json.getText("taxMode"));
    KAZASU_TRY(policy.mode, taxModeOf(mode));
    KAZASU_TRY(const auto rounding, json.getText("taxRounding"));
    KAZASU_TRY(policy.rounding, roundingOf(rounding));
    return policy;
}

Result<ReturnOf> returnOfFromJson(const Json& json, Currency currency) {
    KAZASU_TRY(const auto saleText, json.getText("sale"));
    KAZASU_TRY(const auto sale, SaleId::parse(saleText));
    KAZASU_TRY(const auto receiptNumber, json.getText("receiptNumber"));
    KAZASU_TRY(const auto dayText, json.getText("businessDay"));
    KAZASU_TRY(const auto businessDay, BusinessDay::parse(dayText));
    KAZASU_TRY(const auto policy, policyIn(json));
    ReturnOf of{sale, receiptNumber, businessDay, policy, {}};
    KAZASU_TRY(const auto before, json.getArray("before"));
    for (std::size_t i = 0; i < before.size(); ++i) {
        RateAmount one;
        KAZASU_TRY(one.rate, rateIn(before.at(i)));
        KAZASU_TRY(one.amount, amountIn(before.at(i), "amount", currency));
        of.before.push_back(one);
    }
    return of;
}

Result<SaleHeader> headerFromJson(const Json& json) {
    SaleHeader header;
    KAZASU_TRY(const auto idText, json.getText("id"));
    KAZASU_TRY(header.id, SaleId::parse(idText));
    KAZASU_TRY(header.registerNumber, smallNumberIn(json, "register"));
    KAZASU_TRY(header.cashier, json.getText("cashier"));
    if (json.has("cashierNumber")) {
        KAZASU_TRY(header.cashierNumber, smallNumberIn(json, "cashierNumber"));
    }
    KAZASU_TRY(const auto currencyNumeric, json.getNumber("currency"));
    KAZASU_TRY(header.currency, currencyOf(currencyNumeric));
    KAZASU_TRY(header.taxPolicy, policyIn(json));
    KAZASU_TRY(const auto startedAt, json.getText("startedAt"));
    KAZASU_TRY(header.startedAt, parseRfc3339(startedAt));
    return header;
}

Result<SaleCompletion> completionFromJson(const Json& json) {
    KAZASU_TRY(const auto receiptNumber, json.getNumber("receiptNumber"));
    KAZASU_TRY(const auto dayText, json.getText("businessDay"));
    KAZASU_TRY(const auto businessDay, BusinessDay::parse(dayText));
    KAZASU_TRY(const auto completedText, json.getText("completedAt"));
    KAZASU_TRY(const auto completedAt, parseRfc3339(completedText));
    return SaleCompletion{receiptNumber, businessDay, completedAt};
}

}  // namespace

std::string_view nameOf(SaleState state) {
    switch (state) {
        case SaleState::Open:
            return "open";
        case SaleState::Tendering:
            return "tendering";
        case SaleState::Completed:
            return "completed";
        case SaleState::Voided:
            return "voided";
    }
    return "open";
}

Result<SaleState> saleStateOf(std::string_view name) {
    for (const auto state :
         {SaleState::Open, SaleState::Tendering, SaleState::Completed, SaleState::Voided}) {
        if (nameOf(state) == name) return state;
    }
    return Error{ErrorCode::ParseFailed, "'state': open, tendering, completed or voided"};
}

Json toJson(const SaleLine& line) {
    Json json = Json::object()
                    .set("number", line.number)
                    .set("itemCode", line.itemCode)
                    .set("name", line.name)
                    .set("reading", line.reading)
                    .set("unitPrice", line.unitPrice.minor())
                    .set("quantity", line.quantity)
                    .set("taxBasisPoints", line.taxRate.basisPoints())
                    .set("taxReduced", line.taxRate.isReduced())
                    .set("department", line.department)
                    .set("voided", line.isVoided);
    if (line.listPrice) json.set("listPrice", line.listPrice->minor());
    if (line.discount) json.set("discount", toJson(*line.discount));
    if (line.returned) {
        json.set("returned", Json::object()
                                 .set("line", line.returned->originalLine)
                                 .set("firstUnit", line.returned->firstUnit)
                                 .set("paid", line.returned->paid.minor()));
    }
    return json;
}

Result<SaleLine> saleLineFromJson(const Json& json, Currency currency) {
    SaleLine line;
    KAZASU_TRY(line.number, smallNumberIn(json, "number"));
    KAZASU_TRY(line.itemCode, json.getText("itemCode"));
    KAZASU_TRY(line.name, json.getText("name"));
    KAZASU_TRY(line.reading, json.getText("reading"));
    KAZASU_TRY(line.unitPrice, amountIn(json, "unitPrice", currency));
    KAZASU_TRY(line.quantity, smallNumberIn(json, "quantity"));
    KAZASU_TRY(line.taxRate, rateIn(json));
    KAZASU_TRY(line.department, json.getText("department"));
    KAZASU_TRY(line.isVoided, json.getFlag("voided"));
    KAZASU_TRY(line.discount, discountIn(json, currency));
    if (json.has("listPrice")) {
        KAZASU_TRY(line.listPrice, amountIn(json, "listPrice", currency));
    }
    if (json.has("returned")) {
        KAZASU_TRY(const auto returned, json.getObject("returned"));
        KAZASU_TRY(line.returned, returnedFromJson(returned, currency));
    }
    return line;
}

Json toJson(const Sale& sale) {
    const SaleHeader& header = sale.header();
    Json lines = Json::array();
    for (const auto& line : sale.lines()) lines.push(toJson(line));
    Json tenders = Json::array();
    for (const auto& tender : sale.tenders()) tenders.push(toJson(tender));
    Json json = Json::object()
                    .set("id", header.id.toString())
                    .set("register", header.registerNumber)
                    .set("cashier", header.cashier)
                    .set("currency", static_cast<int>(header.currency.numeric))
                    .set("taxMode", nameOf(header.taxPolicy.mode))
                    .set("taxRounding", nameOf(header.taxPolicy.rounding))
                    .set("startedAt", toRfc3339(header.startedAt))
                    .set("state", nameOf(sale.state()))
                    .set("lines", lines)
                    .set("tenders", tenders);
    // Left out when unknown: what was written before shops named their people stays what it is.
    if (header.cashierNumber != 0) json.set("cashierNumber", header.cashierNumber);
    if (sale.discount()) json.set("discount", toJson(*sale.discount()));
    if (sale.returnOf()) json.set("returnOf", toJson(*sale.returnOf()));
    if (const auto& completion = sale.completion()) {
        json.set("completion", Json::object()
                                   .set("receiptNumber", completion->receiptNumber)
                                   .set("businessDay", completion->businessDay.toString())
                                   .set("completedAt", toRfc3339(completion->completedAt)));
    }
    return json;
}

Result<Sale> saleFromJson(const Json& json) {
    if (!json.isObject()) return Error{ErrorCode::ParseFailed, "a sale is an object"};
    SaleRecord record;
    KAZASU_TRY(record.header, headerFromJson(json));
    KAZASU_TRY(const auto stateName, json.getText("state"));
    KAZASU_TRY(record.state, saleStateOf(stateName));
    KAZASU_TRY(const auto lines, json.getArray("lines"));
    if (lines.size() > Sale::kMaxLines) return Error{ErrorCode::TooLong, "lines"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        KAZASU_TRY(auto line, saleLineFromJson(lines.at(i), record.header.currency));
        record.lines.push_back(std::move(line));
    }
    KAZASU_TRY(const auto tenders, json.getArray("tenders"));
    if (tenders.size() > Sale::kMaxTenders) return Error{ErrorCode::TooLong, "tenders"};
    for (std::size_t i = 0; i < tenders.size(); ++i) {
        KAZASU_TRY(auto tender, tenderFromJson(tenders.at(i), record.header.currency));
        record.tenders.push_back(std::move(tender));
    }
    KAZASU_TRY(record.discount, discountIn(json, record.header.currency));
    if (json.has("returnOf")) {
        KAZASU_TRY(const auto of, json.getObject("returnOf"));
        KAZASU_TRY(record.returnOf, returnOfFromJson(of, record.header.currency));
    }
    if (json.has("completion")) {
        KAZASU_TRY(const auto completionJson, json.getObject("completion"));
        KAZASU_TRY(record.completion, completionFromJson(completionJson));
    }
    return Sale::restore(std::move(record));
}

}  // namespace kazasu

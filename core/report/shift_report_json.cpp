// The stored form of a shift report. Amounts are minor units of the report's one currency.
#include "core/report/shift_report.h"

namespace kazasu {
namespace {

Json rateJson(const RateTotal& rate) {
    return Json::object()
        .set("basis_points", rate.rate.basisPoints())
        .set("is_reduced", rate.rate.isReduced())
        .set("net_minor", rate.net.minor())
        .set("tax_minor", rate.tax.minor())
        .set("gross_minor", rate.gross.minor());
}

Json namedJson(const std::vector<NamedTally>& tallies) {
    Json list = Json::array();
    for (const auto& [name, tally] : tallies) list.push(toJson(tally).set("name", name));
    return list;
}

Json salesJson(const SalesFigures& sales) {
    Json rates = Json::array();
    for (const auto& rate : sales.byRate) rates.push(rateJson(rate));
    Json returned = Json::array();
    for (const auto& rate : sales.returnedByRate) returned.push(rateJson(rate));
    Json hours = Json::array();
    for (const auto& [hour, tally] : sales.byHour) hours.push(toJson(tally).set("hour", hour));
    return Json::object()
        .set("first_receipt", sales.firstReceipt)
        .set("last_receipt", sales.lastReceipt)
        .set("sales", toJson(sales.sales))
        .set("pieces", sales.pieces)
        .set("by_rate", std::move(rates))
        .set("returns", toJson(sales.returns))
        .set("paid_out_for_returns", toJson(sales.paidOut))
        .set("given_back_to_codes", toJson(sales.toCodes))
        .set("discounts", toJson(sales.discounts))
        .set("returned_by_rate", std::move(returned))
        .set("cash", toJson(sales.cash))
        .set("codes_online", toJson(sales.codesOnline))
        .set("codes_offline_bound", toJson(sales.codesBound))
        .set("codes_offline_unbound", toJson(sales.codesUnbound))
        .set("by_department", namedJson(sales.byDepartment))
        .set("by_cashier", namedJson(sales.byCashier))
        .set("by_hour", std::move(hours))
        .set("voided_lines", toJson(sales.voidedLines))
        .set("voided_sales", toJson(sales.voidedSales));
}

Json drawerJson(const DrawerFigures& drawer) {
    Json json = Json::object()
                    .set("float_minor", drawer.floatAmount.minor())
                    .set("paid_in", toJson(drawer.paidIn))
                    .set("paid_out", toJson(drawer.paidOut))
                    .set("counts", drawer.counts);
    if (drawer.expected) json.set("expected_minor", drawer.expected->minor());
    if (drawer.counted) json.set("counted", toJson(*drawer.counted));
    if (const auto difference = drawer.overShort()) json.set("over_short_minor", difference->minor());
    return json;
}

/// Reads members of one currency.
class Reader {
public:
    Reader(const Json& json, Currency currency) : m_json(json), m_currency(currency) {}

    [[nodiscard]] Result<Money> amount(std::string_view key) const {
        KAZASU_TRY(const auto minor, m_json.getNumber(key));
        return moneyFrom(minor, m_currency.numeric);
    }
    [[nodiscard]] Result<Tally> tally(std::string_view key) const {
        KAZASU_TRY(const auto json, m_json.getObject(key));
        return tallyIn(json);
    }
    [[nodiscard]] Result<Tally> tallyIn(const Json& json) const {
        Tally tally;
        KAZASU_TRY(tally.count, json.getNumber("count"));
        KAZASU_TRY(tally.sum, Reader(json, m_currency).amount("sum_minor"));
        return tally;
    }
    [[nodiscard]] Result<std::vector<NamedTally>> named(std::string_view key) const {
        KAZASU_TRY(const auto list, m_json.getArray(key));
        std::vector<NamedTally> tallies;
        for (std::size_t i = 0; i < list.size(); ++i) {
            NamedTally one;
            KAZASU_TRY(one.name, list.at(i).getText("name"));
            KAZASU_TRY(one.tally, tallyIn(list.at(i)));
            tallies.push_back(std::move(one));
        }
        return tallies;
    }

private:
    const Json& m_json;
    Currency m_currency;
};

Result<RateTotal> rateIn(const Json& json, Currency currency) {
    KAZASU_TRY(const auto basisPoints, json.getNumber("basis_points"));
    KAZASU_TRY(const auto isReduced, json.getFlag("is_reduced"));
    KAZASU_TRY(const auto rate, TaxRate::from(basisPoints, isReduced));
    const Reader reader(json, currency);
    KAZASU_TRY(const auto net, reader.amount("net_minor"));
    KAZASU_TRY(const auto tax, reader.amount("tax_minor"));
    KAZASU_TRY(const auto gross, reader.amount("gross_minor"));
    return RateTotal{rate, net, tax, gross};
}

Status readLists(const Json& json, Currency currency, SalesFigures& sales) {
    const Reader reader(json, currency);
    KAZASU_TRY(const auto rates, json.getArray("by_rate"));
    for (std::size_t i = 0; i < rates.size(); ++i) {
        KAZASU_TRY(const auto rate, rateIn(rates.at(i), currency));
        sales.byRate.push_back(rate);
    }
    KAZASU_TRY(sales.byDepartment, reader.named("by_department"));
    KAZASU_TRY(sales.byCashier, reader.named("by_cashier"));
    KAZASU_TRY(const auto hours, json.getArray("by_hour"));
    for (std::size_t i = 0; i < hours.size(); ++i) {
        HourTally one;
        KAZASU_TRY(const auto hour, hours.at(i).getNumber("hour"));
        if (hour < 0 || hour > 23) return Error{ErrorCode::ParseFailed, "hour"};
        one.hour = static_cast<int>(hour);
        KAZASU_TRY(one.tally, reader.tallyIn(hours.at(i)));
        sales.byHour.push_back(one);
    }
    return {};
}

/// Reports written before goods could come back say nothing of it.
Status readReturns(const Json& json, Currency currency, SalesFigures& sales) {
    const Reader reader(json, currency);
    const Tally none{0, Money::zero(currency)};
    sales.returns = sales.paidOut = sales.toCodes = sales.discounts = none;
    if (!json.has("returns")) return {};
    KAZASU_TRY(sales.returns, reader.tally("returns"));
    KAZASU_TRY(sales.paidOut, reader.tally("paid_out_for_returns"));
    KAZASU_TRY(sales.discounts, reader.tally("discounts"));
    if (json.has("given_back_to_codes")) {
        KAZASU_TRY(sales.toCodes, reader.tally("given_back_to_codes"));
    }
    KAZASU_TRY(const auto rates, json.getArray("returned_by_rate"));
    for (std::size_t i = 0; i < rates.size(); ++i) {
        KAZASU_TRY(const auto rate, rateIn(rates.at(i), currency));
        sales.returnedByRate.push_back(rate);
    }
    return {};
}

Result<SalesFigures> salesIn(const Json& json, Currency currency) {
    SalesFigures sales;
    const Reader reader(json, currency);
    KAZASU_TRY(sales.firstReceipt, json.getNumber("first_receipt"));
    KAZASU_TRY(sales.lastReceipt, json.getNumber("last_receipt"));
    KAZASU_TRY(sales.sales, reader.tally("sales"));
    KAZASU_TRY(sales.pieces, json.getNumber("pieces"));
    KAZASU_TRY(sales.cash, reader.tally("cash"));
    KAZASU_TRY(sales.codesOnline, reader.tally("codes_online"));
    KAZASU_TRY(sales.codesBound, reader.tally("codes_offline_bound"));
    KAZASU_TRY(sales.codesUnbound, reader.tally("codes_offline_unbound"));
    KAZASU_TRY_STATUS(readReturns(json, currency, sales));
    KAZASU_TRY(sales.voidedLines, reader.tally("voided_lines"));
    KAZASU_TRY(sales.voidedSales, reader.tally("voided_sales"));
    KAZASU_TRY_STATUS(readLists(json, currency, sales));
    return sales;
}

Result<DrawerFigures> drawerIn(const Json& json, Currency currency) {
    DrawerFigures drawer;
    const Reader reader(json, currency);
    KAZASU_TRY(drawer.floatAmount, reader.amount("float_minor"));
    KAZASU_TRY(drawer.paidIn, reader.tally("paid_in"));
    KAZASU_TRY(drawer.paidOut, reader.tally("paid_out"));
    KAZASU_TRY(drawer.counts, json.getNumber("counts"));
    if (json.has("expected_minor")) {
        KAZASU_TRY(drawer.expected, reader.amount("expected_minor"));
    }
    if (json.has("counted")) {
        KAZASU_TRY(const auto counted, json.getObject("counted"));
        KAZASU_TRY(drawer.counted, CashCount::from(counted));
    }
    return drawer;
}

Status readCodes(const Json& json, ShiftReport& report) {
    KAZASU_TRY(const auto codes, json.getObject("codes"));
    const Reader three(codes, report.currency);
    KAZASU_TRY(report.codes.sold, three.tally("sold"));
    KAZASU_TRY(report.codes.acknowledged, three.tally("acknowledged"));
    KAZASU_TRY(report.codes.waiting, three.tally("waiting"));
    KAZASU_TRY(report.codes.refused, three.tally("refused"));
    KAZASU_TRY(report.codes.credited, three.tally("credited"));
    KAZASU_TRY(const auto risk, json.getObject("at_risk"));
    const Reader stakes(risk, report.currency);
    KAZASU_TRY(report.risk.bound, stakes.tally("bound"));
    KAZASU_TRY(report.risk.unbound, stakes.tally("unbound"));
    KAZASU_TRY(report.risk.inDoubt, stakes.tally("in_doubt"));
    KAZASU_TRY(const auto left, json.getObject("left"));
    const Reader rest(left, report.currency);
    KAZASU_TRY(report.left.heldSales, rest.tally("held_sales"));
    KAZASU_TRY(report.left.unsentRecords, rest.tally("unsent_records"));
    KAZASU_TRY(report.left.paymentsInDoubt, rest.tally("payments_in_doubt"));
    report.left.openRefunds = {0, Money::zero(report.currency)};
    if (left.has("open_refunds")) {
        KAZASU_TRY(report.left.openRefunds, rest.tally("open_refunds"));
    }
    return {};
}

Result<ReportKind> kindIn(const Json& json) {
    const auto kind = json.getText("kind");
    if (!kind) return kind.error();
    if (kind->size() != 1) return Error{ErrorCode::ParseFailed, "kind"};
    switch (kind->front()) {
        case 'X':
            return ReportKind::X;
        case 'Z':
            return ReportKind::Z;
        default:
            return Error{ErrorCode::ParseFailed, "kind"};
    }
}

Status readHead(const Json& json, ShiftReport& report) {
    KAZASU_TRY(report.kind, kindIn(json));
    KAZASU_TRY(const auto registerNumber, json.getNumber("register"));
    if (registerNumber < 1 || registerNumber > 9999) return Error{ErrorCode::ParseFailed, "register"};
    report.registerNumber = static_cast<int>(registerNumber);
    KAZASU_TRY(report.registerName, json.getText("register_name"));
    KAZASU_TRY(report.number, json.getNumber("number"));
    KAZASU_TRY(const auto numeric, json.getNumber("currency"));
    KAZASU_TRY(report.currency, currencyOf(numeric));
    KAZASU_TRY(const auto opened, json.getText("opened_at"));
    KAZASU_TRY(report.openedAt, parseRfc3339(opened));
    KAZASU_TRY(report.isOpenedByItself, json.getFlag("opened_by_itself"));
    KAZASU_TRY(report.openedBy, json.getText("opened_by"));
    KAZASU_TRY(const auto made, json.getText("made_at"));
    KAZASU_TRY(report.madeAt, parseRfc3339(made));
    KAZASU_TRY(report.madeBy, json.getText("made_by"));
    KAZASU_TRY(const auto head, json.getText("journal_head"));
    KAZASU_TRY(report.journal, ChainHead::parse(head));
    return {};
}

}  // namespace

Json toJson(const Tally& tally) {
    return Json::object().set("count", tally.count).set("sum_minor", tally.sum.minor());
}

Json toJson(const ShiftLeft& left) {
    return Json::object()
        .set("held_sales", toJson(left.heldSales))
        .set("unsent_records", toJson(left.unsentRecords))
        .set("payments_in_doubt", toJson(left.paymentsInDoubt))
        .set("open_refunds", toJson(left.openRefunds));
}

Json toJson(const ShiftReport& report) {
    const auto& codes = report.codes;
    const auto& risk = report.risk;
    return Json::object()
        .set("kind", report.kind == ReportKind::Z ? "Z" : "X")
        .set("register", report.registerNumber)
        .set("register_name", report.registerName)
        .set("number", report.number)
        .set("currency", std::int64_t{report.currency.numeric})
        .set("opened_at", toRfc3339(report.openedAt))
        .set("opened_by_itself", report.isOpenedByItself)
        .set("opened_by", report.openedBy)
        .set("made_at", toRfc3339(report.madeAt))
        .set("made_by", report.madeBy)
        .set("sales", salesJson(report.sales))
        .set("drawer", drawerJson(report.drawer))
        .set("codes", Json::object()
                          .set("sold", toJson(codes.sold))
                          .set("acknowledged", toJson(codes.acknowledged))
                          .set("waiting", toJson(codes.waiting))
                          .set("refused", toJson(codes.refused))
                          .set("credited", toJson(codes.credited))
                          .set("agrees", codes.agrees()))
        .set("at_risk", Json::object()
                            .set("bound", toJson(risk.bound))
                            .set("unbound", toJson(risk.unbound))
                            .set("in_doubt", toJson(risk.inDoubt)))
        .set("left", toJson(report.left))
        .set("grand_total_minor", report.grandTotal.minor())
        .set("journal_head", report.journal.toString());
}

Result<ShiftReport> shiftReportFrom(const Json& json) {
    ShiftReport report;
    KAZASU_TRY_STATUS(readHead(json, report));
    KAZASU_TRY(const auto sales, json.getObject("sales"));
    KAZASU_TRY(report.sales, salesIn(sales, report.currency));
    KAZASU_TRY(const auto drawer, json.getObject("drawer"));
    KAZASU_TRY(report.drawer, drawerIn(drawer, report.currency));
    KAZASU_TRY_STATUS(readCodes(json, report));
    KAZASU_TRY(report.grandTotal, Reader(json, report.currency).amount("grand_total_minor"));
    return report;
}

}  // namespace kazasu

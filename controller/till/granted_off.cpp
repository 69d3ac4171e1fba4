#include "controller/till/granted_off.h"

#include <algorithm>
#include <map>

namespace kazasu::controller {
namespace {

using Part = std::pair<std::string, int>;  // kind and line

Money underListPrice(const SaleLine& line) {
    const Money none = Money::zero(line.unitPrice.currency());
    if (!line.listPrice) return none;
    const Money each = std::max(*line.listPrice - line.unitPrice, none);
    return {each.minor() * line.quantity, each.currency()};
}

std::vector<BeyondGrant> allOff(const Sale& sale) {
    const Money none = Money::zero(sale.header().currency);
    std::vector<BeyondGrant> parts;
    const auto add = [&](ExceptionKind kind, int line) {
        const Money off = offBy(sale, kind, line);
        if (off.isPositive()) parts.push_back({kind, line, off, none});
    };
    for (const auto& line : sale.lines()) {
        add(ExceptionKind::OverridePrice, line.number);
        add(ExceptionKind::Discount, line.number);
    }
    add(ExceptionKind::Discount, 0);
    return parts;
}

Result<std::map<Part, std::int64_t>> grantedIn(Database& database, const SaleId& sale) {
    std::map<Part, std::int64_t> granted;
    KAZASU_TRY(const auto found,
               database.run("SELECT kind, body FROM journal WHERE sale_id = ? ORDER BY sequence",
                            {sale.toString()}));
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto body, Json::parse(row.text(1)));
        KAZASU_TRY(const auto content, body.getObject("content"));
        if (!content.has(kOffKey)) continue;
        KAZASU_TRY(const auto line, content.getNumber("line"));
        KAZASU_TRY(granted[Part(row.text(0), static_cast<int>(line))], content.getNumber(kOffKey));
    }
    return granted;
}

}  // namespace

bool takesOff(ExceptionKind kind) {
    return kind == ExceptionKind::Discount || kind == ExceptionKind::OverridePrice;
}

Money offBy(const Sale& sale, ExceptionKind kind, int line) {
    if (line == 0) return sale.totals().discount;
    for (const auto& one : sale.lines()) {
        if (one.number != line || one.isVoided || one.isReturn()) continue;
        return kind == ExceptionKind::Discount ? one.discounted() : underListPrice(one);
    }
    return Money::zero(sale.header().currency);
}

Result<std::vector<BeyondGrant>> beyondGrant(Database& database, const Sale& sale) {
    std::vector<BeyondGrant> parts = allOff(sale);
    if (parts.empty()) return parts;
    KAZASU_TRY(const auto granted, grantedIn(database, sale.id()));
    for (auto& part : parts) {
        const auto known = granted.find(Part(nameOf(part.kind), part.line));
        if (known != granted.end()) part.granted = {known->second, part.off.currency()};
    }
    std::erase_if(parts, [](const BeyondGrant& part) { return part.off <= part.granted; });
    return parts;
}

}  // namespace kazasu::controller

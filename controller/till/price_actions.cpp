// Discounts and other prices: never below nothing, by whoever may, and in the journal.
#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/staff/reason.h"
#include "controller/till/till_desk.h"

namespace kazasu::controller {
namespace {

constexpr std::string_view kDiscountRemovedEntry = "discount_removed";

Result<std::optional<Discount>> discountFrom(const api::DiscountAsk& ask) {
    if (ask.basisPoints == 0 && ask.amount.isZero()) return std::optional<Discount>{};
    KAZASU_TRY(const auto discount,
               ask.basisPoints != 0 ? Discount::ofShare(ask.basisPoints) : Discount::ofAmount(ask.amount));
    return std::optional{discount};
}

}  // namespace

Result<std::string> reasonFrom(const std::string& text) {
    KAZASU_TRY_STATUS(checkReason(text));
    return text;
}

void TillDesk::changeGuarded(const GuardedChange& what, const std::function<Status(Sale&)>& rule,
                             std::function<void()> again) {
    if (const auto may = checkMayChange(); !may) return notice(may.error(), what.shown);
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleEmpty, what.shown);
    Sale tried = *m_rooms.current.sale();
    const Money before = tried.totals().total;
    if (const auto allowed = rule(tried); !allowed) return notice(allowed.error(), what.shown);
    const auto permit =
        m_doors.people.require(what.right, saleSubject() + "/" + what.subject, std::move(again));
    if (!permit) return notice(permit.error(), what.shown);
    const Money amount = before - tried.totals().total;
    const auto changed = m_rooms.current.changeWithNote(rule, {what.kind, *permit, amount}, what.content);
    if (!changed) return notice(changed.error(), what.shown);
    m_rooms.seal.noticeEntry();
    const auto last = static_cast<int>(m_rooms.current.sale()->lines().size());
    tellSale(what.line == kLastLine ? last : what.line);
}

void TillDesk::discount(int line, const api::DiscountAsk& ask) {
    if (!mayAct("discount")) return;
    const auto wanted = discountFrom(ask);
    if (!wanted) return notice(wanted.error(), "discount");
    const auto rule = [line, wanted = *wanted](Sale& sale) {
        return line == 0 ? sale.discountSale(wanted) : sale.discountLine(line, wanted);
    };
    if (!*wanted) return removeDiscount(line, rule);
    const std::string text = (*wanted)->toDisplay();
    const Json content = Json::object().set("line", line).set("discount", text);
    changeGuarded(
        {Right::Discount, ExceptionKind::Discount, std::to_string(line) + "/" + text, text, line, content},
        rule, [this, line, ask] { discount(line, ask); });
}

/// Nobody loses by it: no right is asked, but the journal says that it was put on again.
void TillDesk::removeDiscount(int line, const std::function<Status(Sale&)>& rule) {
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleEmpty, "discount");
    const Sale before = *m_rooms.current.sale();
    changeSale(rule, line, "discount");
    if (before.record() == m_rooms.current.sale()->record()) return;
    const auto noted = durably(m_doors.database, [&] {
        return Journal(m_doors.database)
            .append(kDiscountRemovedEntry, before.id(), m_doors.clock.now(),
                    Json::object().set("line", line).set("staff", m_doors.people.actor().number));
    });
    if (!noted) notice(noted.error(), "discount");
}

void TillDesk::changePrice(int line, Money price, const std::string& reason) {
    if (!mayAct("price")) return;
    const auto why = reasonFrom(reason);
    if (!why) return notice(why.error(), "price");
    const std::string text = toDisplay(price);
    const Json content =
        Json::object().set("line", line).set("price_minor", price.minor()).set("price_reason", *why);
    changeGuarded(
        {Right::OverridePrice, ExceptionKind::OverridePrice, std::to_string(line) + "/price/" + text, text,
         line, content},
        [line, price](Sale& sale) { return sale.changePrice(line, price); },
        [this, line, price, reason] { changePrice(line, price, reason); });
}

}  // namespace kazasu::controller

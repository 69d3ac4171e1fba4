// Discounts and other prices: never below nothing, by whoever may, and in the journal.
#include "controller/sales_file/durably.h"
#include "controller/staff/reason.h"
#include "controller/till/granted_off.h"
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

Status TillDesk::tryGuarded(GuardedChange what, const std::function<Status(Sale&)>& rule,
                            std::function<void()> again) {
    KAZASU_TRY_STATUS(checkMayChange());
    if (!m_rooms.current.isActive()) return Error{ErrorCode::SaleEmpty};
    Sale tried = *m_rooms.current.sale();
    const Money before = tried.totals().total;
    KAZASU_TRY_STATUS(rule(tried));
    const Money amount = what.amount.value_or(before - tried.totals().total);
    if (takesOff(what.kind)) what.content.set(kOffKey, offBy(tried, what.kind, what.line).minor());
    const std::string subject = saleSubject() + "/" + what.subject;
    const std::string action = std::string(nameOf(what.kind)) + ' ' + subject + ' ' + what.content.dump() +
                               ' ' + std::to_string(amount.minor());
    KAZASU_TRY(const auto permit, permitFor(action, what.right, subject, std::move(again)));
    const auto changed = m_rooms.current.changeWithNote(rule, {what.kind, permit, amount}, what.content);
    m_openPermit.ended(action, permit, changed);
    KAZASU_TRY_STATUS(changed);
    m_rooms.seal.noticeEntry();
    return {};
}

void TillDesk::changeGuarded(const GuardedChange& what, const std::function<Status(Sale&)>& rule,
                             std::function<void()> again) {
    if (const auto changed = tryGuarded(what, rule, std::move(again)); !changed)
        return notice(changed.error(), what.shown);
    const auto last = static_cast<int>(m_rooms.current.sale()->lines().size());
    tellSale(what.line == kLastLine ? last : what.line);
}

/// A share grows with what is bought, and another price with the number of pieces.
Status TillDesk::checkGranted(const std::function<void()>& again) {
    if (!m_rooms.current.isActive()) return {};
    KAZASU_TRY(const auto parts, readSurely(m_doors.database, [this] {
                   return beyondGrant(m_doors.database, *m_rooms.current.sale());
               }));
    for (const auto& part : parts) {
        const Right right = part.kind == ExceptionKind::Discount ? Right::Discount : Right::OverridePrice;
        const std::string line = std::to_string(part.line);
        const std::string subject = line + "/" + std::string(nameOf(part.kind)) + "/" + toDisplay(part.off);
        KAZASU_TRY_STATUS(tryGuarded(
            {right, part.kind, subject, line, part.line, Json::object().set("line", part.line),
             part.off - part.granted},
            [](Sale&) { return Status{}; }, again));
    }
    return {};
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
    changeGuarded({Right::Discount,
                   ExceptionKind::Discount,
                   std::to_string(line) + "/" + text,
                   text,
                   line,
                   content,
                   {}},
                  rule, [this, line, ask] { discount(line, ask); });
}

/// Nobody loses by it: no right is asked, but the journal says that it was put on again.
void TillDesk::removeDiscount(int line, const std::function<Status(Sale&)>& rule) {
    if (const auto may = checkMayChange(); !may) return notice(may.error(), "discount");
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleEmpty, "discount");
    Sale tried = *m_rooms.current.sale();
    if (const auto allowed = rule(tried); !allowed) return notice(allowed.error(), "discount");
    if (tried.record() == m_rooms.current.sale()->record()) return;  // there was none
    const auto removed = m_rooms.current.changeWithEntry(
        rule, m_note, kDiscountRemovedEntry,
        Json::object().set("line", line).set("staff", m_doors.people.actor().number));
    if (!removed) return notice(removed.error(), "discount");
    m_rooms.seal.noticeEntry();
    tellSale(line);
}

void TillDesk::changePrice(int line, Money price, const std::string& reason) {
    if (!mayAct("price")) return;
    if (const auto why = checkReason(reason); !why) return notice(why.error(), "price");
    const std::string text = toDisplay(price);
    const Json content = Json::object()
                             .set("line", line)
                             .set("price_minor", price.minor())
                             .set("price_reason", std::string_view(reason));
    changeGuarded(
        {Right::OverridePrice,
         ExceptionKind::OverridePrice,
         std::to_string(line) + "/price/" + text,
         text,
         line,
         content,
         {}},
        [line, price](Sale& sale) { return sale.changePrice(line, price); },
        [this, line, price, reason] { changePrice(line, price, reason); });
}

}  // namespace kazasu::controller

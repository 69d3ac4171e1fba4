// What a till does only for somebody who may: goods and sales taken back or put aside, receipts once more.
// Every one is an entry in the journal with whoever did it and whoever granted it (docs/security.md, row 37).
#include "controller/sales_file/sales_file.h"
#include "controller/till/settlement_tender.h"
#include "controller/till/till_desk.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

const SaleLine* countedLine(const Sale& sale, int number) {
    const auto& lines = sale.lines();
    const auto found = std::find_if(lines.begin(), lines.end(), [number](const SaleLine& line) {
        return line.number == number && !line.isVoided;
    });
    return found == lines.end() ? nullptr : &*found;
}

Json contentOf(const SaleLine& line) {
    return Json::object()
        .set("line", line.number)
        .set("item_code", std::string_view(line.itemCode))
        .set("name", std::string_view(line.name))
        .set("quantity", line.quantity);
}

}  // namespace

std::string TillDesk::saleSubject() const {
    const auto& sale = m_rooms.current.sale();
    return sale ? sale->id().toString() : std::string();
}

Result<Permit> TillDesk::permitFor(const std::string& action, Right right, const std::string& subject,
                                   std::function<void()> again) {
    const auto kept = m_openPermit.find(action, m_doors.people.actor());
    const bool goesOn = kept && m_doors.people.checkSignedIn();
    return goesOn ? Result<Permit>(*kept) : m_doors.people.require(right, subject, std::move(again));
}

void TillDesk::takeOver() {
    const Actor cashier = m_doors.people.actor();
    if (!m_rooms.current.isActive() || m_rooms.current.sale()->header().cashierNumber == cashier.number)
        return;
    const auto changed = m_rooms.current.change(
        [&cashier](Sale& sale) { return sale.changeCashier(cashier.number, cashier.name); },
        [&](const Error& error) { notice(error, "the open sale could not be kept"); });
    if (!changed) notice(changed.error(), "cashier");
}

void TillDesk::setQuantity(int line, std::int64_t quantity) {
    if (!mayAct("quantity")) return;
    if (quantity < 1 || quantity > Sale::kMaxQuantity) {
        return notice(ErrorCode::SaleQuantityInvalid, std::to_string(quantity));
    }
    const SaleLine* const known =
        m_rooms.current.isActive() ? countedLine(*m_rooms.current.sale(), line) : nullptr;
    if (known != nullptr && quantity < known->quantity)
        return lowerQuantity(*known, static_cast<int>(quantity));
    changeSale([&](Sale& sale) { return sale.changeQuantity(line, static_cast<int>(quantity)); }, line,
               std::to_string(line));
}

/// Fewer of something that was rung up is a part of a line voided.
void TillDesk::lowerQuantity(const SaleLine& line, int quantity) {
    const int number = line.number;
    correctLine(
        line, ExceptionKind::LowerQuantity, line.quantity - quantity,
        [number, quantity](Sale& sale) { return sale.changeQuantity(number, quantity); },
        [this, number, quantity] { setQuantity(number, quantity); });
}

void TillDesk::voidLine(int line) {
    if (!mayAct("void")) return;
    const SaleLine* const known =
        m_rooms.current.isActive() ? countedLine(*m_rooms.current.sale(), line) : nullptr;
    if (known == nullptr)  // the rules say why
        return changeSale([line](Sale& sale) { return sale.voidLine(line); }, line, std::to_string(line));
    correctLine(
        *known, ExceptionKind::VoidLine, known->quantity, [line](Sale& sale) { return sale.voidLine(line); },
        [this, line] { voidLine(line); });
}

void TillDesk::correctLine(const SaleLine& line, ExceptionKind kind, int quantity,
                           const std::function<Status(Sale&)>& rule, std::function<void()> again) {
    const std::string number = std::to_string(line.number);
    const Money amount(line.unitPrice.minor() * quantity, line.unitPrice.currency());
    changeGuarded({Right::VoidLine, kind, number, number, line.number, contentOf(line), amount}, rule,
                  std::move(again));
}

void TillDesk::voidSale() {
    if (!mayAct("void")) return;
    if (const auto may = checkMayChange(); !may) return notice(may.error(), "void");
    if (!m_rooms.current.isActive()) return notice(ErrorCode::SaleClosed, "void");
    const auto permit = m_doors.people.require(Right::VoidSale, saleSubject(), [this] { voidSale(); });
    if (!permit) return notice(permit.error(), "void");
    voidSaleWith(*permit);
}

void TillDesk::voidSaleWith(const Permit& permit) {
    Sale sale = *m_rooms.current.sale();
    const auto claims = claimsOf(sale);
    takeBackTenders(sale);
    KAZASU_CHECK(sale.voidSale().isOk());
    const auto voided =
        SalesFile(m_doors.database).voidSale(sale, m_doors.clock.now(), voidNote(sale, permit));
    if (!voided) return notice(voided.error(), "void");
    m_rooms.seal.noticeEntry();
    m_rooms.current.replace(std::move(sale));
    for (const auto& claim : claims) m_rooms.claims.giveBack(claim);
    tellSale(0);
    m_payment.forget();
    tellStatus();
}

void TillDesk::parkSale() {
    if (!mayAct("park")) return;
    if (const auto may = m_payment.checkPark(); !may) return notice(may.error(), "park");
    const auto permit = m_doors.people.require(Right::ParkSale, saleSubject(), [this] { parkSale(); });
    if (!permit) return notice(permit.error(), "park");
    if (const auto done = m_payment.park(*permit); !done) return notice(done.error(), "park");
    tellSale(0);
    tellStatus();
}

}  // namespace kazasu::controller

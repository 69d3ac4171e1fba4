// Goods that ask before they are sold: for the age of whoever buys them, then for their price. Nothing else
// happens to the sale until the answer; the answer about an age is in the journal.
#include "controller/till/till_desk.h"

namespace kazasu::controller {
namespace {

constexpr std::string_view kAgeConfirmedEntry = "age_confirmed";
constexpr std::string_view kAgeRefusedEntry = "age_refused";

}  // namespace

SaleLine lineOf(const CatalogueItem& item, int quantity) {
    SaleLine line;
    line.itemCode = item.code;
    line.name = item.name;
    line.reading = item.reading;
    line.unitPrice = item.unitPrice;
    line.quantity = quantity;
    line.taxRate = item.taxRate;
    line.department = item.department;
    return line;
}

void TillDesk::beginSale() {
    const Sale& sale = m_rooms.current.activeOrNew(m_doors.people.actor());
    if (m_payment.view().phase != api::SettlementPhase::Idle && sale.lines().empty()) m_payment.forget();
}

void TillDesk::ringUp(const CatalogueItem& item, int quantity) {
    beginSale();
    const SaleLine line = lineOf(item, quantity);
    const auto number = static_cast<int>(m_rooms.current.sale()->lines().size()) + 1;
    changeSale(
        [&line](Sale& sale) -> Status {
            KAZASU_TRY_STATUS(sale.addLine(line));
            return {};
        },
        number, item.name);
}

Status TillDesk::checkQuestion() const {
    if (!m_question) return {};
    const bool isAge = m_question->kind == api::QuestionView::Kind::Age;
    return Error{isAge ? ErrorCode::AgeNotConfirmed : ErrorCode::SalePriceInvalid, m_question->item.name};
}

void TillDesk::askOrSell(const CatalogueItem& item, int quantity) {
    using Kind = api::QuestionView::Kind;
    const SaleId sale = m_rooms.current.activeOrNew(m_doors.people.actor()).id();
    const bool isOfAge = item.minimumAge == 0 || (m_confirmedAge && m_confirmedAge->sale == sale &&
                                                  m_confirmedAge->years >= item.minimumAge);
    if (isOfAge && !item.hasOpenPrice) return ringUp(item, quantity);
    m_question = Question{isOfAge ? Kind::Price : Kind::Age, item, quantity};
    tellSale(0);
}

void TillDesk::answerAge(bool isOldEnough) {
    if (!mayAct("age")) return;
    if (!m_question || m_question->kind != api::QuestionView::Kind::Age)
        return notice(ErrorCode::InvalidArgument, "age");
    const Question asked = *m_question;
    const SaleId sale = m_rooms.current.activeOrNew(m_doors.people.actor()).id();
    const Json content = Json::object()
                             .set("item_code", std::string_view(asked.item.code))
                             .set("name", std::string_view(asked.item.name))
                             .set("minimum_age", asked.item.minimumAge)
                             .set("staff", m_doors.people.actor().number);
    const auto noted = m_note.write(m_doors.database, isOldEnough ? kAgeConfirmedEntry : kAgeRefusedEntry,
                                    sale, content, m_doors.clock.now(), nullptr);
    if (!noted) return notice(noted.error(), asked.item.name);
    m_rooms.seal.noticeEntry();
    m_question.reset();
    if (!isOldEnough) {
        tellSale(0);
        return notice(ErrorCode::AgeNotConfirmed, asked.item.name);
    }
    m_confirmedAge = ConfirmedAge{sale, asked.item.minimumAge};
    askOrSell(asked.item, asked.quantity);
}

void TillDesk::answerPrice(Money price) {
    if (!mayAct("price")) return;
    if (!m_question || m_question->kind != api::QuestionView::Kind::Price)
        return notice(ErrorCode::InvalidArgument, "price");
    if (!price.isPositive() || price.minor() > Sale::kMaxUnitPriceMinor)
        return notice(ErrorCode::SalePriceInvalid, toDisplay(price));
    Question asked = *std::exchange(m_question, std::nullopt);
    asked.item.unitPrice = price;
    ringUp(asked.item, asked.quantity);
}

void TillDesk::dropQuestion() {
    if (!mayAct("question")) return;
    if (!std::exchange(m_question, std::nullopt)) return;
    tellSale(0);
}

}  // namespace kazasu::controller

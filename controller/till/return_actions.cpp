// Goods that come back: of a receipt of this shop, never more than was sold; or without one, which takes a
// right of its own. How money goes back stands in refund_actions.cpp.
#include "controller/sales_file/durably.h"
#include "controller/sales_file/returned_lines.h"
#include "controller/sales_file/sales_file.h"
#include "controller/staff/reason.h"
#include "controller/till/cash_worth.h"
#include "controller/till/receipt_number.h"
#include "controller/till/till_desk.h"
#include "controller/till/till_views.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

constexpr std::string_view kCodeRefundEntry = "code_paid_back_in_cash";

api::ReceiptView viewOf(const Sale& sale, const std::vector<ReturnedUnits>& before) {
    api::ReceiptView view{
        sale.id(),           receiptNumberText(sale), sale.completion()->businessDay.toString(),
        sale.totals().total, paidByCode(sale),        {}};
    const auto shares = sale.discountShares();
    for (const auto& line : sale.lines()) {
        if (line.isVoided || line.isReturn()) continue;
        const auto place = static_cast<std::size_t>(line.number - 1);
        view.lines.push_back({line.number, line.name, line.quantity,
                              returnableUnits(sale, line.number, before), line.amount() - shares[place]});
    }
    return view;
}

Json contentOf(const std::vector<api::ReturnAsk>& lines) {
    Json list = Json::array();
    for (const auto& ask : lines)
        list.push(Json::object().set("line", ask.line).set("quantity", ask.quantity));
    return list;
}

std::string subjectOf(const SaleId& receipt, const std::vector<api::ReturnAsk>& lines) {
    std::string subject = "return/" + receipt.toString();
    for (const auto& ask : lines)
        subject += "/" + std::to_string(ask.line) + "x" + std::to_string(ask.quantity);
    return subject;
}

}  // namespace

Result<Sale> TillDesk::receiptOf(const SaleId& id) const {
    KAZASU_TRY(auto sale, readSurely(m_doors.database, [&] { return SalesFile(m_doors.database).find(id); }));
    if (!sale) return Error{ErrorCode::SaleUnknown, id.toString()};
    return *std::move(sale);
}

Result<api::ReceiptView> TillDesk::findReceipt(const std::string& text) {
    KAZASU_TRY_STATUS(m_doors.people.checkSignedIn());
    m_doors.people.touch();
    KAZASU_TRY(const auto asked, receiptNumberFrom(text, m_doors.settings.registerNumber));
    KAZASU_TRY(const auto sale, readSurely(m_doors.database, [&] {
                   return SalesFile(m_doors.database).find(asked.registerNumber, asked.number);
               }));
    const bool isIt = sale && (!asked.sale || *asked.sale == sale->id());
    if (!isIt) return Error{ErrorCode::SaleUnknown, safeSubject(text)};
    KAZASU_TRY(const auto before,
               readSurely(m_doors.database, [&] { return ReturnedLines(m_doors.database).of(sale->id()); }));
    return viewOf(*sale, before);
}

void TillDesk::returnGoods(const SaleId& receipt, const std::vector<api::ReturnAsk>& lines,
                           const std::string& reason) {
    if (!mayAct("return")) return;
    if (const auto may = m_shifts.checkMaySell(); !may) return notice(may.error(), "return");
    if (const auto why = checkReason(reason); !why) return notice(why.error(), "return");
    const auto original = receiptOf(receipt);
    if (!original) return notice(original.error(), "return");
    const auto before =
        readSurely(m_doors.database, [&] { return ReturnedLines(m_doors.database).of(receipt); });
    if (!before) return notice(before.error(), "return");
    const std::string number = receiptNumberText(*original);
    if (lines.empty()) return notice(ErrorCode::SaleEmpty, number);
    const Json content = Json::object()
                             .set("receipt_number", number)
                             .set("original_sale", receipt.toString())
                             .set("lines", contentOf(lines))
                             .set("return_reason", std::string_view(reason));
    beginSale();
    changeGuarded(
        {Right::ReturnGoods,
         ExceptionKind::ReturnGoods,
         subjectOf(receipt, lines),
         number,
         kLastLine,
         content,
         {}},
        [&](Sale& sale) -> Status {
            for (const auto& ask : lines) {
                const auto quantity = std::clamp<std::int64_t>(ask.quantity, 0, Sale::kMaxQuantity + 1);
                KAZASU_TRY(auto part, returnOfLine(*original, ask.line, static_cast<int>(quantity), *before));
                KAZASU_TRY_STATUS(sale.addReturn(std::move(part.line), std::move(part.of)));
            }
            return {};
        },
        [this, receipt, lines, reason] { returnGoods(receipt, lines, reason); });
}

void TillDesk::returnWithoutReceipt(const std::string& code, std::int64_t quantity,
                                    const std::string& reason) {
    if (!mayAct("return")) return;
    const std::string shown = safeSubject(code);
    if (const auto may = m_shifts.checkMaySell(); !may) return notice(may.error(), shown);
    if (const auto why = checkReason(reason); !why) return notice(why.error(), shown);
    if (quantity < 1 || quantity > Sale::kMaxQuantity) return notice(ErrorCode::SaleQuantityInvalid, shown);
    const ScanLabel label = classifyScan(code, m_rooms.watch.issuers());
    if (!label.mayBeItemCode) return notice(ErrorCode::SaleItemUnknown, shown);
    const auto item = readSurely(goods(), [&] { return m_catalogue.find(label.data); });
    if (!item) return notice(item.error(), shown);
    if (!*item) return notice(ErrorCode::SaleItemUnknown, shown);
    if ((*item)->hasOpenPrice) return notice(ErrorCode::SalePriceInvalid, (*item)->name);  // today's is none
    SaleLine line = lineOf(**item, static_cast<int>(quantity));
    line.returned = ReturnedPart{0, 1, line.priced()};
    const Json content = Json::object()
                             .set("item_code", std::string_view(line.itemCode))
                             .set("name", std::string_view(line.name))
                             .set("quantity", quantity)
                             .set("return_reason", std::string_view(reason));
    beginSale();
    changeGuarded(
        {Right::ReturnWithoutReceipt,
         ExceptionKind::ReturnGoods,
         "return/" + line.itemCode + "x" + std::to_string(quantity),
         line.name,
         kLastLine,
         content,
         {}},
        [&line](Sale& sale) -> Status {
            KAZASU_TRY_STATUS(sale.addReturn(line, std::nullopt));
            return {};
        },
        [this, code, quantity, reason] { returnWithoutReceipt(code, quantity, reason); });
}

Status TillDesk::checkReturned() const {
    const Sale& sale = *m_rooms.current.sale();
    return readSurely(m_doors.database, [&] { return ReturnedLines(m_doors.database).check(sale); });
}

/// What a code paid goes back as cash only with the right of a return without a receipt: whoever holds cash
/// for a code has turned a member's credit into money. The entry for it; none when no such money goes out.
Result<std::optional<Json>> TillDesk::codeRefund() const {
    const Sale& sale = *m_rooms.current.sale();
    if (!sale.returnOf()) return std::optional<Json>{};
    KAZASU_TRY_STATUS(checkReturned());
    if (!sale.totals().total.isNegative()) return std::optional<Json>{};
    KAZASU_TRY(const auto original, receiptOf(sale.returnOf()->sale));
    KAZASU_TRY(const Money cash,
               readSurely(m_doors.database, [&] { return cashWorthLeft(m_doors.database, original); }));
    const Money out = -sale.totals().total;
    if (out <= cash) return std::optional<Json>{};
    return std::optional{Json::object()
                             .set("original_sale", original.id().toString())
                             .set("paid_by_code_minor", (out - cash).minor())
                             .set("paid_out_minor", out.minor())};
}

Status TillDesk::takeCash(Money given) {
    const auto rule = [given](Sale& sale) -> Status {
        KAZASU_TRY_STATUS(sale.addCash(given));
        return {};
    };
    KAZASU_TRY(const auto refund, codeRefund());
    if (!refund) {
        return m_rooms.current.change(
            rule, [&](const Error& error) { notice(error, "the open sale could not be kept"); });
    }
    const std::string subject = saleSubject() + "/code";
    const std::string action = std::string(kCodeRefundEntry) + ' ' + subject + ' ' + refund->dump();
    KAZASU_TRY(const auto permit,
               permitFor(action, Right::ReturnWithoutReceipt, subject, [this, given] { tenderCash(given); }));
    const auto kept =
        m_rooms.current.changeWithEntry(rule, m_note, kCodeRefundEntry, withPermit(*refund, permit));
    m_openPermit.ended(action, permit, kept);
    if (kept) m_rooms.seal.noticeEntry();
    return kept;
}

}  // namespace kazasu::controller

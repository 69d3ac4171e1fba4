#include "controller/till/paper_room.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/past_sales.h"
#include "controller/till/receipt_number.h"
#include "core/receipt/gift_receipt.h"
#include "core/receipt/named_receipt.h"
#include "core/sale/sale_rules.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

std::string_view nameOf(api::PaperKind kind) {
    switch (kind) {
        case api::PaperKind::Copy:
            return "copy";
        case api::PaperKind::Gift:
            return "gift";
        case api::PaperKind::Named:
            return "named";
    }
    return {};
}

std::string timeOf(const Sale& sale) {
    const CivilTime civil = civilAt(sale.completion()->completedAt, kJapanOffset);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(civil.hour) + ":" + two(civil.minute);
}

std::string firstItemOf(const Sale& sale) {
    for (const auto& line : sale.lines()) {
        if (!line.isVoided) return line.name;
    }
    return {};
}

}  // namespace

PaperRoom::PaperRoom(const TillDoors& doors, TillRooms& rooms, CheckoutListener& listener)
    : m_doors(doors), m_rooms(rooms), m_listener(listener) {}

Result<std::vector<Sale>> PaperRoom::salesFor(const std::string& text, std::size_t limit) const {
    const PastSales past(m_doors.database);
    if (text.empty()) return past.newest(limit);
    if (const auto asked = receiptNumberFrom(text, m_doors.settings.registerNumber)) {
        KAZASU_TRY(auto sale, SalesFile(m_doors.database).find(asked->registerNumber, asked->number));
        const bool isIt = sale && (!asked->sale || *asked->sale == sale->id());
        if (isIt) return std::vector<Sale>{*std::move(sale)};
    }
    const BusinessDay today = businessDayAt(m_doors.clock.now());
    if (const auto day = dayFrom(text, today)) return past.ofDay(*day, limit);
    const Instant since = m_doors.clock.now() - std::chrono::hours{24} * kDaysOfWords;
    return past.withItem(text, businessDayAt(since), limit);
}

Result<std::vector<api::PastSaleView>> PaperRoom::find(const std::string& text, std::size_t limit) const {
    KAZASU_TRY(const auto sales,
               readSurely(m_doors.database, [&] { return salesFor(text, std::min(limit, kMostFound)); }));
    std::vector<api::PastSaleView> views;
    for (const auto& sale : sales) {
        KAZASU_TRY(auto view, viewOf(sale));
        views.push_back(std::move(view));
    }
    return views;
}

Result<api::PastSaleView> PaperRoom::viewOf(const Sale& sale) const {
    const SaleTotals totals = sale.totals();
    api::PastSaleView view;
    view.id = sale.id();
    view.number = receiptNumberText(sale);
    view.day = sale.completion()->businessDay.toString();
    view.time = timeOf(sale);
    view.cashier = sale.header().cashier;
    view.firstItem = firstItemOf(sale);
    view.itemCount = totals.itemCount + totals.returnedCount;
    view.total = totals.total;
    view.paidByCode = rules::sumOfTenders(sale.tenders(), sale.header().currency, false);
    KAZASU_TRY(view.namedPapers, namedPapersOf(sale.id()));
    return view;
}

Result<int> PaperRoom::namedPapersOf(const SaleId& sale) const {
    KAZASU_TRY(const auto found, readSurely(m_doors.database, [&] {
                   return m_doors.database.run("SELECT COUNT(*) FROM journal WHERE sale_id = ? AND kind = ?",
                                               {sale.toString(), std::string(kNamedPaperEntry)});
               }));
    return static_cast<int>(found.rows.at(0).number(0));
}

Result<SaleId> PaperRoom::last() const {
    KAZASU_TRY(const auto sale, readSurely(m_doors.database, [this] {
                   return SalesFile(m_doors.database).last(m_doors.settings.registerNumber);
               }));
    if (!sale) return Error{ErrorCode::SaleEmpty, "nothing was sold yet"};
    return sale->id();
}

Result<Receipt> PaperRoom::compose(const Sale& sale, const api::PaperAsk& ask, bool isAgain) const {
    const ShopProfile& shop = m_doors.settings.profile;
    ReceiptOptions options;
    options.language = m_doors.settings.language;
    options.columns = m_doors.settings.receiptColumns;
    options.isReprint = isAgain;
    options.isTraining = m_doors.settings.isTraining;
    switch (ask.kind) {
        case api::PaperKind::Copy:
            return buildReceipt(sale, shop, options);
        case api::PaperKind::Gift:
            return buildGiftReceipt(sale, shop, options);
        case api::PaperKind::Named:
            return buildNamedReceipt(sale, shop, options,
                                     {ask.name, ask.purpose, m_doors.settings.hasRevenueStamps});
    }
    return Error{ErrorCode::InvalidArgument, "no such paper"};
}

Status PaperRoom::note(const Sale& sale, const api::PaperAsk& ask, const std::optional<Permit>& permit) {
    const Instant now = m_doors.clock.now();
    Json content = Json::object().set("receipt_number", sale.completion()->receiptNumber);
    const auto exception = [&]() -> Status {
        if (!permit) return {};
        const ExceptionNote reprint{ExceptionKind::Reprint, *permit, sale.totals().total};
        Json what = content;
        return noteException(m_doors.database, reprint, sale.id(), now, what.set("paper", nameOf(ask.kind)));
    };
    if (ask.kind == api::PaperKind::Copy) return durably(m_doors.database, exception);
    Json entry = content;
    entry.set("staff", m_doors.people.actor().number);
    if (ask.kind == api::PaperKind::Named)
        entry.set("name", std::string_view(ask.name)).set("purpose", std::string_view(ask.purpose));
    const auto kind = ask.kind == api::PaperKind::Named ? kNamedPaperEntry : kGiftPaperEntry;
    return m_note.write(m_doors.database, kind, sale.id(), entry, now, exception);
}

Status PaperRoom::print(const api::PaperAsk& ask, std::function<void()> again) {
    KAZASU_TRY(const auto sale,
               readSurely(m_doors.database, [&] { return SalesFile(m_doors.database).find(ask.sale); }));
    if (!sale) return Error{ErrorCode::SaleUnknown, ask.sale.toString()};
    KAZASU_TRY(const int namedBefore, namedPapersOf(sale->id()));
    const bool isAgain =
        ask.kind == api::PaperKind::Copy || (ask.kind == api::PaperKind::Named && namedBefore > 0);
    KAZASU_TRY(auto paper, compose(*sale, ask, isAgain));
    const std::string action =
        "paper/" + sale->id().toString() + "/" + std::string(nameOf(ask.kind)) + "/" + ask.name;
    std::optional<Permit> permit;
    if (isAgain) {
        permit = m_openPermit.find(action, m_doors.people.actor());
        if (!permit) {
            KAZASU_TRY(permit, m_doors.people.require(Right::Reprint, action, std::move(again)));
        }
    }
    const auto noted = note(*sale, ask, permit);
    if (permit) m_openPermit.ended(action, *permit, noted);
    KAZASU_TRY_STATUS(noted);
    m_rooms.seal.noticeEntry();
    m_doors.printer.print(std::move(paper), [isAlive = m_isAlive, this](const Status& printed) {
        if (*isAlive) m_listener.printerAnswered(printed, true);
    });
    return {};
}

}  // namespace kazasu::controller

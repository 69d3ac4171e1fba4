#include "controller/sales_file/sales_file.h"

#include "controller/outbox/outbox_store.h"
#include "controller/refund/refund_store.h"
#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"
#include "controller/sales_file/returned_lines.h"
#include "controller/sales_file/sale_rows.h"
#include "controller/shift/shift_book.h"
#include "core/planted.h"
#include "core/receipt/receipt_builder.h"
#include "core/sale/sale_json.h"
#include "core/wire/shop_api.h"

#include <cstdio>

namespace kazasu::controller {
namespace {

SettlementRecord recordOf(const Sale& sale, const SettlementUse& use, const SettlementOrigin& origin) {
    std::vector<SoldGood> goods;
    const auto shares = sale.discountShares();
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const SaleLine& line = sale.lines()[i];
        if (!line.isVoided && !line.isReturn())
            goods.push_back({line.name, line.quantity, line.amount() - shares[i]});
    }
    return {sale.id(),
            origin.isOffline ? std::nullopt : std::optional{use.claim},
            use.issuer,
            use.issueNumber,
            origin.code,
            use.amountUsed,
            origin.isOffline ? origin.acceptedAt : sale.completion()->completedAt,
            origin.shop,
            origin.shopName,
            origin.registerName,
            receiptNumberText(sale),
            std::move(goods)};
}

RefundRequest requestOf(const Sale& sale, const Tender& tender, const SettlementOrigin& origin) {
    return {tender.refund->id,   tender.refund->paidSale,        tender.refund->issueNumber,
            -tender.amount,      sale.completion()->completedAt, origin.shop,
            origin.registerName, receiptNumberText(sale)};
}

/// A planted fault.
void addOutboxApart(Database& database, const Sale& sale, const SettlementOrigin& origin) {
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed || !tender.settlement) continue;
        static_cast<void>(durably(database, [&] {
            return OutboxStore(database).add(recordOf(sale, *tender.settlement, origin),
                                             sale.completion()->completedAt);
        }));
    }
}

}  // namespace

BusinessDay businessDayAt(Instant now) {
    const CivilTime civil = civilAt(now, kJapanOffset);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return BusinessDay::parse(text).value();
}

Result<Sale> SalesFile::complete(const Sale& tendered, const std::optional<SettlementOrigin>& origin,
                                 Instant now) {
    std::optional<Sale> completed;
    KAZASU_TRY_STATUS(durably(m_database, [&]() -> Status {
        KAZASU_TRY(completed, storedSale(m_database, tendered.id()));
        if (completed) return {};  // an earlier try got through, its answer was lost
        KAZASU_TRY(auto written, write(tendered, origin, now));
        completed.emplace(std::move(written));
        return {};
    }));
    if (planted(Fault::OutboxApart) && origin) addOutboxApart(m_database, *completed, *origin);
    return *std::move(completed);
}

Result<Sale> SalesFile::write(const Sale& tendered, const std::optional<SettlementOrigin>& origin,
                              Instant now) {
    Sale sale = tendered;
    KAZASU_TRY_STATUS(
        ShiftBook(m_database, sale.header().registerNumber, sale.header().currency).openForSale(sale, now));
    KAZASU_TRY(const auto number, nextReceiptNumber(sale.header().registerNumber));
    KAZASU_TRY_STATUS(sale.complete({number, businessDayAt(now), now}));
    KAZASU_TRY_STATUS(ReturnedLines(m_database).check(sale));
    KAZASU_TRY_STATUS(insertSale(m_database, sale));
    for (const auto& tender : sale.tenders()) {
        if (tender.isReversed || tender.isCash()) continue;
        KAZASU_CHECK(origin.has_value());
        if (tender.settlement) KAZASU_TRY_STATUS(writeSettlement(sale, *tender.settlement, *origin));
        if (!tender.refund) continue;
        KAZASU_TRY_STATUS(
            RefundStore(m_database).add(requestOf(sale, tender, *origin), sale.id(), tender.number, now));
    }
    KAZASU_TRY_STATUS(Journal(m_database).append(kSaleEntry, sale.id(), now, journalContentOf(sale)));
    KAZASU_TRY_STATUS(Drafts(m_database).drop(sale.id()));
    return sale;
}

Result<std::int64_t> SalesFile::nextReceiptNumber(int registerNumber) {
    const std::int64_t key = registerNumber;
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO receipt_counters (register_number, last_number) VALUES (?, 1)"
                       " ON CONFLICT (register_number) DO UPDATE SET last_number = last_number + 1",
                       {key}));
    KAZASU_TRY(const auto counter,
               m_database.run("SELECT last_number FROM receipt_counters WHERE register_number = ?", {key}));
    return counter.rows.front().number(0);
}

Status SalesFile::writeSettlement(const Sale& sale, const SettlementUse& use,
                                  const SettlementOrigin& origin) {
    KAZASU_TRY(const bool spent, isSpent(use.issuer, use.issueNumber));
    if (spent) return Error{ErrorCode::CodeAlreadyUsed, use.issueNumber.toString() + " paid for a sale here"};
    KAZASU_TRY_STATUS(m_database.run(
        "INSERT INTO spent_codes (issuer, issue_number, sale_id, claim_id, amount_minor, spent_at, "
        "is_offline, is_bound)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {use.issuer.toString(), use.issueNumber.toString(), sale.id().toString(), use.claim.toString(),
         use.amountUsed.minor(), sale.completion()->completedAt.msSinceEpoch,
         std::int64_t{origin.isOffline ? 1 : 0}, std::int64_t{origin.isBound ? 1 : 0}}));
    if (planted(Fault::OutboxApart)) return {};
    return OutboxStore(m_database).add(recordOf(sale, use, origin), sale.completion()->completedAt);
}

Status SalesFile::voidSale(const Sale& voided, Instant now, const std::optional<ExceptionNote>& note) {
    return durably(m_database, [&]() -> Status {
        Journal journal(m_database);
        KAZASU_TRY(const bool isNoted, journal.has(kVoidEntry, voided.id()));
        if (!isNoted && !voided.lines().empty()) {
            const Json content = Json::object().set("sale", toJson(voided));
            KAZASU_TRY_STATUS(journal.append(kVoidEntry, voided.id(), now,
                                             note ? withPermit(content, note->permit) : content));
            if (note) KAZASU_TRY_STATUS(addExceptionRow(m_database, *note, now));
        }
        return Drafts(m_database).drop(voided.id());
    });
}

Result<std::optional<Sale>> SalesFile::find(const SaleId& id) const { return storedSale(m_database, id); }

Result<std::optional<Sale>> SalesFile::last(int registerNumber) const {
    KAZASU_TRY(const auto found, m_database.run("SELECT sale_id FROM sales WHERE register_number = ?"
                                                " ORDER BY receipt_number DESC LIMIT 1",
                                                {std::int64_t{registerNumber}}));
    if (found.rows.empty()) return std::optional<Sale>{};
    KAZASU_TRY(const auto id, SaleId::parse(found.rows[0].text(0)));
    return storedSale(m_database, id);
}

Result<std::optional<Sale>> SalesFile::saleOf(const IssuerId& issuer, const IssueNumber& number) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sale_id FROM spent_codes WHERE issuer = ? AND issue_number = ?",
                              {issuer.toString(), number.toString()}));
    if (found.rows.empty()) return std::optional<Sale>{};
    KAZASU_TRY(const auto id, SaleId::parse(found.rows[0].text(0)));
    return storedSale(m_database, id);
}

Result<std::optional<Sale>> SalesFile::find(int registerNumber, std::int64_t receiptNumber) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sale_id FROM sales WHERE register_number = ? AND receipt_number = ?",
                              {std::int64_t{registerNumber}, receiptNumber}));
    if (found.rows.empty()) return std::optional<Sale>{};
    KAZASU_TRY(const auto id, SaleId::parse(found.rows[0].text(0)));
    return storedSale(m_database, id);
}

Result<bool> SalesFile::isSpent(const IssuerId& issuer, const IssueNumber& number) const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sale_id FROM spent_codes WHERE issuer = ? AND issue_number = ?",
                              {issuer.toString(), number.toString()}));
    return !found.rows.empty();
}

}  // namespace kazasu::controller

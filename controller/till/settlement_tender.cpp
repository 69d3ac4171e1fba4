#include "controller/till/settlement_tender.h"

#include "controller/sales_file/drafts.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/sales_file.h"

#include <algorithm>

namespace kazasu::controller {

Result<Sale> tenderDurably(const TillDoors& doors, const Sale& sale, const ClaimRow& row) {
    KAZASU_TRY(const bool isSpent, readSurely(doors.database, [&] {
                   return SalesFile(doors.database).isSpent(*row.issuer, *row.issueNumber);
               }));
    if (isSpent) return Error{ErrorCode::CodeAlreadyUsed, row.issueNumber->toString()};
    Sale paid = sale;
    KAZASU_TRY_STATUS(paid.addSettlement({*row.issuer,
                                          {},
                                          *row.issueNumber,
                                          row.request.id,
                                          *row.codeAmount,
                                          *row.granted,
                                          row.step == ClaimStep::Offline}));
    const Status kept = durably(doors.database, [&]() -> Status {
        KAZASU_TRY_STATUS(ClaimStore(doors.database).add(row));
        KAZASU_TRY_STATUS(ClaimStore(doors.database).update(row, std::nullopt, doors.clock.now()));
        return Drafts(doors.database).save(paid, doors.clock.now());
    });
    if (!kept) return kept.error();
    return paid;
}

Result<Sale> withoutLostTenders(Database& database, Sale sale) {
    for (const auto& tender : std::vector(sale.tenders())) {
        if (tender.isReversed || !tender.settlement) continue;
        KAZASU_TRY(const auto claim,
                   readSurely(database, [&] { return ClaimStore(database).find(tender.settlement->claim); }));
        const bool pays = claim && (claim->step == ClaimStep::Granted || claim->step == ClaimStep::Offline);
        if (!pays) KAZASU_TRY_STATUS(sale.reverseTender(tender.number));
    }
    return sale;
}

void takeBackTenders(Sale& sale) {
    for (const auto& tender : std::vector(sale.tenders())) {
        if (!tender.isReversed) KAZASU_CHECK(sale.reverseTender(tender.number).isOk());
    }
}

ExceptionNote voidNote(const Sale& sale, const Permit& permit) {
    const Money total = sale.totals().total;
    return {ExceptionKind::VoidSale, permit, total.isNegative() ? -total : total};
}

bool hasCash(const Sale& sale) {
    const auto& tenders = sale.tenders();
    return std::any_of(tenders.begin(), tenders.end(), [](const Tender& tender) {
        return !tender.isReversed && tender.type() == TenderType::Cash && !tender.amount.isZero();
    });
}

std::vector<ClaimId> claimsOf(const Sale& sale) {
    std::vector<ClaimId> claims;
    for (const auto& tender : sale.tenders()) {
        if (!tender.isReversed && tender.settlement) claims.push_back(tender.settlement->claim);
    }
    return claims;
}

}  // namespace kazasu::controller

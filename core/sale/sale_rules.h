// What a sale may be, piece by piece: asked by Sale before every change, and of every record from outside.
#pragma once

#include "core/sale/sale.h"

namespace kazasu::rules {

Status checkHeader(const SaleHeader& header);
Status checkQuantity(int quantity);
Status checkLine(const SaleLine& line, Currency currency);
Status checkDiscount(const std::optional<Discount>& discount, Currency currency);
/// A cash tender, also one that is paid out.
Status checkCash(Money handedOver, Currency currency);
Status checkUse(const SettlementUse& use, Currency currency);
Status checkCompletion(const SaleCompletion& completion);

/// Discounts, returns and sums of lines that are sound one by one. MoneyOverflow beyond the limit of one
/// sale.
Status checkTogether(const SaleRecord& record);
/// All lines, one by one and together.
Status checkRecordLines(const SaleRecord& record);
Status checkRecordTenders(const SaleRecord& record);
/// What state, tenders and totals must say together.
Status checkRecordState(const Sale& sale);

/// Of those not reversed; of the codes alone without `cashToo`.
Money sumOfTenders(const std::vector<Tender>& tenders, Currency currency, bool cashToo);

}  // namespace kazasu::rules

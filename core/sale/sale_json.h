// The wire and file form of a sale. fromJson accepts only what Sale's rules could have produced; totals are
// not carried, the reader computes them again.
#pragma once

#include "core/json.h"
#include "core/sale/sale.h"

namespace kazasu {

Json toJson(const Sale& sale);
/// ParseFailed naming the member that is wrong, or the rule's own error (SaleQuantityInvalid ...).
Result<Sale> saleFromJson(const Json& json);

Json toJson(const SaleLine& line);
Result<SaleLine> saleLineFromJson(const Json& json, Currency currency);
Json toJson(const Tender& tender);
Result<Tender> tenderFromJson(const Json& json, Currency currency);

std::string_view nameOf(SaleState state);
Result<SaleState> saleStateOf(std::string_view name);

}  // namespace kazasu

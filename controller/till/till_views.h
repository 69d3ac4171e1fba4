// From the controller's values to the views that a window shows (controller/api/till.h).
#pragma once

#include "controller/api/till.h"
#include "controller/catalogue/item.h"
#include "core/sale/sale.h"

namespace kazasu::controller {

api::SaleView viewOf(const Sale& sale, int lastChangedLine);
api::ItemView viewOf(const CatalogueItem& item);
/// What stands in place of a text that holds a card number.
inline constexpr std::string_view kCardShown = "(card number)";
/// What may be shown and logged of a scanned text: its first characters, without control and hidden ones.
std::string safeSubject(std::string_view text);

}  // namespace kazasu::controller

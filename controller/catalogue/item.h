// CatalogueItem: what the shop sells under one code.
#pragma once

#include "core/sale/tax.h"

#include <optional>
#include <string>

namespace kazasu::controller {

struct CatalogueItem {
    std::string code;
    std::string name;
    std::string reading;  // kana, may be empty
    std::string department;
    Money unitPrice;
    TaxRate taxRate = TaxRate::standard();
    std::optional<int> quickPosition;  // 1 = first quick key
    bool hasOpenPrice = false;         // the price is asked when it is sold
    int minimumAge = 0;                // of whoever buys it; 0: anybody
    friend bool operator==(const CatalogueItem&, const CatalogueItem&) = default;
};

}  // namespace kazasu::controller

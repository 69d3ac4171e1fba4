// Where a code was used or is reserved, for the shop that comes second: to its own shop with register and
// receipt, to another one the shop's name and the time and nothing else.
#pragma once

#include "core/wire/shop_api.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// None when the code is neither used nor reserved.
Result<std::optional<CodeUse>> useOf(Database& database, const IssueNumber& issue, ShopNumber asking);

/// As it is kept beside the refusal.
SqlValue sqlOf(const std::optional<CodeUse>& use);
std::optional<CodeUse> optCodeUseAt(const SqlRow& row, std::size_t column);

}  // namespace kazasu::center

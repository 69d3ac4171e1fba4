// What shops hold against the center: once a day (Japan) the head of the chain, signed.
#pragma once

#include "core/wire/shop_report.h"
#include "platform/sql/database.h"

namespace kazasu::center {

/// The one of today; made when it is asked for first. None while there is nobody to sign it.
Result<std::optional<SignedBooksHead>> booksHeadOfToday(Database& database, const Signer* signer,
                                                        Instant now);

}  // namespace kazasu::center

// A granted (or offline) claim becomes a tender of the sale it was made for, in one transaction.
#pragma once

#include "controller/center_link/claim_store.h"
#include "controller/staff/exceptions.h"
#include "controller/till/till_rooms.h"

namespace kazasu::controller {

/// The sale with its new tender, durable together with `row` (step Granted or Offline). CodeAlreadyUsed: the
/// code paid for another sale here.
[[nodiscard]] Result<Sale> tenderDurably(const TillDoors& doors, const Sale& sale, const ClaimRow& row);

/// A tender whose claim was given back pays nothing: the sale without such tenders.
[[nodiscard]] Result<Sale> withoutLostTenders(Database& database, Sale sale);

/// Nothing pays for it any more; the claims are for the caller to give back.
void takeBackTenders(Sale& sale);

/// A sale that was given up, for the report. A return that was counts by its size: it would hide a sale in
/// the sum.
ExceptionNote voidNote(const Sale& sale, const Permit& permit);

/// Whether cash came or goes for it.
bool hasCash(const Sale& sale);

/// The claims of the settlement tenders that count.
std::vector<ClaimId> claimsOf(const Sale& sale);

}  // namespace kazasu::controller

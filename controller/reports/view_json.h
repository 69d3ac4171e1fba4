// The till's views as JSON lines, for scripts and for the log of a headless controller.
#pragma once

#include "controller/api/till.h"
#include "core/json.h"

namespace kazasu::controller {

Json toJson(const api::SaleView& sale);
Json toJson(const api::SettlementView& settlement);
Json toJson(const api::CompletedView& completed);
Json toJson(const api::StatusView& status);
Json toJson(const api::NoticeView& notice);
Json toJson(const api::DoubtView& doubt);
Json toJson(const api::RefundView& refund);

}  // namespace kazasu::controller

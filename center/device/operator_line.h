// From the operator's command line to the operator's desk: through the socket of a center that serves, or
// straight to its books while it rests. Two programs never write one database.
#pragma once

#include "center/config.h"
#include "center/device/operator_desk.h"

namespace kazasu::center {

/// The identity of the shops' door, made when it is missing; nothing for a plain door.
Result<std::optional<TlsKeyHash>> openShopIdentity(const CenterConfig& config);

/// `enrolmentPort` is where a center listens that may take any port; 0 while it does not serve.
OperatorSettings operatorSettingsOf(const CenterConfig& config, const std::optional<TlsKeyHash>& door,
                                    std::uint16_t enrolmentPort);

/// The errors of operate(), of the database and of the line to the center.
Result<Json> askOperatorDesk(const CenterConfig& config, const OperatorWish& wish);

}  // namespace kazasu::center

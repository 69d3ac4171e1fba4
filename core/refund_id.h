// RefundId: what a settlement code had paid, on its way back. Made by the shop and stored before it asks; the
// center and the banks know the refund by it, too.
#pragma once

#include "core/ids.h"

namespace kazasu {

using RefundId = UuidId<struct RefundTag>;

}  // namespace kazasu

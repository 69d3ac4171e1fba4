// What the desk says for itself when a key or a scan cannot do what it usually does: why, and what to do
// instead. Nothing of it comes from the till.
#pragma once

#include "app/message.h"

namespace kazasu::app {

/// An amount was typed where only that one goes out.
ComposeMessage payOutMessage(Money refund);
/// Part of it, or all, goes to a code.
ComposeMessage giveBackMessage(Money cash);
ComposeMessage otherSaleFirstMessage();
/// Goods come back, but of which receipt?
ComposeMessage receiptWantedMessage();
/// Something was scanned on the page of a return, where nothing is sold.
ComposeMessage notSoldHereMessage();
ComposeMessage allCameBackMessage();
ComposeMessage noDiscountMessage();
ComposeMessage usualPriceMessage();
/// A paper about that receipt is on its way to the printer.
ComposeMessage paperMessage(const QString& receiptNumber);
/// The name is typed; what was bought is missing.
ComposeMessage purposeWantedMessage();

}  // namespace kazasu::app

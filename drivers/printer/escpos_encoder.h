// A receipt as the bytes of an ESC/POS printer for Japan. Pure: no device, no Qt. Text can never become a
// command: control bytes come from this encoder alone.
#pragma once

#include "core/receipt/receipt.h"

#include <optional>

namespace kazasu {

enum class DrawerPin { Pin2, Pin5 };

struct EscPosOptions {
    /// Prints the logo stored in the printer as NV image 1 where the receipt has a place for one.
    bool printsStoredLogo = false;
    /// The pin of the drawer socket that a drawer listens to; none: no drawer is connected.
    std::optional<DrawerPin> drawerPin = {};
};

/// InvalidArgument for a symbol that is not what receipt.h allows; Unsupported without CP932.
Result<Bytes> encodeEscPos(const Receipt& receipt, const EscPosOptions& options = {});

/// The pulse that opens a cash drawer: 100 ms on, 500 ms off. Never part of a receipt.
Bytes escPosDrawerKick(DrawerPin pin);

}  // namespace kazasu

// ReadCheck: whether what a camera's decoder gave is what stood there. A symbol's own error correction is not
// enough for that: a check digit of the data, or the shape of a signed code, must agree as well.
#pragma once

#include "core/barcode.h"

namespace kazasu {

enum class ReadCheck {
    Agrees,   // EAN and UPC, our 24 digits, the shape of a settlement code (its signature is the till's to
              // verify)
    None,     // the data has nothing of its own to check: two frames must agree
    Misread,  // it has, and that does not agree: nobody wrote such a code
};

ReadCheck checkRead(const DecodedSymbol& symbol);

}  // namespace kazasu

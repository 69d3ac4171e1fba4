// Words for errors: what happened, then what to do, as one says it in a shop. Programs keep the code, support
// gets its number; a person gets these.
#pragma once

#include "core/error.h"

#include <QString>

namespace kazasu::app {

struct ErrorWords {
    QString happened;
    QString next;
    QString number;  // "E305", shown small at the end
};

/// In the language that is installed now.
ErrorWords wordsFor(ErrorCode code);
/// Whether the code has words of its own. The others are met by programs and offices, never at a till, and
/// get the general words; a test keeps both lists complete.
bool hasOwnWords(ErrorCode code);
bool isNeverAtTheTill(ErrorCode code);

}  // namespace kazasu::app

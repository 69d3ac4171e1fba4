// The append-only list of what became of authorisations and codes, and why.
#pragma once

#include "core/ids.h"
#include "platform/sql/database.h"

#include <string_view>

namespace kazasu::center {

struct Transition {
    AuthorisationId authorisation;
    std::string_view thing;  // "authorisation" or "code"
    std::string_view from;   // empty for a beginning
    std::string_view to;
    std::string_view cause;
};
Status recordTransition(Database& database, Instant at, const Transition& transition);

}  // namespace kazasu::center

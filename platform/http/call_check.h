// checkCall: whether a call says one request and nothing else.
#pragma once

#include "platform/http/client.h"

namespace kazasu {

/// InvalidArgument for what is no method and for headers that would begin another header, or another request.
Status checkCall(const HttpCall& call);

}  // namespace kazasu

// Done<T>: called exactly once with the outcome, from any thread.
#pragma once

#include "core/result.h"

#include <functional>

namespace kazasu::center {

template <class T>
using Done = std::function<void(Result<T>)>;

}  // namespace kazasu::center

// Where a PIN comes from on the command line: a file that only its owner may read, or standard input, which
// a terminal does not echo meanwhile.
#pragma once

#include "core/result.h"

#include <string>

namespace kazasu::controller {

/// The file's only line; from standard input when no file is named. The errors of readPrivateFile.
Result<std::string> readPin(const std::string& file);

}  // namespace kazasu::controller

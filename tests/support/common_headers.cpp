// The file that the precompiled header belongs to.
#include "tests/support/common_headers.h"

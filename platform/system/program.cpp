#include "platform/system/program_end.h"

#include "core/check.h"

#include <iostream>

namespace kazasu {

int endWithError(std::string_view program, const Error& error) {
    std::cerr << program << ": " << describe(error) << std::endl;
    const bool isUsage = error.code == ErrorCode::InvalidArgument || error.code == ErrorCode::ConfigInvalid ||
                         error.code == ErrorCode::DeviceUriInvalid;
    return isUsage ? kWrongUsage : kFailed;
}

sigset_t blockEndSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    KAZASU_CHECK(pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
    return signals;
}

}  // namespace kazasu

#include "controller/sales_file/durably.h"

namespace kazasu::controller {
namespace {

constexpr int kAttempts = 2;  // an I/O error that comes twice is not an accident: a person must look

Status attemptOnce(Database& database, const std::function<Status()>& work) {
    KAZASU_TRY(auto transaction, Transaction::begin(database));
    KAZASU_TRY_STATUS(work());
    return transaction.commit();
}

}  // namespace

bool needsReopening(ErrorCode code) {
    return code == ErrorCode::OutcomeUnknown || code == ErrorCode::StorageIo ||
           code == ErrorCode::StorageFull || code == ErrorCode::StorageCorrupt ||
           code == ErrorCode::StorageOpenFailed;  // an earlier reopen() did not succeed
}

Status durably(Database& database, const std::function<Status()>& work) {
    bool mayBeWritten = false;
    Status status;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        status = attemptOnce(database, work);
        if (status) return status;
        if (status.code() == ErrorCode::OutcomeUnknown) mayBeWritten = true;
        const bool isLost = needsReopening(status.code());
        if (!isLost && status.code() != ErrorCode::StorageBusy) break;
        if (isLost && !database.reopen()) break;
    }
    if (mayBeWritten) return Error{ErrorCode::OutcomeUnknown, describe(status.error())};
    return status;
}

}  // namespace kazasu::controller

#include "platform/sql/sqlite_errors.h"

#include <charconv>

namespace kazasu {
namespace {

ErrorCode codeOfPrimary(int primary) {
    switch (primary) {  // https://www.sqlite.org/rescode.html
        case 3:         // SQLITE_PERM
        case 8:         // SQLITE_READONLY
        case 14:        // SQLITE_CANTOPEN
            return ErrorCode::StorageOpenFailed;
        case 23:  // SQLITE_AUTH
            return ErrorCode::Forbidden;
        case 5:   // SQLITE_BUSY
        case 6:   // SQLITE_LOCKED
        case 15:  // SQLITE_PROTOCOL
        case 17:  // SQLITE_SCHEMA
            return ErrorCode::StorageBusy;
        case 7:   // SQLITE_NOMEM
        case 10:  // SQLITE_IOERR
            return ErrorCode::StorageIo;
        case 11:  // SQLITE_CORRUPT
        case 26:  // SQLITE_NOTADB
            return ErrorCode::StorageCorrupt;
        case 13:
            return ErrorCode::StorageFull;
        case 18:
            return ErrorCode::TooLong;
        case 19:
            return ErrorCode::StorageConstraint;
        case 20:
            return ErrorCode::InvalidArgument;  // SQLITE_MISMATCH
        default:
            return ErrorCode::Internal;
    }
}

}  // namespace

ErrorCode sqliteErrorCode(std::string_view nativeCode, bool /*isConnected*/) {
    constexpr int kReadOnlyFileMoved = 1032;  // SQLITE_READONLY_DBMOVED: renamed or removed under us
    constexpr int kNoRoomForIndex = 4874;     // SQLITE_IOERR_SHMSIZE: the log's index did not fit on the disk
    int extended = 0;
    std::from_chars(nativeCode.data(), nativeCode.data() + nativeCode.size(), extended);
    if (extended == kReadOnlyFileMoved) return ErrorCode::StorageIo;
    if (extended == kNoRoomForIndex) return ErrorCode::StorageFull;
    return codeOfPrimary(extended & 0xFF);
}

}  // namespace kazasu

// FileLock: one owner at a time of a file that several programs could open, across processes and within one.
#pragma once

#include "core/result.h"

#include <memory>
#include <string>

namespace kazasu {

/// Held until destroyed, also over a crash of its owner's threads; a killed process loses it at once.
class FileLock {
public:
    /// StorageBusy: somebody else holds it. StorageOpenFailed: the lock file cannot be made.
    static Result<std::unique_ptr<FileLock>> acquire(const std::string& path);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

}  // namespace kazasu

#include "tests/simulation/disk/crash_vfs.h"

#include "core/check.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace kazasu::sim {
namespace {

std::map<std::string, CrashDisk*>& disks() {
    static std::map<std::string, CrashDisk*> attached;
    return attached;
}

CrashDisk* diskOf(std::string_view name) {
    const auto found = disks().find(std::string(name.substr(0, name.find('/'))));
    return found == disks().end() ? nullptr : found->second;
}

/// "main.db" of "store1/main.db".
std::string fileNameIn(std::string_view name) { return std::string(name.substr(name.find('/') + 1)); }

/// What SQLite knows of an open file; SQLite owns the memory.
struct Handle {
    sqlite3_file base;
    std::shared_ptr<CrashFile>* file;
    CrashDisk* disk;
    int lock;
    unsigned sharedMemoryLocks, exclusiveMemoryLocks;
    bool usesSharedMemory;
};

Handle& handleOf(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
CrashFile& fileOf(sqlite3_file* file) { return **handleOf(file).file; }

int unlockFile(sqlite3_file* base, int level) {
    Handle& handle = handleOf(base);
    CrashFile& file = fileOf(base);
    if (handle.lock <= level) return SQLITE_OK;
    if (handle.lock >= SQLITE_LOCK_RESERVED && file.writer == &handle) {
        file.writer = nullptr;
        file.isExclusive = false;
    }
    if (level == SQLITE_LOCK_NONE && handle.lock >= SQLITE_LOCK_SHARED) --file.sharedLocks;
    handle.lock = level;
    return SQLITE_OK;
}

int lockFile(sqlite3_file* base, int level) {
    Handle& handle = handleOf(base);
    CrashFile& file = fileOf(base);
    if (handle.lock >= level) return SQLITE_OK;
    if (file.writer != nullptr && file.writer != &handle && (file.isExclusive || level > SQLITE_LOCK_SHARED))
        return SQLITE_BUSY;
    if (handle.lock == SQLITE_LOCK_NONE) ++file.sharedLocks;
    if (level >= SQLITE_LOCK_RESERVED) file.writer = &handle;
    if (handle.lock == SQLITE_LOCK_NONE) handle.lock = SQLITE_LOCK_SHARED;
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        if (file.sharedLocks > 1) return SQLITE_BUSY;
        file.isExclusive = true;
    }
    handle.lock = level;
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* base, int* isReserved) {
    *isReserved = fileOf(base).writer != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int unlockSharedMemory(Handle& handle, int first, int count) {
    CrashFile& file = **handle.file;
    for (int i = first; i < first + count; ++i) {
        const unsigned bit = 1U << static_cast<unsigned>(i);
        int& holders = file.memoryLocks[static_cast<std::size_t>(i)];
        if ((handle.exclusiveMemoryLocks & bit) != 0) holders = 0;
        if ((handle.sharedMemoryLocks & bit) != 0) --holders;
        handle.exclusiveMemoryLocks &= ~bit;
        handle.sharedMemoryLocks &= ~bit;
    }
    return SQLITE_OK;
}

int lockSharedMemory(sqlite3_file* base, int first, int count, int flags) {
    Handle& handle = handleOf(base);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) return unlockSharedMemory(handle, first, count);
    CrashFile& file = fileOf(base);
    const bool isExclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (int i = first; i < first + count; ++i) {
        const unsigned bit = 1U << static_cast<unsigned>(i);
        const int holders = file.memoryLocks[static_cast<std::size_t>(i)];
        const int own = (handle.sharedMemoryLocks & bit) != 0 ? 1 : 0;
        if ((handle.exclusiveMemoryLocks & bit) != 0) continue;
        if (holders < 0 || (isExclusive && holders > own)) return SQLITE_BUSY;
    }
    for (int i = first; i < first + count; ++i) {
        const unsigned bit = 1U << static_cast<unsigned>(i);
        int& holders = file.memoryLocks[static_cast<std::size_t>(i)];
        if (isExclusive) {
            holders = -1;
            handle.exclusiveMemoryLocks |= bit;
        } else if ((handle.sharedMemoryLocks & bit) == 0) {
            ++holders;
            handle.sharedMemoryLocks |= bit;
        }
    }
    return SQLITE_OK;
}

int mapSharedMemory(sqlite3_file* base, int region, int size, int mayExtend, void volatile** memory) {
    Handle& handle = handleOf(base);
    CrashFile& file = fileOf(base);
    *memory = nullptr;
    if (!handle.usesSharedMemory) {
        handle.usesSharedMemory = true;
        if (++file.sharedMemoryUsers == 1) {
            file.sharedMemory.clear();  // the first who comes finds nothing of those before
            file.memoryLocks = {};
        }
    }
    const auto wanted = static_cast<std::size_t>(region);
    if (file.sharedMemory.size() <= wanted && mayExtend == 0) return SQLITE_OK;
    while (file.sharedMemory.size() <= wanted)
        file.sharedMemory.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    *memory = file.sharedMemory[wanted].get();
    return SQLITE_OK;
}

int unmapSharedMemory(sqlite3_file* base, int) {
    Handle& handle = handleOf(base);
    if (!handle.usesSharedMemory) return SQLITE_OK;
    unlockSharedMemory(handle, 0, SQLITE_SHM_NLOCK);
    handle.usesSharedMemory = false;
    --fileOf(base).sharedMemoryUsers;
    return SQLITE_OK;
}

void sharedMemoryBarrier(sqlite3_file*) {}

int closeFile(sqlite3_file* base) {
    unmapSharedMemory(base, 0);
    unlockFile(base, SQLITE_LOCK_NONE);
    delete handleOf(base).file;
    return SQLITE_OK;
}

int readFile(sqlite3_file* base, void* into, int count, sqlite3_int64 offset) {
    if (handleOf(base).disk->isDead()) return SQLITE_IOERR_READ;
    auto* bytes = static_cast<char*>(into);
    const auto wanted = static_cast<std::size_t>(count);
    const std::size_t there = fileOf(base).current.read(bytes, wanted, static_cast<std::size_t>(offset));
    if (there == wanted) return SQLITE_OK;
    std::memset(bytes + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* base, const void* from, int count, sqlite3_int64 offset) {
    const std::string_view data(static_cast<const char*>(from), static_cast<std::size_t>(count));
    return handleOf(base).disk->write(fileOf(base), data, offset);
}

int truncateFile(sqlite3_file* base, sqlite3_int64 size) {
    return handleOf(base).disk->truncate(fileOf(base), size);
}
int syncFile(sqlite3_file* base, int) { return handleOf(base).disk->sync(fileOf(base)); }
int sizeOfFile(sqlite3_file* base, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(fileOf(base).current.size());
    return SQLITE_OK;
}
int controlFile(sqlite3_file*, int operation, void* argument) {
    if (operation != SQLITE_FCNTL_MMAP_SIZE) return SQLITE_NOTFOUND;
    *static_cast<sqlite3_int64*>(argument) = 0;  // files here are never mapped into memory
    return SQLITE_OK;
}
int sectorSize(sqlite3_file*) { return 512; }
int deviceTraits(sqlite3_file*) { return 0; }

const sqlite3_io_methods kMethods{2,
                                  closeFile,
                                  readFile,
                                  writeFile,
                                  truncateFile,
                                  syncFile,
                                  sizeOfFile,
                                  lockFile,
                                  unlockFile,
                                  checkReserved,
                                  controlFile,
                                  sectorSize,
                                  deviceTraits,
                                  mapSharedMemory,
                                  lockSharedMemory,
                                  sharedMemoryBarrier,
                                  unmapSharedMemory,
                                  nullptr,
                                  nullptr};

/// Where SQLite keeps what undoes one statement: no such file outlives its transaction.
CrashDisk& scratchDisk() {
    static Dice dice(1);
    static CrashDisk disk(dice);
    return disk;
}

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* base, int flags, int* flagsGiven) {
    base->pMethods = nullptr;
    CrashDisk* disk = name == nullptr ? &scratchDisk() : diskOf(name);
    if (disk == nullptr) return SQLITE_CANTOPEN;
    auto file = name == nullptr ? std::make_shared<CrashFile>()
                                : disk->open(fileNameIn(name), (flags & SQLITE_OPEN_CREATE) != 0);
    if (!file) return SQLITE_CANTOPEN;
    Handle& handle = handleOf(base);
    handle = {};
    handle.file = new std::shared_ptr<CrashFile>(std::move(file));
    handle.disk = disk;
    base->pMethods = &kMethods;
    if (flagsGiven != nullptr) *flagsGiven = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int syncsFolder) {
    CrashDisk* disk = diskOf(name);
    return disk == nullptr ? SQLITE_IOERR_DELETE : disk->remove(fileNameIn(name), syncsFolder != 0);
}

int accessFile(sqlite3_vfs*, const char* name, int, int* isThere) {
    const CrashDisk* disk = diskOf(name);
    *isThere = disk != nullptr && disk->exists(fileNameIn(name)) ? 1 : 0;
    return SQLITE_OK;
}

int fullName(sqlite3_vfs*, const char* name, int size, char* full) {
    return sqlite3_snprintf(size, full, "%s", name) == nullptr ? SQLITE_CANTOPEN : SQLITE_OK;
}

std::uint64_t saltState = 0;

int drawBytes(sqlite3_vfs*, int count, char* bytes) {
    for (int i = 0; i < count; ++i) {
        saltState = saltState * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes[i] = static_cast<char>(saltState >> 56U);
    }
    return count;
}

int sleepFor(sqlite3_vfs*, int microseconds) { return microseconds; }
int julianDay(sqlite3_vfs*, double* day) {
    *day = 2461368.5;  // no rule asks SQLite for the time
    return SQLITE_OK;
}

sqlite3_vfs crashVfs{};

}  // namespace

void registerCrashVfs() {
    crashVfs.iVersion = 1;
    crashVfs.szOsFile = sizeof(Handle);
    crashVfs.mxPathname = 200;
    crashVfs.zName = kCrashVfs;
    crashVfs.xOpen = openFile;
    crashVfs.xDelete = deleteFile;
    crashVfs.xAccess = accessFile;
    crashVfs.xFullPathname = fullName;
    crashVfs.xRandomness = drawBytes;
    crashVfs.xSleep = sleepFor;
    crashVfs.xCurrentTime = julianDay;
    KAZASU_CHECK(sqlite3_vfs_register(&crashVfs, 0) == SQLITE_OK);
}

void seedCrashVfs(std::uint64_t seed) { saltState = seed; }

void attachDisk(const std::string& machine, CrashDisk& disk) { disks()[machine] = &disk; }
void detachDisk(const std::string& machine) { disks().erase(machine); }

}  // namespace kazasu::sim

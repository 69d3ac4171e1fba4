// A preloaded library that stands between a program and the C library's file operations, and does to those
// below one folder what the plan says (fault_plan.h). Everything else passes untouched.
#include "tests/faults/shim/fault_plan.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

using namespace kazasu::faults;

namespace {

/// The plan and the folder of this process; no plan: nothing is watched.
struct Watch {
    Watch() {
        const char* planFile = std::getenv(kPlanVariable);
        folder = std::getenv(kFolderVariable);
        if (planFile == nullptr || folder == nullptr) return;
        using Open = int (*)(const char*, int, ...);
        const auto realOpen = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "open64"));
        const int descriptor = realOpen(planFile, O_RDWR | O_CLOEXEC);
        if (descriptor < 0) return;
        void* page = ::mmap(nullptr, sizeof(FaultPlan), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        ::close(descriptor);
        if (page != MAP_FAILED) plan = static_cast<FaultPlan*>(page);
    }

    [[nodiscard]] bool covers(const char* path) const {
        return plan != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
    }

    [[nodiscard]] bool covers(int descriptor) const {
        if (plan == nullptr) return false;
        char link[64];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        char path[4096];
        const ssize_t length = ::readlink(link, path, sizeof path - 1);
        if (length <= 0) return false;
        path[length] = '\0';
        return covers(path);
    }

    FaultPlan* plan = nullptr;
    const char* folder = nullptr;
};

const Watch& watch() {
    static const Watch theOnly;
    return theOnly;
}

[[noreturn]] void die(FaultPlan& plan) {
    ++plan.strikes;
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

void countOperation(FaultPlan& plan) {
    const std::int64_t number = ++plan.operations;
    if (plan.kind == FaultKind::Kill && number == plan.at) die(plan);
}

bool isStruck(FaultPlan& plan, FaultKind kind, std::int64_t number) {
    if (plan.kind != kind || number < plan.at || number - plan.at >= plan.length) return false;
    ++plan.strikes;
    return true;
}

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// `write(bytes)` writes that many of them.
template <class Write>
ssize_t watchedWrite(int descriptor, std::size_t count, Write write) {
    if (!watch().covers(descriptor)) return write(count);
    FaultPlan& plan = *watch().plan;
    countOperation(plan);
    const std::int64_t number = ++plan.writes;
    if (plan.kind == FaultKind::TornWrite && number == plan.at) {
        static_cast<void>(write(count / 2));
        die(plan);
    }
    if (isStruck(plan, FaultKind::DiskFull, number)) {
        errno = ENOSPC;
        return -1;
    }
    return write(count);
}

template <class Sync>
int watchedSync(int descriptor, Sync sync) {
    if (!watch().covers(descriptor)) return sync();
    FaultPlan& plan = *watch().plan;
    countOperation(plan);
    if (isStruck(plan, FaultKind::SyncFails, ++plan.syncs)) {
        errno = EIO;
        return -1;
    }
    const int outcome = sync();
    if (outcome != 0 && plan.kind == FaultKind::DiesOfSync) die(plan);
    return outcome;
}

template <class Key>
void watchOther(Key file) {
    if (watch().covers(file)) countOperation(*watch().plan);
}

template <class Open>
int watchedOpen(Open open, const char* path, int flags, mode_t mode) {
    if ((flags & O_CREAT) != 0 && watch().covers(path)) countOperation(*watch().plan);
    return open(path, flags, mode);
}

mode_t modeFrom(int flags, std::va_list arguments) {
    return (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : mode_t{0};
}

}  // namespace

// The names and types are the C library's.
extern "C" {

using OpenFunction = int (*)(const char*, int, ...);

int open(const char* path, int flags, ...) {
    static const auto next = real<OpenFunction>("open");
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return watchedOpen(next, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    static const auto next = real<OpenFunction>("open64");
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeFrom(flags, arguments);
    va_end(arguments);
    return watchedOpen(next, path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, std::size_t count) {
    static const auto next = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    return watchedWrite(descriptor, count, [&](std::size_t part) { return next(descriptor, bytes, part); });
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t count, off_t offset) {
    static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off_t)>("pwrite");
    return watchedWrite(descriptor, count,
                        [&](std::size_t part) { return next(descriptor, bytes, part, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t count, off64_t offset) {
    static const auto next = real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
    return watchedWrite(descriptor, count,
                        [&](std::size_t part) { return next(descriptor, bytes, part, offset); });
}

int fsync(int descriptor) {
    static const auto next = real<int (*)(int)>("fsync");
    return watchedSync(descriptor, [&] { return next(descriptor); });
}

int fdatasync(int descriptor) {
    static const auto next = real<int (*)(int)>("fdatasync");
    return watchedSync(descriptor, [&] { return next(descriptor); });
}

int ftruncate(int descriptor, off_t length) noexcept {
    static const auto next = real<int (*)(int, off_t)>("ftruncate");
    watchOther(descriptor);
    return next(descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) noexcept {
    static const auto next = real<int (*)(int, off64_t)>("ftruncate64");
    watchOther(descriptor);
    return next(descriptor, length);
}

/// Lengthens only: filling a reserve of many megabytes in each of a thousand runs would be all they do.
int posix_fallocate(int descriptor, off_t offset, off_t length) {
    static const auto next = real<int (*)(int, off_t, off_t)>("posix_fallocate");
    if (!watch().covers(descriptor)) return next(descriptor, offset, length);
    return ftruncate(descriptor, offset + length) == 0 ? 0 : errno;
}

int unlink(const char* path) noexcept {
    static const auto next = real<int (*)(const char*)>("unlink");
    watchOther(path);
    return next(path);
}

int rename(const char* from, const char* to) noexcept {
    static const auto next = real<int (*)(const char*, const char*)>("rename");
    watchOther(to);
    return next(from, to);
}
}

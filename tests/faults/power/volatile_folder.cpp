// volatile-folder MOUNT: a VolatileDisk mounted by FUSE. One command a line on stdin, answered by one line on
// stdout; the end of stdin unmounts.
//
//   cut NEXT nothing|prefix|sectors SEED   the power fails before the NEXT-th change; 0: now
//   on                                     power again. Answers whether it was off: 1 or 0
//   fail-sync NEXT CHANGES                 the NEXT-th sync fails, the power CHANGES changes later; 0: never
//   changes                                how many there were since it was empty
//   room BYTES                             so much more fits, then the disk is full
//   clear                                  an empty disk
#define FUSE_USE_VERSION 31
#include "tests/faults/power/volatile_disk.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fuse3/fuse.h>
#include <iostream>
#include <mutex>
#include <sstream>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <thread>

using namespace kazasu::faults;

namespace {

// One mount a process, and FUSE's callbacks carry no object of ours.
VolatileDisk disk;
std::mutex diskMutex;

VolatileDisk::FilePointer fileOf(const char* path, const fuse_file_info* info) {
    if (info != nullptr && info->fh != 0) return *reinterpret_cast<VolatileDisk::FilePointer*>(info->fh);
    return disk.find(path);
}

/// Work on a file under the mutex; ENOENT when it is not there.
template <class Work>
int withFile(const char* path, const fuse_file_info* info, Work work) {
    const std::lock_guard lock(diskMutex);
    const auto file = fileOf(path, info);
    if (file == nullptr) return -ENOENT;
    return work(file);
}

template <class Work>
int withDisk(Work work) {
    const std::lock_guard lock(diskMutex);
    return -work();
}

int getAttributes(const char* path, struct stat* attributes, fuse_file_info* info) {
    *attributes = {};
    if (std::strcmp(path, "/") == 0) {
        attributes->st_mode = S_IFDIR | 0777;
        attributes->st_nlink = 2;
        return 0;
    }
    return withFile(path, info, [attributes](const auto& file) {
        attributes->st_mode = S_IFREG | 0600;
        attributes->st_nlink = 1;
        attributes->st_size = static_cast<off_t>(VolatileDisk::sizeOf(*file));
        return 0;
    });
}

int readFolder(const char*, void* buffer, fuse_fill_dir_t fill, off_t, fuse_file_info*, fuse_readdir_flags) {
    const std::lock_guard lock(diskMutex);
    for (const char* name : {".", ".."}) fill(buffer, name, nullptr, 0, fuse_fill_dir_flags{});
    for (const auto& name : disk.names()) fill(buffer, name.c_str() + 1, nullptr, 0, fuse_fill_dir_flags{});
    return 0;
}

void keepOpen(const VolatileDisk::FilePointer& file, fuse_file_info* info) {
    info->fh = reinterpret_cast<std::uint64_t>(new VolatileDisk::FilePointer(file));
}

int createFile(const char* path, mode_t, fuse_file_info* info) {
    return withDisk([&] {
        VolatileDisk::FilePointer file;
        const int problem = disk.make(path, file);
        if (problem == 0) keepOpen(file, info);
        return problem;
    });
}

int openFile(const char* path, fuse_file_info* info) {
    return withFile(path, nullptr, [info](const auto& file) {
        if ((info->flags & O_TRUNC) != 0 && disk.truncate(*file, 0) != 0) return -EIO;
        keepOpen(file, info);
        return 0;
    });
}

int releaseFile(const char*, fuse_file_info* info) {
    delete reinterpret_cast<VolatileDisk::FilePointer*>(info->fh);
    return 0;
}

int readFile(const char* path, char* buffer, std::size_t size, off_t offset, fuse_file_info* info) {
    return withFile(path, info, [&](const auto& file) {
        const auto content = VolatileDisk::content(*file);
        const auto begin = std::min(static_cast<std::size_t>(offset), content.size());
        return static_cast<int>(content.substr(begin).copy(buffer, size));
    });
}

int writeFile(const char* path, const char* bytes, std::size_t size, off_t offset, fuse_file_info* info) {
    return withFile(path, info, [&](const auto& file) {
        const int problem = disk.write(*file, static_cast<std::size_t>(offset), {bytes, size});
        return problem == 0 ? static_cast<int>(size) : -problem;
    });
}

int truncateFile(const char* path, off_t size, fuse_file_info* info) {
    return withFile(path, info,
                    [&](const auto& file) { return -disk.truncate(*file, static_cast<std::size_t>(size)); });
}

/// Room is promised by lengthening; there is always room here.
int reserve(const char* path, int mode, off_t offset, off_t length, fuse_file_info* info) {
    if (mode != 0) return -EOPNOTSUPP;
    return withFile(path, info, [&](const auto& file) {
        const auto end = static_cast<std::size_t>(offset + length);
        return VolatileDisk::sizeOf(*file) >= end ? 0 : -disk.truncate(*file, end);
    });
}

int syncFile(const char* path, int, fuse_file_info* info) {
    return withFile(path, info, [](const auto& file) { return -disk.sync(file); });
}

int syncFolder(const char*, int, fuse_file_info*) {
    return withDisk([] { return disk.syncFolder(); });
}

int removeFile(const char* path) {
    return withDisk([path] { return disk.remove(path); });
}

int renameFile(const char* from, const char* to, unsigned) {
    return withDisk([from, to] { return disk.rename(from, to); });
}

int keepMode(const char*, mode_t, fuse_file_info*) { return 0; }
int keepOwner(const char*, uid_t, gid_t, fuse_file_info*) { return 0; }
int keepTimes(const char*, const timespec*, fuse_file_info*) { return 0; }

void* begin(fuse_conn_info*, fuse_config* config) {
    // Nothing may be remembered by the kernel over a power cut.
    config->kernel_cache = 0;
    config->auto_cache = 0;
    config->attr_timeout = config->entry_timeout = config->negative_timeout = 0;
    return nullptr;
}

Survival survivalOf(const std::string& word) {
    if (word == "prefix") return Survival::Prefix;
    return word == "sectors" ? Survival::RandomSectors : Survival::Nothing;
}

std::string answer(const std::string& line) {
    std::istringstream words(line);
    std::string command, survival;
    std::int64_t next = 0;
    std::uint64_t seed = 0;
    words >> command;
    const std::lock_guard lock(diskMutex);
    if (command == "cut") {
        words >> next >> survival >> seed;
        disk.cutAt(next, survivalOf(survival), seed);
    } else if (command == "on") {
        const bool wasOff = disk.isOff();
        disk.powerOn();
        return wasOff ? "1" : "0";
    } else if (command == "fail-sync") {
        std::int64_t untilCut = 0;
        words >> next >> untilCut;
        disk.failSyncAt(next, untilCut);
    } else if (command == "room") {
        words >> seed;
        disk.leaveRoom(seed);
    } else if (command == "changes") {
        return std::to_string(disk.changes());
    } else if (command == "clear") {
        disk.clear();
    } else {
        return "unknown command";
    }
    return "done";
}

fuse_operations operations() {
    fuse_operations all{};
    all.getattr = getAttributes;
    all.readdir = readFolder;
    all.create = createFile;
    all.open = openFile;
    all.release = releaseFile;
    all.read = readFile;
    all.write = writeFile;
    all.truncate = truncateFile;
    all.fallocate = reserve;
    all.fsync = syncFile;
    all.fsyncdir = syncFolder;
    all.unlink = removeFile;
    all.rename = renameFile;
    all.chmod = keepMode;
    all.chown = keepOwner;
    all.utimens = keepTimes;
    all.init = begin;
    return all;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    char* names[] = {argv[0]};
    fuse_args arguments = FUSE_ARGS_INIT(1, names);
    const fuse_operations all = operations();
    fuse* mounted = fuse_new(&arguments, &all, sizeof all, nullptr);
    if (mounted == nullptr || fuse_mount(mounted, argv[1]) != 0) {
        std::cout << "cannot mount" << std::endl;
        return 1;
    }
    std::cout << "mounted" << std::endl;
    std::thread commands([mounted] {
        for (std::string line; std::getline(std::cin, line);) std::cout << answer(line) << std::endl;
        fuse_exit(mounted);
        fuse_unmount(mounted);  // wakes the loop
    });
    fuse_loop(mounted);
    commands.join();
    fuse_destroy(mounted);
    fuse_opt_free_args(&arguments);
    return 0;
}

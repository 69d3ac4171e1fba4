// CrashDisk: the files of one simulated machine. What was written is volatile until it is synced; a power cut
// takes any part of it, a killed process leaves all of it. A fuse lets the machine die in the middle of a
// file operation.
#pragma once

#include "tests/simulation/disk/page_file.h"
#include "tests/simulation/world/dice.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kazasu::sim {

/// One write or truncation that no sync has followed yet.
struct PendingChange {
    std::int64_t offset = 0;
    std::string data;
    std::int64_t truncatedTo = -1;  // not a truncation
};

struct CrashFile {
    PageFile current, durable;  // durable with all that is pending is current
    std::vector<PendingChange> pending;
    bool isDeleted = false;        // its name is gone, but not durably
    bool isNameDurable = false;    // after the first sync
    int sharedLocks = 0;           // SQLite's locks, of the handles that are open
    const void* writer = nullptr;  // holds RESERVED, PENDING or EXCLUSIVE
    bool isExclusive = false;
    std::vector<std::unique_ptr<char[]>> sharedMemory;
    int sharedMemoryUsers = 0;
    std::array<int, 8> memoryLocks{};  // readers; -1: one writer
};

using DiskImage = std::map<std::string, PageFile>;  // by name, all of it durable

class CrashDisk {
public:
    explicit CrashDisk(Dice& dice) : m_dice(dice) {}

    /// The machine dies in the operation of that number from now on; 0: not at all.
    void setFuse(std::uint64_t operations) { m_fuse = operations; }
    void setFull(bool isFull) { m_isFull = isFull; }
    [[nodiscard]] bool isFull() const { return m_isFull; }
    /// The next so many syncs fail with an I/O error.
    void failSyncs(int count) { m_failingSyncs = count; }
    void die() { m_isDead = true; }
    /// Every operation fails until the machine is started again.
    [[nodiscard]] bool isDead() const { return m_isDead; }

    /// What a power cut leaves: of the unsynced changes none, the first so many, or any sectors.
    void cutPower();
    /// What a killed process leaves: everything it wrote.
    void killProcess();

    void load(const DiskImage& image);
    [[nodiscard]] DiskImage image() const;

    // What the file system above asks for. An error is one of SQLite's codes, 0 is none.
    std::shared_ptr<CrashFile> open(const std::string& name, bool mayCreate);
    int write(CrashFile& file, std::string_view data, std::int64_t offset);
    int truncate(CrashFile& file, std::int64_t size);
    int sync(CrashFile& file);
    int remove(const std::string& name, bool isDurable);
    [[nodiscard]] bool exists(const std::string& name) const;
    Dice& dice() { return m_dice; }

private:
    /// True when the machine dies in this operation.
    bool burns();
    void keepSome(CrashFile& file, std::uint64_t mode);

    Dice& m_dice;
    std::map<std::string, std::shared_ptr<CrashFile>> m_files;
    std::uint64_t m_fuse = 0;
    int m_failingSyncs = 0;
    bool m_isFull = false;
    bool m_isDead = false;
};

}  // namespace kazasu::sim

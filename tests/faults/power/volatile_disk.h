// VolatileDisk: a flat folder of files on a disk with a volatile cache. What was written but not synced is
// lost at a power cut: all of it, all after one moment, or random sectors of it. A name is durable once its
// file or the folder was synced (as on ext4), a removal or renaming once the folder or the file was.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kazasu::faults {

/// What of the unsynced writes is there after the power cut.
enum class Survival { Nothing, Prefix, RandomSectors };

class VolatileDisk {
public:
    struct File;
    using FilePointer = std::shared_ptr<File>;
    static constexpr std::size_t kSectorBytes = 512;
    static constexpr std::size_t kUnlimited = ~std::size_t{0};

    [[nodiscard]] FilePointer find(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] static std::size_t sizeOf(const File& file);
    [[nodiscard]] static std::string_view content(const File& file);

    // Each answers 0 or an errno. Every one but the readings fails with EIO once the power is off.
    int make(const std::string& name, FilePointer& made);
    int write(File& file, std::size_t offset, std::string_view bytes);
    int truncate(File& file, std::size_t size);
    int sync(const FilePointer& file);
    int syncFolder();
    int remove(const std::string& name);
    int rename(const std::string& from, const std::string& to);

    /// The power fails just before the `next`-th change from now on; 0: at once.
    void cutAt(std::int64_t next, Survival survival, std::uint64_t seed);
    /// From what the cut left over, with no fault planned.
    void powerOn();
    [[nodiscard]] bool isOff() const { return m_isOff; }
    /// The `next`-th sync from now on answers EIO, and what it should have written never is: the kernel has
    /// marked the pages clean (fsyncgate). The power fails `untilCut` changes later;
    /// 0: never.
    void failSyncAt(std::int64_t next, std::int64_t untilCut) {
        m_failingSync = next;
        m_fromFailureToCut = untilCut;
    }
    /// So many bytes more fit on it, then writes and lengthening answer ENOSPC.
    void leaveRoom(std::size_t bytes) { m_capacity = used() + bytes; }
    /// Changes since it was empty.
    [[nodiscard]] std::uint64_t changes() const { return m_moment; }
    /// An empty disk with the power on.
    void clear();

private:
    struct Change {
        std::uint64_t moment;
        std::size_t offset;
        std::string bytes;
        std::optional<std::size_t> size;  // a truncation
    };
    /// Counts one change; false: the power is off.
    [[nodiscard]] bool isPowered();
    /// Whether `file` may grow to that size.
    [[nodiscard]] bool hasRoom(const File& file, std::size_t size) const;
    [[nodiscard]] std::size_t used() const;
    void cut();
    void keepSome(File& file, std::uint64_t lastMoment);
    static void apply(std::string& content, const Change& change);

    std::map<std::string, FilePointer> m_names, m_durableNames;
    std::uint64_t m_moment = 0;
    std::int64_t m_untilCut = -1;    // changes; below 0: none is planned
    std::int64_t m_failingSync = 0;  // syncs; 0: none is planned
    std::int64_t m_fromFailureToCut = 0;
    Survival m_survival = Survival::Nothing;
    std::mt19937_64 m_chance;
    std::size_t m_capacity = kUnlimited;
    bool m_isOff = false;

public:
    struct File {
        std::string current, durable;
        std::vector<Change> pending;
    };
};

}  // namespace kazasu::faults

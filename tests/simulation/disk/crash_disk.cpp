#include "tests/simulation/disk/crash_disk.h"

#include <sqlite3.h>

#include <algorithm>

namespace kazasu::sim {
namespace {

constexpr std::size_t kSectorBytes = 512;

std::size_t bytesOf(std::int64_t size) { return static_cast<std::size_t>(size); }

void applyTo(PageFile& content, const PendingChange& change) {
    if (change.truncatedTo >= 0) return content.resize(bytesOf(change.truncatedTo));
    content.write(change.data, bytesOf(change.offset));
}

}  // namespace

bool CrashDisk::burns() {
    if (m_isDead) return true;
    if (m_fuse == 0 || --m_fuse > 0) return false;
    m_isDead = true;
    return true;
}

std::shared_ptr<CrashFile> CrashDisk::open(const std::string& name, bool mayCreate) {
    if (m_isDead) return nullptr;
    auto& file = m_files[name];
    if (file && !file->isDeleted) return file;
    if (!mayCreate) {
        if (!file) m_files.erase(name);
        return nullptr;
    }
    file = std::make_shared<CrashFile>();
    return file;
}

int CrashDisk::write(CrashFile& file, std::string_view data, std::int64_t offset) {
    if (m_isDead) return SQLITE_IOERR_WRITE;
    if (m_isFull) return SQLITE_FULL;
    const bool isLast = burns();
    const std::string_view written = isLast ? data.substr(0, m_dice.below(data.size() + 1)) : data;
    file.current.write(written, bytesOf(offset));
    file.pending.push_back({offset, std::string(written)});
    return isLast ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

int CrashDisk::truncate(CrashFile& file, std::int64_t size) {
    if (burns()) return SQLITE_IOERR_TRUNCATE;
    file.current.resize(bytesOf(size));
    file.pending.push_back({0, {}, size});
    return SQLITE_OK;
}

int CrashDisk::sync(CrashFile& file) {
    if (burns()) return SQLITE_IOERR_FSYNC;
    if (m_failingSyncs > 0) {
        --m_failingSyncs;
        return SQLITE_IOERR_FSYNC;
    }
    const bool isTruncated = std::any_of(file.pending.begin(), file.pending.end(),
                                         [](const auto& change) { return change.truncatedTo >= 0; });
    if (isTruncated) file.durable = file.current;
    for (const auto& change : file.pending)
        file.durable.share(file.current, bytesOf(change.offset), change.data.size());
    file.pending.clear();
    // As SQLite's own file system: the first sync of a new file syncs its folder, too.
    if (!file.isNameDurable)
        std::erase_if(m_files, [](const auto& entry) { return entry.second->isDeleted; });
    file.isNameDurable = true;
    return SQLITE_OK;
}

int CrashDisk::remove(const std::string& name, bool isDurable) {
    if (burns()) return SQLITE_IOERR_DELETE;
    const auto found = m_files.find(name);
    if (found == m_files.end() || found->second->isDeleted) return SQLITE_IOERR_DELETE_NOENT;
    if (isDurable)
        m_files.erase(found);
    else
        found->second->isDeleted = true;
    return SQLITE_OK;
}

bool CrashDisk::exists(const std::string& name) const {
    const auto found = m_files.find(name);
    return found != m_files.end() && !found->second->isDeleted;
}

void CrashDisk::keepSome(CrashFile& file, std::uint64_t mode) {
    const std::size_t prefix = m_dice.below(file.pending.size() + 1);
    std::size_t index = 0;
    for (const auto& change : file.pending) {
        ++index;
        if (mode == 0) break;
        if (mode == 1 && index > prefix) break;
        const bool isWhole = mode == 1 || change.truncatedTo >= 0;
        if (isWhole) {
            if (mode == 1 || m_dice.chance(500)) applyTo(file.durable, change);
            continue;
        }
        for (std::size_t at = 0; at < change.data.size(); at += kSectorBytes) {
            if (!m_dice.chance(500)) continue;
            file.durable.write(std::string_view(change.data).substr(at, kSectorBytes),
                               bytesOf(change.offset) + at);
        }
    }
}

void CrashDisk::cutPower() {
    const std::uint64_t mode = m_dice.below(3);
    for (auto at = m_files.begin(); at != m_files.end();) {
        CrashFile& old = *at->second;
        if (old.isDeleted && m_dice.chance(500)) {
            at = m_files.erase(at);
            continue;
        }
        keepSome(old, mode);
        auto kept = std::make_shared<CrashFile>();  // old handles keep the old file
        kept->current = kept->durable = old.durable;
        kept->isNameDurable = true;
        at->second = std::move(kept);
        ++at;
    }
    m_isDead = false;
    m_fuse = 0;
}

void CrashDisk::killProcess() {
    for (auto at = m_files.begin(); at != m_files.end();) {
        if (at->second->isDeleted) {
            at = m_files.erase(at);
            continue;
        }
        auto kept = std::make_shared<CrashFile>();
        kept->current = at->second->current;
        kept->durable = at->second->durable;
        kept->pending = at->second->pending;
        kept->isNameDurable = at->second->isNameDurable;
        at->second = std::move(kept);
        ++at;
    }
    m_isDead = false;
    m_fuse = 0;
}

void CrashDisk::load(const DiskImage& image) {
    m_files.clear();
    for (const auto& [name, content] : image) {
        auto file = std::make_shared<CrashFile>();
        file->current = file->durable = content;
        file->isNameDurable = true;
        m_files[name] = std::move(file);
    }
}

DiskImage CrashDisk::image() const {
    DiskImage image;
    for (const auto& [name, file] : m_files)
        if (!file->isDeleted) image[name] = file->current;
    return image;
}

}  // namespace kazasu::sim

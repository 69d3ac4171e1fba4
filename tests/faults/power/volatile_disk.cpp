#include "tests/faults/power/volatile_disk.h"

#include <algorithm>
#include <cerrno>
#include <set>

namespace kazasu::faults {

VolatileDisk::FilePointer VolatileDisk::find(const std::string& name) const {
    const auto found = m_names.find(name);
    return found == m_names.end() ? nullptr : found->second;
}

std::vector<std::string> VolatileDisk::names() const {
    std::vector<std::string> names;
    for (const auto& [name, file] : m_names) names.push_back(name);
    return names;
}

std::size_t VolatileDisk::sizeOf(const File& file) { return file.current.size(); }
std::string_view VolatileDisk::content(const File& file) { return file.current; }

std::size_t VolatileDisk::used() const {
    std::size_t bytes = 0;
    for (const auto& [name, file] : m_names) bytes += file->current.size();
    return bytes;
}

bool VolatileDisk::hasRoom(const File& file, std::size_t size) const {
    return m_capacity == kUnlimited || size <= file.current.size() ||
           used() + size - file.current.size() <= m_capacity;
}

bool VolatileDisk::isPowered() {
    ++m_moment;
    if (m_untilCut > 0 && --m_untilCut == 0) cut();
    return !m_isOff;
}

void VolatileDisk::apply(std::string& content, const Change& change) {
    if (change.size) {
        content.resize(*change.size);
        return;
    }
    if (content.size() < change.offset + change.bytes.size()) {
        content.resize(change.offset + change.bytes.size());
    }
    content.replace(change.offset, change.bytes.size(), change.bytes);
}

int VolatileDisk::make(const std::string& name, FilePointer& made) {
    if (!isPowered()) return EIO;
    auto& file = m_names[name];
    if (file == nullptr) file = std::make_shared<File>();
    made = file;
    return 0;
}

int VolatileDisk::write(File& file, std::size_t offset, std::string_view bytes) {
    if (!isPowered()) return EIO;
    if (!hasRoom(file, offset + bytes.size())) return ENOSPC;
    file.pending.push_back({m_moment, offset, std::string(bytes), std::nullopt});
    apply(file.current, file.pending.back());
    return 0;
}

int VolatileDisk::truncate(File& file, std::size_t size) {
    if (!isPowered()) return EIO;
    if (!hasRoom(file, size)) return ENOSPC;
    file.pending.push_back({m_moment, 0, {}, size});
    apply(file.current, file.pending.back());
    return 0;
}

int VolatileDisk::sync(const FilePointer& file) {
    if (!isPowered()) return EIO;
    if (m_failingSync > 0 && --m_failingSync == 0) {
        file->pending.clear();
        m_untilCut = m_fromFailureToCut;
        return EIO;
    }
    for (const Change& change : file->pending) apply(file->durable, change);
    file->pending.clear();
    std::erase_if(m_durableNames, [&](const auto& entry) { return entry.second == file; });
    for (const auto& [name, named] : m_names) {
        if (named == file) m_durableNames[name] = file;
    }
    return 0;
}

int VolatileDisk::syncFolder() {
    if (!isPowered()) return EIO;
    m_durableNames = m_names;
    return 0;
}

int VolatileDisk::remove(const std::string& name) {
    if (!isPowered()) return EIO;
    return m_names.erase(name) == 1 ? 0 : ENOENT;
}

int VolatileDisk::rename(const std::string& from, const std::string& to) {
    if (!isPowered()) return EIO;
    const auto file = find(from);
    if (file == nullptr) return ENOENT;
    m_names.erase(from);
    m_names[to] = file;
    return 0;
}

void VolatileDisk::cutAt(std::int64_t next, Survival survival, std::uint64_t seed) {
    m_survival = survival;
    m_chance.seed(seed);
    m_untilCut = next;
    if (next == 0) cut();
}

/// Decides what is left of one file's unsynced changes.
void VolatileDisk::keepSome(File& file, std::uint64_t lastMoment) {
    for (const Change& change : file.pending) {
        if (m_survival == Survival::Prefix && change.moment <= lastMoment) apply(file.durable, change);
        if (m_survival != Survival::RandomSectors) continue;
        if (change.size) {
            if (m_chance() % 2 == 0) apply(file.durable, change);
            continue;
        }
        for (std::size_t begin = 0; begin < change.bytes.size();) {
            const std::size_t inSector = (change.offset + begin) % kSectorBytes;
            const std::size_t length = std::min(change.bytes.size() - begin, kSectorBytes - inSector);
            if (m_chance() % 2 == 0) {
                apply(file.durable,
                      {0, change.offset + begin, change.bytes.substr(begin, length), std::nullopt});
            }
            begin += length;
        }
    }
    file.pending.clear();
}

void VolatileDisk::cut() {
    m_isOff = true;
    m_untilCut = -1;
    std::uint64_t first = m_moment;
    std::set<FilePointer> files;
    for (const auto* names : {&m_names, &m_durableNames}) {
        for (const auto& [name, file] : *names) files.insert(file);
    }
    for (const FilePointer& file : files) {
        if (!file->pending.empty()) first = std::min(first, file->pending.front().moment);
    }
    const std::uint64_t lastMoment = first + m_chance() % (m_moment - first + 1);
    for (const FilePointer& file : files) keepSome(*file, lastMoment);
    if (m_survival == Survival::Nothing || m_chance() % 2 == 0) return;
    for (const auto& [name, file] : m_names) {  // some names were on their way, too
        if (m_chance() % 2 == 0) m_durableNames[name] = file;
    }
}

void VolatileDisk::powerOn() {
    for (const auto& [name, file] : m_durableNames) {
        file->current = file->durable;
        file->pending.clear();
    }
    m_names = m_durableNames;
    m_isOff = false;
    m_untilCut = -1;
    m_failingSync = 0;
}

void VolatileDisk::clear() {
    m_names.clear();
    m_durableNames.clear();
    m_isOff = false;
    m_untilCut = -1;
    m_failingSync = 0;
    m_moment = 0;
    m_capacity = kUnlimited;
}

}  // namespace kazasu::faults

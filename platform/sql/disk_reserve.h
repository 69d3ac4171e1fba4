// DiskReserve: room on the disk held by a file of nothing, given up when the disk is full, so that the sale
// under way, its record and an orderly end can still be written (docs/reliability.md).
#pragma once

#include <cstdint>
#include <string>

namespace kazasu {

class DiskReserve {
public:
    /// At `path`; nothing is held until take().
    DiskReserve(std::string path, std::int64_t bytes);

    /// Holds the room if there is enough; a disk without it is no error, only a disk without a reserve.
    void take();
    /// False: there was nothing left to give.
    bool giveUp();

private:
    std::string m_path;
    std::int64_t m_bytes;
};

}  // namespace kazasu

// An open file of the system, closed when it goes; and the sync of a folder, without which a power cut takes
// a name away.
#pragma once

#include <string>

namespace kazasu {

class OpenFile {
public:
    /// `flags` of open(2); a file that is made is for its owner alone.
    OpenFile(const std::string& path, int flags);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// If not, errno says why.
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// The folder that the file stands in. False: errno says why.
bool syncFolderOf(const std::string& path);

}  // namespace kazasu

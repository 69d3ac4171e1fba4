// A SQLite file, opened to read one moment of it. All that is asked of it comes back as text.
#pragma once

#include "core/result.h"

#include <memory>
#include <string>
#include <vector>

namespace kazasu::audit {

/// NULL is empty, numbers are decimal, blobs are what HEX() makes of them.
using TextRow = std::vector<std::string>;

class BooksFile {
public:
    /// StorageOpenFailed when there is no such file. Whoever writes it goes on; this sees what it held now.
    static Result<std::unique_ptr<BooksFile>> open(const std::string& path);
    ~BooksFile();
    BooksFile(const BooksFile&) = delete;
    BooksFile& operator=(const BooksFile&) = delete;

    /// StorageCorrupt when the file has no such table or cannot be read.
    Result<std::vector<TextRow>> rows(const std::string& sql);

private:
    struct Impl;
    explicit BooksFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kazasu::audit

// StaticFiles: the phone's page. Every file of a folder is read once at the start and served by its exact
// path, so that no request can name a file outside.
#pragma once

#include "core/result.h"
#include "platform/http/message.h"

#include <map>
#include <string>

namespace kazasu::center {

class StaticFiles {
public:
    static constexpr std::size_t kMaxBytes = 64U << 20U;  // of all files together

    /// ConfigInvalid when the folder cannot be read or is larger than kMaxBytes. Links are not followed.
    static Result<StaticFiles> readFolder(const std::string& folder);
    /// "/" and a path that ends so give the index.html there.
    [[nodiscard]] HttpResponse answer(const HttpRequest& request) const;

private:
    struct File {
        std::string contentType, bytes, etag;
    };
    std::map<std::string, File> m_files;  // by path
};

}  // namespace kazasu::center

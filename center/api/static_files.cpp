#include "center/api/static_files.h"

#include "center/api/answers.h"
#include "platform/crypto/crypto.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace kazasu::center {
namespace {

constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html";
// What the page never asks for, no script in it may ask for either.
constexpr const char* kPermissionsPolicy =
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), screen-wake-lock=(self)";

struct FileType {
    std::string_view extension, contentType;
};
constexpr std::array kFileTypes{FileType{".html", "text/html; charset=utf-8"},
                                FileType{".js", "text/javascript; charset=utf-8"},
                                FileType{".mjs", "text/javascript; charset=utf-8"},
                                FileType{".css", "text/css; charset=utf-8"},
                                FileType{".json", "application/json"},
                                FileType{".webmanifest", "application/manifest+json"},
                                FileType{".map", "application/json"},
                                FileType{".txt", "text/plain; charset=utf-8"},
                                FileType{".svg", "image/svg+xml"},
                                FileType{".png", "image/png"},
                                FileType{".jpg", "image/jpeg"},
                                FileType{".ico", "image/x-icon"},
                                FileType{".wasm", "application/wasm"},
                                FileType{".woff2", "font/woff2"}};

std::string contentTypeOf(const std::filesystem::path& path) {
    for (const auto& type : kFileTypes)
        if (path.extension() == type.extension) return std::string(type.contentType);
    return "application/octet-stream";
}

Result<std::string> readWhole(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream && !stream.eof()) return Error{ErrorCode::ConfigInvalid, path.string() + " cannot be read"};
    return bytes;
}

HttpResponse withPageHeaders(HttpResponse response) {
    response.headers.emplace_back("content-security-policy", kContentSecurityPolicy);
    response.headers.emplace_back("x-content-type-options", "nosniff");
    response.headers.emplace_back("referrer-policy", "no-referrer");
    response.headers.emplace_back("cross-origin-opener-policy", "same-origin");
    response.headers.emplace_back("cross-origin-resource-policy", "same-origin");
    response.headers.emplace_back("permissions-policy", kPermissionsPolicy);
    return response;
}

}  // namespace

Result<StaticFiles> StaticFiles::readFolder(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code problem;
    StaticFiles files;
    std::size_t total = 0;
    fs::recursive_directory_iterator entries(folder, problem);
    if (problem) return Error{ErrorCode::ConfigInvalid, folder + ": " + problem.message()};
    for (; entries != fs::recursive_directory_iterator(); entries.increment(problem)) {
        if (problem) return Error{ErrorCode::ConfigInvalid, folder + ": " + problem.message()};
        const bool isFile = entries->symlink_status(problem).type() == fs::file_type::regular;
        if (!isFile) continue;
        KAZASU_TRY(auto bytes, readWhole(entries->path()));
        total += bytes.size();
        if (total > kMaxBytes) return Error{ErrorCode::ConfigInvalid, folder + ": more than 64 MiB"};
        const std::string name = '/' + entries->path().lexically_relative(folder).generic_string();
        const std::string etag = '"' + toHex(sha256(viewOf(bytes))) + '"';
        files.m_files[name] = {contentTypeOf(entries->path()), std::move(bytes), etag};
    }
    if (problem) return Error{ErrorCode::ConfigInvalid, folder + ": " + problem.message()};
    return files;
}

HttpResponse StaticFiles::answer(const HttpRequest& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse refused = withPageHeaders(HttpResponse::empty(405));
        refused.headers.emplace_back("allow", "GET, HEAD");
        return refused;
    }
    const auto found = m_files.find(request.path.ends_with('/') ? request.path + "index.html" : request.path);
    if (found == m_files.end())
        return withPageHeaders(errorAnswer({ErrorCode::NotFound, "there is no such page"}));
    const File& file = found->second;
    const bool isKnown = request.header("if-none-match") == file.etag;
    HttpResponse response = isKnown ? HttpResponse::empty(304) : HttpResponse{200, {}, file.bytes};
    if (request.method == "HEAD") response.body.clear();
    response.headers.emplace_back("content-type", file.contentType);
    response.headers.emplace_back("etag", file.etag);
    response.headers.emplace_back("cache-control", "no-cache");
    return withPageHeaders(std::move(response));
}

}  // namespace kazasu::center

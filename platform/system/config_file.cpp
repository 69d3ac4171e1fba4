#include "platform/system/config_file.h"

#include "core/nearest_word.h"
#include "platform/system/whole_file.h"

#include <algorithm>
#include <filesystem>

namespace kazasu {
namespace {

Error wrongConfig(std::string detail) { return {ErrorCode::ConfigInvalid, std::move(detail)}; }

std::string quoted(const std::string& where, std::string_view member) {
    const std::string prefix = where.empty() ? std::string() : where + '.';
    return '\'' + prefix + std::string(member) + '\'';
}

}  // namespace

Result<ConfigFile> readConfigFile(const std::string& path) {
    const auto text = readWholeFile(path, kMaxConfigBytes);
    if (!text) return wrongConfig(text.error().detail);
    auto root = parseConfigText(*text);
    if (!root) return wrongConfig(path + ": " + root.error().detail);
    std::error_code ignored;  // a path that cannot be made absolute is used as it is
    return ConfigFile{std::move(*root), std::filesystem::absolute(path, ignored).parent_path().string()};
}

Result<Json> parseConfigText(std::string_view text) {
    auto root = Json::parse(text);
    if (!root) return wrongConfig(root.error().detail);
    if (!root->isObject()) return wrongConfig("expected a JSON object");
    return root;
}

Status allowOnlyMembers(const Json& object, const std::string& where,
                        const std::vector<std::string_view>& known) {
    if (!object.isObject()) return wrongConfig('\'' + where + "': expected an object");
    for (const std::string& member : object.keys()) {
        if (std::find(known.begin(), known.end(), member) != known.end()) continue;
        std::string detail = quoted(where, member) + ": there is no such setting";
        if (const auto meant = nearestWord(member, known))
            detail += "; " + quoted(where, *meant) + " was meant?";
        return wrongConfig(std::move(detail));
    }
    return {};
}

std::string pathFromFolder(const std::string& folder, const std::string& path) {
    return (std::filesystem::path(folder) / path).lexically_normal().string();
}

}  // namespace kazasu

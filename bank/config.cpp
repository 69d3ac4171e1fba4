#include "bank/config.h"

#include "core/json.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace kazasu::bank {
namespace {

Error configError(const std::string& detail) { return {ErrorCode::ConfigInvalid, detail}; }

Status refuseUnknown(const Json& object, const std::string& where,
                     std::initializer_list<std::string_view> known) {
    if (!object.isObject()) return configError(where + " must be an object");
    for (const auto& key : object.keys()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return configError(where + " has an unknown member \"" + key + '"');
    }
    return {};
}

/// Any error of a getter, as ConfigInvalid with the place.
template <class T>
Result<T> inConfig(Result<T> value, const std::string& where) {
    if (!value) return configError(where + ": " + value.error().detail);
    return value;
}

Result<std::string> institutionId(const Json& object, std::string_view key, const std::string& where) {
    KAZASU_TRY(const std::string text, inConfig(object.getText(key), where));
    KAZASU_TRY(const auto id, inConfig(InstitutionId::parse(text), where + "." + std::string(key)));
    return id.toString();
}

Result<std::uint16_t> portOf(const Json& object, const std::string& where, std::int64_t lowest) {
    KAZASU_TRY(const std::int64_t port, inConfig(object.getNumber("port"), where));
    if (port < lowest || port > 65535) return configError(where + ".port is out of range");
    return static_cast<std::uint16_t>(port);
}

Result<std::string> filledText(const Json& object, std::string_view key, const std::string& where) {
    KAZASU_TRY(std::string text, inConfig(object.getText(key), where));
    if (text.empty()) return configError(where + "." + std::string(key) + " must not be empty");
    return text;
}

Status readPeers(const Json& root, Config& config) {
    KAZASU_TRY(const Json list, inConfig(root.getArray("peers"), "peers"));
    std::set<std::string> seen{config.institution};
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string where = "peers[" + std::to_string(i) + "]";
        const Json item = list.at(i);
        KAZASU_TRY_STATUS(refuseUnknown(item, where, {"institution", "host", "port"}));
        PeerConfig peer;
        KAZASU_TRY(peer.institution, institutionId(item, "institution", where));
        KAZASU_TRY(peer.host, filledText(item, "host", where));
        KAZASU_TRY(peer.port, portOf(item, where, 1));
        if (!seen.insert(peer.institution).second)
            return configError(where + " is named twice, or is ourselves");
        config.peers.push_back(std::move(peer));
    }
    return {};
}

Status readCenters(const Json& root, Config& config) {
    KAZASU_TRY(const Json list, inConfig(root.getArray("centers"), "centers"));
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string where = "centers[" + std::to_string(i) + "]";
        KAZASU_TRY_STATUS(refuseUnknown(list.at(i), where, {"id"}));
        KAZASU_TRY(std::string id, institutionId(list.at(i), "id", where));
        config.centers.push_back(std::move(id));
    }
    return {};
}

}  // namespace

Result<Config> parseConfig(std::string_view text, const std::string& folder) {
    KAZASU_TRY(const Json root, inConfig(Json::parse(text), "configuration"));
    KAZASU_TRY_STATUS(
        refuseUnknown(root, "configuration", {"institution", "listen", "database", "peers", "centers"}));
    Config config;
    KAZASU_TRY(const Json institution, inConfig(root.getObject("institution"), "institution"));
    KAZASU_TRY_STATUS(refuseUnknown(institution, "institution", {"id", "name"}));
    KAZASU_TRY(config.institution, institutionId(institution, "id", "institution"));
    KAZASU_TRY(config.name, filledText(institution, "name", "institution"));
    KAZASU_TRY(const Json listen, inConfig(root.getObject("listen"), "listen"));
    KAZASU_TRY_STATUS(refuseUnknown(listen, "listen", {"address", "port"}));
    KAZASU_TRY(config.address, filledText(listen, "address", "listen"));
    KAZASU_TRY(config.port, portOf(listen, "listen", 0));
    KAZASU_TRY(const std::string database, filledText(root, "database", "configuration"));
    config.database = (std::filesystem::path(folder) / database).lexically_normal().string();
    KAZASU_TRY_STATUS(readPeers(root, config));
    KAZASU_TRY_STATUS(readCenters(root, config));
    return config;
}

Result<Config> readConfig(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return configError(path + " cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    std::error_code ignored;  // a path that cannot be made absolute is used as it is
    const auto folder = std::filesystem::absolute(path, ignored).parent_path();
    return parseConfig(text.str(), folder.string());
}

}  // namespace kazasu::bank

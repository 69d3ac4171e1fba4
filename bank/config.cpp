#include "bank/config.h"

#include "platform/system/config_file.h"

#include <set>

namespace kazasu::bank {
namespace {

Error configError(const std::string& detail) { return {ErrorCode::ConfigInvalid, detail}; }

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
        KAZASU_TRY_STATUS(allowOnlyMembers(item, where, {"institution", "host", "port"}));
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
        KAZASU_TRY_STATUS(allowOnlyMembers(list.at(i), where, {"id"}));
        KAZASU_TRY(std::string id, institutionId(list.at(i), "id", where));
        config.centers.push_back(std::move(id));
    }
    return {};
}

}  // namespace

Result<Config> configFrom(const Json& root, const std::string& folder) {
    KAZASU_TRY_STATUS(allowOnlyMembers(root, "", {"institution", "listen", "database", "peers", "centers"}));
    Config config;
    KAZASU_TRY(const Json institution, inConfig(root.getObject("institution"), "institution"));
    KAZASU_TRY_STATUS(allowOnlyMembers(institution, "institution", {"id", "name"}));
    KAZASU_TRY(config.institution, institutionId(institution, "id", "institution"));
    KAZASU_TRY(config.name, filledText(institution, "name", "institution"));
    KAZASU_TRY(const Json listen, inConfig(root.getObject("listen"), "listen"));
    KAZASU_TRY_STATUS(allowOnlyMembers(listen, "listen", {"address", "port"}));
    KAZASU_TRY(config.address, filledText(listen, "address", "listen"));
    KAZASU_TRY(config.port, portOf(listen, "listen", 0));
    KAZASU_TRY(const std::string database, filledText(root, "database", "configuration"));
    config.database = pathFromFolder(folder, database);
    KAZASU_TRY_STATUS(readPeers(root, config));
    KAZASU_TRY_STATUS(readCenters(root, config));
    return config;
}

Result<Config> readConfig(const std::string& path) {
    KAZASU_TRY(const auto file, readConfigFile(path));
    return configFrom(file.root, file.folder);
}

}  // namespace kazasu::bank

#include "bank/config.h"

#include "platform/crypto/line_mac.h"
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

/// The path of a line's key. A line without one must not leave this machine, at either end.
Result<std::string> macKeyOf(const Json& item, const std::string& where, const std::string& folder,
                             const std::string& host) {
    KAZASU_TRY(const auto path, inConfig(item.optText("mac_key"), where));
    if (path && path->empty()) return configError(where + ".mac_key must not be empty");
    if (path) return pathFromFolder(folder, *path);
    if (!isThisMachine(host))
        return configError(where + ": without 'mac_key' only a line inside this machine, not " + host);
    return std::string{};
}

Status readPeers(const Json& root, const std::string& folder, Config& config) {
    KAZASU_TRY(const Json list, inConfig(root.getArray("peers"), "peers"));
    std::set<std::string> seen{config.institution};
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string where = "peers[" + std::to_string(i) + "]";
        const Json item = list.at(i);
        KAZASU_TRY_STATUS(allowOnlyMembers(item, where, {"institution", "host", "port", "mac_key"}));
        PeerConfig peer;
        KAZASU_TRY(peer.institution, institutionId(item, "institution", where));
        KAZASU_TRY(peer.host, filledText(item, "host", where));
        KAZASU_TRY(peer.port, portOf(item, where, 1));
        KAZASU_TRY(peer.macKey, macKeyOf(item, where, folder, peer.host));
        if (peer.macKey.empty()) {
            KAZASU_TRY(peer.macKey, macKeyOf(item, where, folder, config.address));
        }
        if (!seen.insert(peer.institution).second)
            return configError(where + " is named twice, or is ourselves");
        config.peers.push_back(std::move(peer));
    }
    return {};
}

Status readCenters(const Json& root, const std::string& folder, Config& config) {
    KAZASU_TRY(const Json list, inConfig(root.getArray("centers"), "centers"));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string where = "centers[" + std::to_string(i) + "]";
        KAZASU_TRY_STATUS(allowOnlyMembers(list.at(i), where, {"id", "mac_key"}));
        CenterConfig center;
        KAZASU_TRY(center.id, institutionId(list.at(i), "id", where));
        KAZASU_TRY(center.macKey, macKeyOf(list.at(i), where, folder, config.address));
        if (!seen.insert(center.id).second) return configError(where + " is named twice");
        config.centers.push_back(std::move(center));
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
    KAZASU_TRY_STATUS(readPeers(root, folder, config));
    KAZASU_TRY_STATUS(readCenters(root, folder, config));
    return config;
}

Result<Config> readConfig(const std::string& path) {
    KAZASU_TRY(const auto file, readConfigFile(path));
    return configFrom(file.root, file.folder);
}

}  // namespace kazasu::bank

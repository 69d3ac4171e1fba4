// Configuration files: JSON, read once at the start, every member known. What is wrong is said by its name,
// with ConfigInvalid: a misspelt setting that is ignored would be found out by the customers.
#pragma once

#include "core/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace kazasu {

struct ConfigFile {
    Json root;           // an object
    std::string folder;  // from where its relative paths count; absolute
};

Result<ConfigFile> readConfigFile(const std::string& path);
Result<Json> parseConfigText(std::string_view text);

/// Refuses an object that has any other member, and names the known one that was probably meant. `where` is
/// the object's own name, empty for the whole file. Also refuses what is no object.
Status allowOnlyMembers(const Json& object, const std::string& where,
                        const std::vector<std::string_view>& known);

std::string pathFromFolder(const std::string& folder, const std::string& path);

}  // namespace kazasu

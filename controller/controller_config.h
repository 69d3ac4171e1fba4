// The controller's configuration file: JSON, read once at the start. What is wrong in it is said by name.
#pragma once

#include "controller/center_link/center_client.h"
#include "controller/till/store_settings.h"

namespace kazasu::controller {

struct ControllerConfig {
    StoreSettings store;
    CenterAddress center;
    std::string database;               // path
    std::vector<std::string> scanners;  // device URIs
    std::vector<std::string> printers;
};

/// ConfigInvalid naming the member. Relative paths are relative to `folder`. Members:
/// shop {name, address, phone, registration_number, footer}, register {name, number}, receipt {language: ja
/// or en, columns}, tax {prices_include_tax, rounding: down, half-up or up}, center {url, token_file or
/// enrolment, root} (may be left out: a shop without settlement codes), offline {bound and unbound: {accept,
/// code_minor, codes, total_minor}, warn_after_hours, stop_after_hours, key_age_hours, old_keys: none, bound
/// or all}, people {idle_lock_minutes}, shift {opens: by-itself or by-hand}, database, scanners [],
/// printers [].
Result<ControllerConfig> controllerConfigFrom(const Json& json, const std::string& folder);
Result<ControllerConfig> readControllerConfig(const std::string& path);

}  // namespace kazasu::controller

// What `keys list` and `keys install` say about the list in force: its age, its end, what each key does now,
// when the next signing is due.
#pragma once

#include "center/config.h"
#include "center/keys/signing_keys.h"

namespace kazasu::center {

/// SHA-256 of a public key, half of it, in groups that can be read aloud.
std::string fingerprintOf(const PublicKey& key);

/// What the operator's desk answers of the list in force.
Json jsonOf(const StandingList& list);

/// `answer` is such an object; the private keys are looked for beside the configuration.
Result<std::string> keyReport(const CenterConfig& config, const Json& answer, Instant now);
Result<std::string> keyReportJson(const CenterConfig& config, const Json& answer, Instant now);

}  // namespace kazasu::center

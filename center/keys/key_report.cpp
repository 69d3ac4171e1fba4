#include "center/keys/key_report.h"

#include "center/keys/key_files.h"
#include "center/keys/key_watch.h"
#include "center/keys/root_desk.h"

namespace kazasu::center {
namespace {

constexpr std::size_t kFingerprintBytes = 16;

Result<std::shared_ptr<const KeysAtWork>> keysIn(const CenterConfig& config, const Json& answer) {
    KAZASU_TRY(const auto text, answer.getText("list"));
    KAZASU_TRY(auto list, readKeyList(text));
    const SigningKeys keys({std::move(list), text}, [files = KeyFiles(config.signingKey)](
                                                        const PublicKey& key) { return files.find(key); });
    return keys.now();
}

std::string stateOf(const KeysAtWork& keys, const IssuerKey& key, Milliseconds life, Instant now) {
    if (key.revokedAt) return "revoked";
    if (key.validUntil <= now) return "over";
    if (key.validFrom > now) return "next";
    const auto* signing = keys.keyFor(now, now + life);
    return signing != nullptr && signing->key == key ? "signing" : "good";
}

bool isHere(const KeysAtWork& keys, const IssuerKey& key) {
    for (const auto& own : keys.own)
        if (own.key == key) return true;
    return false;
}

std::string daysBetween(Instant from, Instant to) {
    return std::to_string(std::chrono::duration_cast<std::chrono::hours>(to - from).count() / 24) + " days";
}

}  // namespace

std::string fingerprintOf(const PublicKey& key) {
    const auto hash = sha256(key);
    const std::string hex = toHex(ByteView(hash).first(kFingerprintBytes));
    std::string groups;
    for (std::size_t i = 0; i < hex.size(); i += 4) groups += (i == 0 ? "" : " ") + hex.substr(i, 4);
    return groups;
}

Json jsonOf(const StandingList& list) { return Json::object().set("list", list.text); }

Result<std::string> keyReport(const CenterConfig& config, const Json& answer, Instant now) {
    KAZASU_TRY(const auto keys, keysIn(config, answer));
    const KeyList& list = keys->list;
    std::string words = "serial " + std::to_string(list.serial) + ", issued " + toRfc3339(list.issuedAt) +
                        " (" + daysBetween(list.issuedAt, now) + " old), until " +
                        toRfc3339(list.validUntil) + "\nroot " + toHex(list.root) + "\nnext signing due " +
                        toRfc3339(nextSigningDue(list)) + '\n';
    for (const IssuerKey& key : list.keys) {
        words += toHex(key.id) + "  " + toRfc3339(key.validFrom) + "  " + toRfc3339(key.validUntil) + "  " +
                 stateOf(*keys, key, config.codeLifetime, now) +
                 (isHere(*keys, key) ? "" : ", its private key is not here") + '\n';
    }
    if (const auto warning = keyWarning(*keys, config.codeLifetime, now); !warning.empty())
        words += "WARNING: " + warning + '\n';
    if (const KeyFiles files(config.signingKey); files.hasRoot())
        words += "WARNING: " + files.rootPath() + " belongs on a machine without a network\n";
    return words;
}

Result<std::string> keyReportJson(const CenterConfig& config, const Json& answer, Instant now) {
    KAZASU_TRY(const auto keys, keysIn(config, answer));
    const KeyList& list = keys->list;
    Json listed = Json::array();
    for (const IssuerKey& key : list.keys) {
        Json entry = Json::object()
                         .set("id", toHex(key.id))
                         .set("public_key", toHex(key.key))
                         .set("valid_from", toRfc3339(key.validFrom))
                         .set("valid_until", toRfc3339(key.validUntil))
                         .set("state", stateOf(*keys, key, config.codeLifetime, now))
                         .set("is_private_key_here", isHere(*keys, key));
        if (key.revokedAt) entry.set("revoked_at", toRfc3339(*key.revokedAt));
        listed.push(std::move(entry));
    }
    return Json::object()
               .set("serial", list.serial)
               .set("root", toHex(list.root))
               .set("issued_at", toRfc3339(list.issuedAt))
               .set("valid_until", toRfc3339(list.validUntil))
               .set("next_due_at", toRfc3339(nextSigningDue(list)))
               .set("warning", keyWarning(*keys, config.codeLifetime, now))
               .set("is_root_here", KeyFiles(config.signingKey).hasRoot())
               .set("keys", std::move(listed))
               .dump() +
           '\n';
}

}  // namespace kazasu::center

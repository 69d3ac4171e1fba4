#include "center/keys/key_commands.h"

#include "center/device/operator_line.h"
#include "center/keys/key_files.h"
#include "center/keys/key_report.h"
#include "center/keys/root_desk.h"
#include "core/code/key_request.h"
#include "core/code/signed_text.h"
#include "core/text/whole_number.h"
#include "platform/system/private_file.h"
#include "platform/system/whole_file.h"

namespace kazasu::center {
namespace {

using Words = std::vector<std::string>;

bool beginsWith(const Words& words, const Words& beginning) {
    return words.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), words.begin());
}

Result<std::string> fileNamed(const CommandLine& line, const std::string& option) {
    KAZASU_TRY(const auto path, line.need(option));
    return readWholeFile(path, kMaxKeyListBytes);
}

/// To the file of --out, which must not be there yet, or to be printed.
Result<std::string> deliver(const CommandLine& line, const std::string& text) {
    if (!line.has("out")) return text;
    KAZASU_TRY(const auto path, line.need("out"));
    KAZASU_TRY_STATUS(createPrivateFile(path, text));
    return path + '\n';
}

Result<Milliseconds> daysOf(const CommandLine& line, const std::string& option, Milliseconds usual) {
    if (!line.has(option)) return usual;
    KAZASU_TRY(const auto text, line.need(option));
    const auto days = wholeNumber<int>(text, 0, 800);
    if (!days) return Error{ErrorCode::InvalidArgument, "--" + option + ": 0 to 800 days"};
    return Milliseconds{std::chrono::hours{24 * *days}};
}

Result<KeyTerms> termsOf(const CommandLine& line) {
    KeyTerms terms;
    KAZASU_TRY(terms.validity, daysOf(line, "days", terms.validity));
    KAZASU_TRY(terms.overlap, daysOf(line, "overlap-days", terms.overlap));
    return terms;
}

Result<std::optional<Instant>> beginOf(const CommandLine& line, std::optional<Instant> usual, Instant now) {
    if (!line.has("from")) return usual;
    KAZASU_TRY(const auto text, line.need("from"));
    if (text == "now") return std::optional{now};
    const auto from = parseRfc3339(text);
    if (!from) return Error{ErrorCode::InvalidArgument, "--from: now, or like 2026-12-01T00:00:00.000Z"};
    return std::optional{*from};
}

Result<std::optional<KeyRequest>> requestOf(const CommandLine& line) {
    if (!line.has("request")) return std::optional<KeyRequest>{};
    KAZASU_TRY(const auto text, fileNamed(line, "request"));
    KAZASU_TRY(auto request, readKeyRequest(text, Ed25519Verifier{}));
    return std::optional{std::move(request)};
}

Result<SigningKey> rootOf(const CommandLine& line) {
    KAZASU_TRY(const auto path, line.need("root"));
    return SigningKey::fromFile(path);
}

/// A root that takes another's place counts on from where that one was.
Result<std::int64_t> serialOf(const CommandLine& line, std::int64_t least) {
    if (!line.has("serial")) return least;
    KAZASU_TRY(const auto text, line.need("serial"));
    const auto serial = wholeNumber<std::int64_t>(text, least, kMaxKeyListSerial);
    if (!serial) return Error{ErrorCode::InvalidArgument, "--serial: from " + std::to_string(least)};
    return *serial;
}

/// The list before, signed by this root: its own numbering is believed and nobody else's. A root that takes
/// another's place is told that one's public key, and takes its list over: codes of its keys are still out.
Result<std::optional<KeyList>> previousOf(const CommandLine& line, PublicKey root) {
    if (!line.has("list")) return std::optional<KeyList>{};
    if (line.has("old-root")) {
        KAZASU_TRY(const auto hex, line.need("old-root"));
        const auto old = publicKeyFromHex(hex);
        if (!old) return Error{ErrorCode::InvalidArgument, "--old-root: the 64 hex digits of its public key"};
        root = *old;
    }
    KAZASU_TRY(const auto text, fileNamed(line, "list"));
    KAZASU_TRY(auto list, verifyKeyList(text, root, Ed25519Verifier{}));
    return std::optional{std::move(list)};
}

Result<std::string> createRoot(const CommandLine& line, Random& random) {
    KAZASU_TRY(const auto path, line.need("root"));
    const auto root = SigningKey::generate(random);
    KAZASU_TRY_STATUS(root.toFile(path));
    return "public key   " + toHex(root.publicKey()) + "\nfingerprint  " + fingerprintOf(root.publicKey()) +
           '\n';
}

Result<std::string> signNext(const CommandLine& line, Instant now) {
    KAZASU_TRY(const auto root, rootOf(line));
    KAZASU_TRY(const auto previous, previousOf(line, root.publicKey()));
    KAZASU_TRY(const auto request, requestOf(line));
    KAZASU_TRY(const auto terms, termsOf(line));
    if (!previous && !request) return Error{ErrorCode::InvalidArgument, "--list, --request or both"};
    std::optional<KeyWish> wish;
    if (request) {
        KAZASU_TRY(const auto from, beginOf(line, {}, now));
        wish = KeyWish{request->key, from};
    }
    if (previous && request && previous->issuer != request->issuer)
        return Error{ErrorCode::InvalidArgument, "--request is of another issuer"};
    KAZASU_TRY(auto list, nextKeyList(previous, previous ? previous->issuer : request->issuer,
                                      root.publicKey(), wish, terms, now));
    KAZASU_TRY(list.serial, serialOf(line, list.serial));
    return deliver(line, signKeyList(list, root));
}

Result<std::string> revokeKey(const CommandLine& line, Instant now) {
    KAZASU_TRY(const auto root, rootOf(line));
    KAZASU_TRY(const auto previous, previousOf(line, root.publicKey()));
    if (!previous) return Error{ErrorCode::InvalidArgument, "--list is missing"};
    KAZASU_TRY(const auto key, line.need("key"));
    KAZASU_TRY(const auto request, requestOf(line));
    KAZASU_TRY(const auto terms, termsOf(line));
    std::optional<KeyWish> wish;
    if (request) {
        KAZASU_TRY(const auto from, beginOf(line, now, now));
        wish = KeyWish{request->key, from};
    }
    KAZASU_TRY(const auto list, revokingKeyList(*previous, key, wish, terms, now));
    return deliver(line, signKeyList(list, root));
}

Result<std::string> requestKey(const CenterConfig& config, const CommandLine& line, Random& random) {
    KAZASU_TRY(const auto key, KeyFiles(config.signingKey).makeNext(random));
    return deliver(line, writeKeyRequest(config.issuer, key));
}

Result<std::string> trust(const CenterConfig& config, const std::string& hex) {
    if (const auto root = publicKeyFromHex(hex); !root)
        return Error{ErrorCode::InvalidArgument, "the 64 hex digits that `keys root create` prints"};
    KAZASU_TRY(const auto answer, askOperatorDesk(config, {"keys trust", Json::object().set("root", hex)}));
    static_cast<void>(answer);
    return "lists are trusted that " + hex + " signs\n";
}

Result<std::string> install(const CenterConfig& config, const std::string& path, Instant now) {
    KAZASU_TRY(const auto text, readWholeFile(path, kMaxKeyListBytes));
    KAZASU_TRY(const auto answer,
               askOperatorDesk(config, {"keys install", Json::object().set("list", text)}));
    return keyReport(config, answer, now);
}

Result<std::string> list(const CenterConfig& config, const CommandLine& line, Instant now) {
    KAZASU_TRY(const auto answer, askOperatorDesk(config, {"keys list", Json::object()}));
    if (line.has("out")) {
        KAZASU_TRY(const auto text, answer.getText("list"));
        return deliver(line, text);
    }
    return line.has("json") ? keyReportJson(config, answer, now) : keyReport(config, answer, now);
}

}  // namespace

bool isOfflineKeyCommand(const Words& words) {
    return beginsWith(words, {"keys", "root", "create"}) || beginsWith(words, {"keys", "sign"}) ||
           beginsWith(words, {"keys", "revoke"});
}

Result<std::string> runOfflineKeyCommand(const CommandLine& line, Random& random, Instant now) {
    if (line.words == Words{"keys", "root", "create"}) return createRoot(line, random);
    if (line.words == Words{"keys", "sign"}) return signNext(line, now);
    if (line.words == Words{"keys", "revoke"}) return revokeKey(line, now);
    return Error{ErrorCode::InvalidArgument, "no such command; see --help"};
}

Result<std::string> runKeyCommand(const CenterConfig& config, const CommandLine& line, Random& random,
                                  Instant now) {
    const Words& words = line.words;
    if (words == Words{"keys", "request"}) return requestKey(config, line, random);
    if (words == Words{"keys", "list"}) return list(config, line, now);
    if (words.size() == 3 && words[1] == "install") return install(config, words[2], now);
    if (words.size() == 4 && words[1] == "root" && words[2] == "trust") return trust(config, words[3]);
    return Error{ErrorCode::InvalidArgument, "no such command; see --help"};
}

}  // namespace kazasu::center

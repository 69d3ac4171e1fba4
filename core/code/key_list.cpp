#include "core/code/key_list.h"

#include "core/code/signed_text.h"
#include "core/text/whole_number.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::string_view kTitle = "kazasu key list 1";
constexpr std::string_view kGood = "good";
constexpr std::size_t kHeadLines = 5;  // root, serial, issuer, issued, until
constexpr std::size_t kKeyWords = 6;

std::string bodyOf(const KeyList& list) {
    std::string body = std::string(kTitle) + "\nroot " + toHex(list.root) + "\nserial " +
                       std::to_string(list.serial) + "\nissuer " + list.issuer.toString() + "\nissued " +
                       toRfc3339(list.issuedAt) + "\nuntil " + toRfc3339(list.validUntil) + '\n';
    for (const auto& key : list.keys) {
        body += "key " + toHex(key.id) + ' ' + toHex(key.key) + ' ' + toRfc3339(key.validFrom) + ' ' +
                toRfc3339(key.validUntil) + ' ' +
                (key.revokedAt ? toRfc3339(*key.revokedAt) : std::string(kGood)) + '\n';
    }
    return body;
}

Error malformed(const std::string& why) { return {ErrorCode::ParseFailed, "key list: " + why}; }

Result<std::int64_t> serialFrom(std::string_view digits) {
    const auto serial = wholeNumber<std::int64_t>(digits, 1, kMaxKeyListSerial);
    if (!serial) return malformed("serial number");
    return *serial;
}

Result<IssuerKey> keyFrom(std::string_view line, const IssuerId& issuer) {
    const auto words = wordsOfLine(line);
    if (words.size() != kKeyWords || words[0] != "key") return malformed("expected a line 'key ...'");
    KAZASU_TRY(const auto id, fromHex(words[1]));
    IssuerKey key{{}, {}, issuer, {}, {}};
    if (id.size() != key.id.size()) return malformed("key id");
    std::copy(id.begin(), id.end(), key.id.begin());
    KAZASU_TRY(key.key, publicKeyFromHex(words[2]));
    KAZASU_TRY(key.validFrom, parseRfc3339(words[3]));
    KAZASU_TRY(key.validUntil, parseRfc3339(words[4]));
    if (words[5] == kGood) return key;
    KAZASU_TRY(key.revokedAt, parseRfc3339(words[5]));
    return key;
}

Status checkSense(const KeyList& list) {
    if (list.issuedAt >= list.validUntil) return malformed("it ends before it begins");
    for (std::size_t i = 0; i < list.keys.size(); ++i) {
        const IssuerKey& key = list.keys[i];
        if (key.validFrom >= key.validUntil) return malformed("a key that ends before it begins");
        if (key.revokedAt && *key.revokedAt > list.issuedAt) return malformed("a revocation to come");
        for (std::size_t j = 0; j < i; ++j)
            if (list.keys[j].key == key.key) return malformed("a key that is there twice");
    }
    return {};
}

Result<KeyList> listFrom(const SignedText& parts) {
    if (parts.lines.size() < kHeadLines + 1) return malformed("no key");
    if (parts.lines.size() > kHeadLines + kMaxListedKeys) return malformed("too many keys");
    KAZASU_TRY(const auto issuerText, valueOfLine(parts.lines[2], "issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KeyList list{{}, 0, issuer, {}, {}, {}};
    KAZASU_TRY(const auto root, valueOfLine(parts.lines[0], "root"));
    KAZASU_TRY(list.root, publicKeyFromHex(root));
    KAZASU_TRY(const auto serial, valueOfLine(parts.lines[1], "serial"));
    KAZASU_TRY(list.serial, serialFrom(serial));
    KAZASU_TRY(const auto issued, valueOfLine(parts.lines[3], "issued"));
    KAZASU_TRY(list.issuedAt, parseRfc3339(issued));
    KAZASU_TRY(const auto until, valueOfLine(parts.lines[4], "until"));
    KAZASU_TRY(list.validUntil, parseRfc3339(until));
    for (std::size_t i = kHeadLines; i < parts.lines.size(); ++i) {
        KAZASU_TRY(auto key, keyFrom(parts.lines[i], issuer));
        list.keys.push_back(std::move(key));
    }
    KAZASU_TRY_STATUS(checkSense(list));
    if (bodyOf(list) != parts.body) return malformed("not in its one form");
    return list;
}

}  // namespace

std::string signKeyList(const KeyList& list, const Signer& root) {
    KAZASU_CHECK(list.root == root.publicKey());
    return signText(bodyOf(list), root);
}

Result<KeyList> readKeyList(std::string_view text) {
    KAZASU_TRY(const auto parts, splitSignedText(text, kTitle, kMaxKeyListBytes));
    return listFrom(parts);
}

Result<KeyList> verifyKeyList(std::string_view text, const PublicKey& root,
                              const SignatureVerifier& verifier) {
    KAZASU_TRY(const auto parts, splitSignedText(text, kTitle, kMaxKeyListBytes));
    if (!verifier.isValid(viewOf(parts.body), parts.signature, root))
        return Error{ErrorCode::KeyListUntrusted, "not signed by root " + toHex(root)};
    KAZASU_TRY(auto list, listFrom(parts));
    if (list.root != root) return Error{ErrorCode::KeyListUntrusted, "it names another root"};
    return list;
}

Status checkFollows(const KeyList& next, const KeyList& known) {
    if (next.serial > known.serial || next == known) return {};
    const std::string serials =
        "serial " + std::to_string(next.serial) + ", known " + std::to_string(known.serial);
    return Error{ErrorCode::KeyListOutdated,
                 next.serial == known.serial ? serials + ", with other words" : serials};
}

}  // namespace kazasu

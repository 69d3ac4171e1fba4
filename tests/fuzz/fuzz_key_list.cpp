// A list of keys or a request that is understood is written the same again; nothing that follows a list is
// older.
#include "core/check.h"
#include "core/code/key_list.h"
#include "core/code/key_request.h"
#include "core/code/signed_text.h"

#include <algorithm>
#include <cstddef>

using namespace kazasu;

namespace {

/// Accepts every signature, on purpose: no mutation would ever pass a real one.
class CredulousVerifier final : public SignatureVerifier {
public:
    [[nodiscard]] bool isValid(ByteView /*message*/, const Signature& /*signature*/,
                               const PublicKey& /*key*/) const override {
        return true;
    }
};

/// Signs with the signature that it was given, so that a text can be made again from its parts.
class ReplayingSigner final : public Signer {
public:
    ReplayingSigner(const PublicKey& key, const Signature& signature) : m_key(key), m_signature(signature) {}
    [[nodiscard]] const PublicKey& publicKey() const override { return m_key; }
    [[nodiscard]] Signature sign(ByteView /*message*/) const override { return m_signature; }

private:
    PublicKey m_key;
    Signature m_signature;
};

Signature signatureIn(std::string_view text, std::string_view title) {
    const auto parts = splitSignedText(text, title, text.size());
    KAZASU_CHECK(parts.isOk());
    return parts->signature;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto list = readKeyList(text)) {
        KAZASU_CHECK(
            signKeyList(*list, ReplayingSigner(list->root, signatureIn(text, "kazasu key list 1"))) == text);
        KAZASU_CHECK(verifyKeyList(text, list->root, CredulousVerifier{}).isOk());
        KAZASU_CHECK(checkFollows(*list, *list).isOk());
        KeyList older = *list;
        --older.serial;
        KAZASU_CHECK(checkFollows(older, *list).code() == ErrorCode::KeyListOutdated);
    }
    if (const auto request = readKeyRequest(text, CredulousVerifier{})) {
        const ReplayingSigner signer(request->key, signatureIn(text, "kazasu key request 1"));
        KAZASU_CHECK(writeKeyRequest(request->issuer, signer) == text);
    }
    return 0;
}

#include "core/code/key_request.h"

#include "core/code/signed_text.h"

namespace kazasu {
namespace {

constexpr std::string_view kRequestTitle = "kazasu key request 1";
constexpr std::size_t kMaxRequestBytes = 1024;

std::string bodyOf(const KeyRequest& request) {
    return std::string(kRequestTitle) + "\nissuer " + request.issuer.toString() + "\nkey " +
           toHex(request.key) + '\n';
}

}  // namespace

std::string writeKeyRequest(const IssuerId& issuer, const Signer& key) {
    return signText(bodyOf({issuer, key.publicKey()}), key);
}

Result<KeyRequest> readKeyRequest(std::string_view text, const SignatureVerifier& verifier) {
    KAZASU_TRY(const auto parts, splitSignedText(text, kRequestTitle, kMaxRequestBytes));
    if (parts.lines.size() != 2) return Error{ErrorCode::ParseFailed, "a key request has four lines"};
    KAZASU_TRY(const auto issuerText, valueOfLine(parts.lines[0], "issuer"));
    KAZASU_TRY(const auto issuer, IssuerId::parse(issuerText));
    KAZASU_TRY(const auto hex, valueOfLine(parts.lines[1], "key"));
    KAZASU_TRY(const auto key, publicKeyFromHex(hex));
    KeyRequest request{issuer, key};
    if (bodyOf(request) != parts.body) return Error{ErrorCode::ParseFailed, "not in its one form"};
    if (!verifier.isValid(viewOf(parts.body), parts.signature, key))
        return Error{ErrorCode::CodeSignatureInvalid, "the key did not sign its request"};
    return request;
}

}  // namespace kazasu

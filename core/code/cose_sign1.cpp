#include "core/code/cose_sign1.h"

#include "core/code/cbor.h"

#include <algorithm>

namespace kazasu {
namespace {

constexpr std::uint64_t kCoseSign1Tag = 18;
constexpr std::int64_t kCoseHeaderAlgorithm = 1;
constexpr std::int64_t kCoseHeaderKeyId = 4;

Bytes protectedHeaderOf(const CoseSign1& message) {
    return encodeCbor(
        CborValue::map({{CborValue::integer(kCoseHeaderAlgorithm), CborValue::integer(message.algorithm)},
                        {CborValue::integer(kCoseHeaderKeyId), CborValue::bytes(message.keyId)}}));
}

Status readProtectedHeader(ByteView bytes, CoseSign1& message) {
    KAZASU_TRY(const auto header, decodeCbor(bytes));
    const auto* algorithm = header.find(kCoseHeaderAlgorithm);
    const auto* keyId = header.find(kCoseHeaderKeyId);
    // Any further label, "crit" above all, could change what the message means.
    if (algorithm == nullptr || keyId == nullptr || header.entryCount() != 2)
        return Error{ErrorCode::ParseFailed, "cose: protected header is not exactly alg and kid"};
    KAZASU_TRY(message.algorithm, algorithm->asInteger());
    KAZASU_TRY(const ByteView keyIdBytes, keyId->asBytes());
    message.keyId.assign(keyIdBytes.begin(), keyIdBytes.end());
    return {};
}

}  // namespace

Bytes CoseSign1::toBeSigned() const {
    return encodeCbor(
        CborValue::array({CborValue::text("Signature1"), CborValue::bytes(protectedHeaderOf(*this)),
                          CborValue::bytes({}), CborValue::bytes(payload)}));
}

Bytes CoseSign1::encode() const {
    return encodeCbor(CborValue::tagged(
        kCoseSign1Tag, CborValue::array({CborValue::bytes(protectedHeaderOf(*this)), CborValue::map({}),
                                         CborValue::bytes(payload), CborValue::bytes(signature)})));
}

CoseSign1 signCoseSign1(std::int64_t algorithm, ByteView keyId, ByteView payload, const Signer& signer) {
    CoseSign1 message{algorithm, {keyId.begin(), keyId.end()}, {payload.begin(), payload.end()}, {}};
    message.signature = signer.sign(message.toBeSigned());
    return message;
}

Result<CoseSign1> decodeCoseSign1(ByteView bytes) {
    KAZASU_TRY(const auto document, decodeCbor(bytes));
    KAZASU_TRY(const auto* content, document.asTagged(kCoseSign1Tag));
    KAZASU_TRY(const auto* parts, content->asArrayOf(4));
    KAZASU_TRY(const ByteView protectedHeader, (*parts)[0].asBytes());
    CoseSign1 message;
    KAZASU_TRY_STATUS(readProtectedHeader(protectedHeader, message));
    if (!(*parts)[1].isMap() || (*parts)[1].entryCount() != 0)
        return Error{ErrorCode::ParseFailed, "cose: unprotected header is not empty"};
    KAZASU_TRY(const ByteView payload, (*parts)[2].asBytes());
    message.payload.assign(payload.begin(), payload.end());
    KAZASU_TRY(const ByteView signature, (*parts)[3].asBytes());
    if (signature.size() != message.signature.size())
        return Error{ErrorCode::ParseFailed, "cose: signature is not 64 bytes"};
    std::copy(signature.begin(), signature.end(), message.signature.begin());
    return message;
}

}  // namespace kazasu

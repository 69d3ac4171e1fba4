#include "bank/message_journal.h"

#include "core/iso8583/codec.h"
#include "platform/crypto/crypto.h"

namespace kazasu::bank {
namespace {

using iso8583::Message;
namespace field = iso8583::field;

std::string journalField(const Message& request, int number) { return std::string(request.get(number)); }

/// Of the whole request in its first form: the digest tells a repeat from another message with the same
/// numbers.
Result<Bytes> digestOf(const Message& request) {
    Message first{request.firstType()};
    for (const auto& [number, value] : request.fields()) first.set(number, value);
    KAZASU_TRY(const Bytes bytes, iso8583::encode(first));
    const auto digest = sha256(bytes);
    return Bytes(digest.begin(), digest.end());
}

}  // namespace

Result<std::optional<Message>> MessageJournal::find(const Message& request) {
    KAZASU_TRY(
        const SqlResult found,
        m_database.run("SELECT digest, answer FROM message_journal WHERE sender = ? AND type = ? AND "
                       "reference = ? AND trace = ? AND transmitted = ?",
                       {journalField(request, field::kAcquirer), request.firstType(),
                        journalField(request, field::kReference), journalField(request, field::kTraceNumber),
                        journalField(request, field::kTransmissionTime)}));
    if (found.rows.empty()) return std::optional<Message>{};
    KAZASU_TRY(const Bytes digest, digestOf(request));
    if (found.rows.front().blob(0) != digest)
        return Error{ErrorCode::Conflict, "another message came with the same numbers"};
    KAZASU_TRY(Message answer, iso8583::decode(found.rows.front().blob(1)));
    return std::optional{std::move(answer)};
}

Status MessageJournal::store(const Message& request, const Message& answer, Instant now) {
    KAZASU_TRY(const Bytes digest, digestOf(request));
    KAZASU_TRY(const Bytes bytes, iso8583::encode(answer));
    KAZASU_TRY_STATUS(
        m_database.run("INSERT INTO message_journal (sender, type, reference, trace, transmitted, digest, "
                       "answer, answered_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                       {journalField(request, field::kAcquirer), request.firstType(),
                        journalField(request, field::kReference), journalField(request, field::kTraceNumber),
                        journalField(request, field::kTransmissionTime), digest, bytes, now.msSinceEpoch}));
    return {};
}

}  // namespace kazasu::bank

#include "controller/sales_file/journal_seal.h"

#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal.h"

#include <QLoggingCategory>

namespace kazasu::controller {
namespace {

Q_LOGGING_CATEGORY(sealLog, "kazasu.controller.journal_seal")

void warnUnlessSigned(const Status& status) {
    if (!status) qCWarning(sealLog, "the journal could not be signed: %s", describe(status.error()).c_str());
}

Result<std::int64_t> signedUntil(Database& database) {
    KAZASU_TRY(const auto last, database.run("SELECT COALESCE(MAX(sequence), 0) FROM journal_signature"));
    return last.rows[0].number(0);
}

}  // namespace

std::string sealWords(const std::string& storeId, std::int64_t sequence, const std::string& hash,
                      Instant signedAt) {
    return "kazasu journal head|" + storeId + '|' + std::to_string(sequence) + '|' + hash + '|' +
           std::to_string(signedAt.msSinceEpoch);
}

JournalSeal::JournalSeal(Database& database, Timers& timers, Clock& clock, const DeviceKey* key)
    : m_database(database), m_timers(timers), m_clock(clock), m_key(key) {}

JournalSeal::~JournalSeal() { m_timers.cancel(m_timer); }

void JournalSeal::start() {
    if (m_key != nullptr) tick();
}

void JournalSeal::tick() {
    m_timer = m_timers.after(kSealInterval, [this] { tick(); });
    warnUnlessSigned(sign());
}

void JournalSeal::noticeEntry() {
    if (m_key == nullptr) return;
    const auto head = Journal(m_database).head();
    const auto until = signedUntil(m_database);
    if (head && until && head->sequence - *until >= kEntriesASeal) warnUnlessSigned(sign());
}

Status JournalSeal::sign() {
    if (m_key == nullptr) return {};
    return durably(m_database, [this]() -> Status {
        KAZASU_TRY(const auto head, Journal(m_database).head());
        KAZASU_TRY(const auto until, signedUntil(m_database));
        if (head.sequence <= until) return {};
        KAZASU_TRY(const auto store, m_database.run("SELECT store_id FROM link_state"));
        if (store.rows.empty()) return Error{ErrorCode::NotFound, "the sales file has no name yet"};
        const Instant now = m_clock.now();
        KAZASU_TRY(const auto signature,
                   m_key->sign(viewOf(sealWords(store.rows[0].text(0), head.sequence, head.hash, now))));
        KAZASU_TRY_STATUS(
            m_database.run("INSERT INTO journal_signature (sequence, hash, signed_at, public_key, signature)"
                           " VALUES (?, ?, ?, ?, ?)",
                           {head.sequence, head.hash, now.msSinceEpoch, m_key->publicKey(), signature}));
        return {};
    });
}

}  // namespace kazasu::controller

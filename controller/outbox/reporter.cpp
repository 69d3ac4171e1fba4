#include "controller/outbox/reporter.h"

#include "controller/center_link/limits.h"
#include "controller/outbox/outbox.h"
#include "controller/sales_file/center_heads.h"
#include "controller/sales_file/durably.h"
#include "controller/sales_file/journal_check.h"
#include "core/planted.h"

#include <QLoggingCategory>

#include <algorithm>

namespace kazasu::controller {
namespace {

Q_LOGGING_CATEGORY(reporterLog, "kazasu.controller.reporter")

}  // namespace

Reporter::Reporter(Database& database, CenterClient& center, Timers& timers, Clock& clock, CenterWatch& watch,
                   const SignatureVerifier& verifier)
    : m_database(database),
      m_center(center),
      m_timers(timers),
      m_clock(clock),
      m_watch(watch),
      m_verifier(verifier) {}

Reporter::~Reporter() { m_timers.cancel(m_timer); }

/// A comparison that is due stays due: a till that is restarted every minute compares all the same.
Status Reporter::start() {
    const Instant soon = m_clock.now() + kReofferAfterStart;
    if (m_watch.link().reofferDueAt == Instant{} || m_watch.link().reofferDueAt > soon) {
        compareAgainAt(soon);
    }
    m_timer = m_timers.after(kReportInterval, [this] { tick(); });
    return {};
}

void Reporter::tick() {
    m_timer = m_timers.after(kReportInterval, [this] { tick(); });
    if (!m_isBusy) report();
}

void Reporter::reportSoon() {
    m_timers.cancel(m_timer);
    m_timer = m_timers.after(Milliseconds{0}, [this] { tick(); });
}

void Reporter::report() {
    auto composed = readSurely(m_database, [this] { return compose(); });
    if (!composed) return;  // the next minute
    // The promise is durable before it is given: no code that expired before it is accepted offline later.
    LinkState link = m_watch.link();
    link.reportedUntil = composed->reportedUntil;
    if (link.reportedUntil != m_watch.link().reportedUntil && !m_watch.keep(link)) return;
    m_isBusy = true;
    const bool wasDue = m_clock.now() >= m_watch.link().reofferDueAt;
    m_center.sendReport(*composed, [this, wasDue](const Result<ReportAnswer>& answer) {
        m_isBusy = false;
        answered(answer, wasDue);
    });
}

Result<ShopReport> Reporter::compose() {
    const LinkState& link = m_watch.link();
    const ReportStore store(m_database);
    ShopReport report;
    report.storeId = link.storeId;
    report.receipt = link.receipt;
    report.epoch = link.epoch;
    KAZASU_TRY(const auto oldest, store.oldestUnreported());
    Instant until = m_clock.now() + std::min(link.skew, Milliseconds{0});
    if (oldest) until = std::min(until, *oldest - Milliseconds{1});
    report.reportedUntil = std::max(until, link.reportedUntil);
    KAZASU_TRY(report.openClaims, store.openClaims(kMaxListedClaims));
    KAZASU_TRY(report.journal, Journal(m_database).head());
    KAZASU_TRY(report.journalBefore, atKnownHead());
    const bool isDue = m_clock.now() >= link.reofferDueAt;
    KAZASU_TRY(const bool hasLost, OutboxStore(m_database).hasLostIn(link.epoch));
    report.isComplete = !isDue && m_completeEpoch == link.epoch && !hasLost;
    if (isDue) {
        KAZASU_TRY(report.days, store.digests());
    }
    return report;
}

void Reporter::answered(const Result<ReportAnswer>& answer, bool wasDue) {
    if (!answer) return;  // the next minute
    compareHeads(*answer);
    LinkState link = m_watch.link();
    const bool isNewEpoch = link.epoch != answer->epoch;
    // A center that cannot sign just now gives none: the one before still proves what it knew.
    if (!answer->receipt.empty()) link.receipt = answer->receipt;
    link.epoch = answer->epoch;
    if (isNewEpoch) link.reofferDueAt = m_clock.now();
    if (!m_watch.keep(link)) return;
    if (isNewEpoch) return report();
    if (!wasDue) return;
    if (!queueDays(answer->differing)) return;
    offerNext();
}

/// What this journal holds where the center says that it has seen its head.
Result<std::optional<ChainHead>> Reporter::atKnownHead() const {
    if (!m_knownHead) return std::optional<ChainHead>{};
    KAZASU_TRY(auto hash, journalHashAt(m_database, m_knownHead->sequence));
    return std::optional{ChainHead{m_knownHead->sequence, std::move(hash)}};
}

/// Selling goes on whatever is found: it is said, here and by the center.
void Reporter::compareHeads(const ReportAnswer& answer) {
    if (answer.journal) {
        m_knownHead = answer.journal;
        tellTampering("journal",
                      readSurely(m_database, [&] { return checkGoesOnFrom(m_database, *answer.journal); }));
    }
    if (!answer.books || !m_watch.knowledge()) return;
    tellTampering(
        "center",
        CenterHeads(m_database).keep(*answer.books, m_watch.knowledge()->keys, m_verifier, m_clock.now()));
}

void Reporter::tellTampering(const char* whose, const Status& status) {
    const bool isProof =
        !status && (status.code() == ErrorCode::ChainBroken || status.code() == ErrorCode::ChainCutOff ||
                    status.code() == ErrorCode::Unauthorized);
    if (!isProof || !m_told.emplace(whose, status.code()).second) return;
    qCWarning(reporterLog, "%s", describe(status.error()).c_str());
    if (m_tampering) m_tampering(status.error());
}

Status Reporter::queueDays(const std::vector<BusinessDay>& days) {
    m_toOffer.clear();
    if (planted(Fault::NoReoffer)) return {};
    for (const auto& day : days) {
        KAZASU_TRY(auto entries,
                   readSurely(m_database, [&] { return ReportStore(m_database).acceptedOn(day); }));
        for (auto& entry : entries) m_toOffer.push_back(std::move(entry));
    }
    return {};
}

/// One after the other. When the center cannot be asked any more, the comparison stays due.
void Reporter::offerNext() {
    if (m_toOffer.empty()) {
        m_completeEpoch = m_watch.link().epoch;
        compareAgainAt(m_clock.now() + kReofferInterval);
        if (m_compared) m_compared();
        return report();
    }
    m_isBusy = true;
    m_center.reoffer(m_toOffer.front().body, [this](const Result<SettlementAnswer>& answer) {
        m_isBusy = false;
        if (!offered(m_toOffer.front(), answer)) return m_toOffer.clear();
        m_toOffer.pop_front();
        offerNext();
    });
}

/// Whether it is done with. The center acknowledged it once: when it refuses it now, the shop has lost it.
bool Reporter::offered(const OutboxEntry& entry, const Result<SettlementAnswer>& answer) {
    std::optional<Error> refusal;
    if (!answer) refusal = answer.error();
    if (answer && answer->state == SettlementState::Refused)
        refusal = answer->error.value_or(Error{ErrorCode::Conflict, "refused without a reason"});
    if (!refusal) return true;
    if (!isFinalRefusal(refusal->code)) return false;
    const auto kept = durably(m_database, [&] {
        return OutboxStore(m_database)
            .refuseAgain(entry.sequence, m_watch.link().epoch, describe(*refusal), m_clock.now());
    });
    if (!kept) return false;
    qCWarning(reporterLog, "%s: acknowledged, and refused when it was offered again: %s",
              entry.saleId.c_str(), describe(*refusal).c_str());
    if (m_lostRecord) m_lostRecord(*refusal, entry.saleId);
    return true;
}

void Reporter::compareAgainAt(Instant when) {
    LinkState link = m_watch.link();
    link.reofferDueAt = when;
    static_cast<void>(m_watch.keep(link));  // at worst it is compared once more
}

}  // namespace kazasu::controller

#include "controller/outbox/report_store.h"

#include "core/bytes.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace kazasu::controller {
namespace {

// Claims whose end the center does not know: undecided, or granted (or taken offline) for a sale that is not
// written yet, which has a draft, or whose record is still on its way. Asked so, the many that have come to
// their end are not read.
constexpr const char* kOpenClaims =
    " FROM (SELECT claim_id, created_at FROM claims WHERE state IN ('claiming', 'reversing', 'in_doubt')"
    " UNION ALL SELECT c.claim_id, c.created_at FROM drafts d CROSS JOIN claims c ON c.sale_id = d.sale_id"
    " WHERE c.state IN ('granted', 'offline')"
    " UNION ALL SELECT c.claim_id, c.created_at FROM outbox o CROSS JOIN claims c ON c.sale_id = o.sale_id"
    " WHERE o.state = 'pending' AND c.state IN ('granted', 'offline'))";

constexpr std::int64_t kMsPerDay = 86'400'000;

std::int64_t dayNumberOf(std::int64_t msSinceEpoch) {
    return (msSinceEpoch + kJapanOffset.count()) / kMsPerDay;
}

BusinessDay dayOf(std::int64_t dayNumber) {
    const CivilTime civil = civilAt(Instant{dayNumber * kMsPerDay}, Milliseconds{0});
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
    return BusinessDay::parse(text).value();
}

struct DayLines {
    std::map<std::string, std::string> lines;  // by record id
    std::int64_t sum = 0;
};

}  // namespace

Result<std::optional<Instant>> ReportStore::oldestUnreported() const {
    KAZASU_TRY(const auto claims, m_database.run(std::string("SELECT MIN(created_at)") + kOpenClaims));
    KAZASU_TRY(const auto records, m_database.run("SELECT MIN(MIN(created_at, used_at)) FROM outbox"
                                                  " WHERE state = 'pending'"));
    std::optional<Instant> oldest;
    for (const auto& found : {claims.rows[0].optNumber(0), records.rows[0].optNumber(0)}) {
        if (found && (!oldest || *found < oldest->msSinceEpoch)) oldest = Instant{*found};
    }
    return oldest;
}

Result<std::optional<std::vector<ClaimId>>> ReportStore::openClaims(std::int64_t most) const {
    KAZASU_TRY(const auto found,
               m_database.run(std::string("SELECT claim_id") + kOpenClaims + " LIMIT ?", {most + 1}));
    if (static_cast<std::int64_t>(found.rows.size()) > most) return std::optional<std::vector<ClaimId>>{};
    std::vector<ClaimId> claims;
    for (const auto& row : found.rows) {
        KAZASU_TRY(const auto id, ClaimId::parse(row.text(0)));
        claims.push_back(id);
    }
    return std::optional{std::move(claims)};
}

Result<std::vector<DayDigest>> ReportStore::digests() const {
    KAZASU_TRY(const auto found,
               m_database.run("SELECT o.used_at, o.sale_id, o.issue_number, s.amount_minor FROM outbox o"
                              " JOIN spent_codes s ON s.sale_id = o.sale_id WHERE o.state = 'accepted'"));
    std::map<std::int64_t, DayLines> days;
    for (const auto& row : found.rows) {
        DayLines& day = days[dayNumberOf(row.number(0))];
        day.lines.emplace(row.text(1), digestLineOf(row.text(1), row.text(2), row.number(3)));
        day.sum += row.number(3);
    }
    std::vector<DayDigest> digests;
    for (const auto& [number, day] : days) {
        std::string text;
        for (const auto& [id, line] : day.lines) text += line;
        digests.push_back({dayOf(number), static_cast<std::int64_t>(day.lines.size()), day.sum,
                           toHex(sha256(viewOf(text)))});
    }
    return digests;
}

Result<std::vector<OutboxEntry>> ReportStore::acceptedOn(const BusinessDay& day) const {
    const CivilTime civil{day.year(), day.month(), day.day(), 0, 0, 0};
    const std::int64_t begin = instantOf(civil, kJapanOffset).msSinceEpoch;
    KAZASU_TRY(const auto found,
               m_database.run("SELECT sequence, sale_id, body FROM outbox WHERE state = 'accepted'"
                              " AND used_at >= ? AND used_at < ? ORDER BY sequence",
                              {begin, begin + kMsPerDay}));
    std::vector<OutboxEntry> entries;
    for (const auto& row : found.rows) entries.push_back({row.number(0), row.text(1), row.text(2)});
    return entries;
}

}  // namespace kazasu::controller

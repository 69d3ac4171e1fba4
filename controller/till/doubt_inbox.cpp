#include "controller/till/doubt_inbox.h"

#include "controller/center_link/claim_machine.h"
#include "core/receipt/receipt_builder.h"
#include "core/sale/sale_json.h"
#include "core/time.h"

#include <algorithm>

namespace kazasu::controller {
namespace {

constexpr std::string_view kSelectDoubts =
    "SELECT c.claim_id, c.sale_id, c.amount_minor, c.granted_minor, c.currency, c.state, c.doubt_since,"
    " c.updated_at, COALESCE(s.body, d.body), CASE WHEN d.held_at IS NULL THEN"
    " COALESCE(d.state, '') ELSE 'held' END, EXISTS (SELECT 1 FROM claims o WHERE"
    " o.sale_id = c.sale_id AND o.state IN ('claiming', 'reversing', 'in_doubt'))"
    " FROM claims c LEFT JOIN sales s ON s.sale_id = c.sale_id LEFT JOIN drafts d ON d.sale_id = c.sale_id"
    " WHERE c.doubt_since IS NOT NULL AND (c.updated_at >= ? OR c.state IN ('claiming', 'reversing',"
    " 'in_doubt')) ORDER BY c.doubt_since DESC, c.claim_id DESC LIMIT ?";

api::DoubtState stateOf(std::string_view step) {
    if (step == nameOf(ClaimStep::Claiming)) return api::DoubtState::Asking;
    if (step == nameOf(ClaimStep::Reversing) || step == nameOf(ClaimStep::InDoubt)) {
        return api::DoubtState::TakingBack;
    }
    if (step == nameOf(ClaimStep::Granted) || step == nameOf(ClaimStep::Offline))
        return api::DoubtState::Paid;
    return api::DoubtState::TakenBack;
}

bool hasEnded(api::DoubtState state) {
    return state == api::DoubtState::Paid || state == api::DoubtState::TakenBack;
}

/// A cancelled sale leaves nothing but its journal entry: then there are no goods to name.
Status describeSale(const std::string& body, api::DoubtView& view) {
    KAZASU_TRY(const auto json, Json::parse(body));
    KAZASU_TRY(const auto sale, saleFromJson(json));
    for (const auto& line : sale.lines()) {
        if (line.isVoided) continue;
        if (view.goods.empty())
            view.goods = line.name;
        else
            ++view.otherLines;
    }
    if (sale.completion()) view.receiptNumber = receiptNumberText(sale);
    return {};
}

Result<api::DoubtView> doubtIn(const SqlRow& row, Instant now) {
    api::DoubtView view;
    KAZASU_TRY(view.claim, ClaimId::parse(row.text(0)));
    KAZASU_TRY(view.sale, SaleId::parse(row.text(1)));
    KAZASU_TRY(view.amount, moneyFrom(row.optNumber(3).value_or(row.number(2)), row.number(4)));
    view.state = stateOf(row.text(5));
    view.since = Instant{row.number(6)};
    const Instant until = hasEnded(view.state) ? Instant{row.number(7)} : now;
    view.seconds = std::max<std::int64_t>(0, (until.msSinceEpoch - view.since.msSinceEpoch) / 1000);
    view.isOffered = row.text(9) == "parked" && row.number(10) == 0;
    if (const auto body = row.optText(8)) KAZASU_TRY_STATUS(describeSale(*body, view));
    return view;
}

}  // namespace

Instant beginOfDayInJapan(Instant now) {
    constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;
    const std::int64_t offset = Milliseconds(kJapanOffset).count();
    const std::int64_t local = now.msSinceEpoch + offset;
    return Instant{local - local % kDayMs - offset};
}

Result<std::vector<api::DoubtView>> doubtViews(Database& database, Instant now) {
    KAZASU_TRY(const auto found, database.run(kSelectDoubts, {beginOfDayInJapan(now).msSinceEpoch,
                                                              std::int64_t{kMaxDoubtsShown}}));
    std::vector<api::DoubtView> views;
    for (const auto& row : found.rows) {
        KAZASU_TRY(auto view, doubtIn(row, now));
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace kazasu::controller

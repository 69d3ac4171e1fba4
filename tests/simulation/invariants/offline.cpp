#include "tests/simulation/invariants/offline.h"

namespace kazasu::sim {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kSkewLimit = 15min;
constexpr Milliseconds kRounding = 2s;  // the center tells whole seconds
constexpr int kCodeUnknown = static_cast<int>(ErrorCode::CodeUnknown);

/// Taken without the center and still on its way there.
struct AtRisk {
    std::int64_t codes = 0, yen = 0;
};

std::string textOf(const AtRisk& risk) {
    return std::to_string(risk.codes) + " codes for " + std::to_string(risk.yen) + " yen";
}

struct Risks {
    AtRisk bound, unbound;
    std::optional<std::string> broken;
};

/// One code that was taken and what the shop's rules say of it.
std::optional<std::string> brokenCode(Day& day, StoreMachine& store, const std::string& issue,
                                      std::int64_t yen, bool isBound) {
    const auto known = day.history().codes.find(issue);
    if (known == day.history().codes.end())
        return "I12 a shop took code " + issue + " that no phone was given";
    const PhoneCode& code = known->second;
    const auto& policy = store.offlinePolicy();
    const auto& limits = isBound ? policy.bound : policy.unbound;
    if (code.shop != 0 && code.shop != store.shop())
        return "I12 a shop took code " + issue + " of another shop";
    if (!isBound && !policy.acceptsUnbound) return "I12 code " + issue + " is of no shop, and was taken";
    if (yen > code.yen || yen > limits.perCode.minor())
        return "I12 code " + issue + " was taken for " + std::to_string(yen) + " yen";
    return std::nullopt;
}

Risks risksOf(Day& day, StoreMachine& store, Inspector& books) {
    Risks risks;
    for (const auto& row :
         books.rows("SELECT s.issue_number, s.amount_minor FROM spent_codes s, outbox o WHERE o.sale_id = "
                    "s.sale_id AND o.state = 'pending' AND s.is_offline = 1")) {
        const auto known = day.history().codes.find(row[0]);
        const bool isBound = known != day.history().codes.end() && known->second.shop != 0;
        const std::int64_t yen = std::stoll(row[1]);
        AtRisk& risk = isBound ? risks.bound : risks.unbound;
        ++risk.codes;
        risk.yen += yen;
        if (auto broken = brokenCode(day, store, row[0], yen, isBound)) risks.broken = std::move(broken);
    }
    return risks;
}

bool isWithin(const AtRisk& risk, const controller::OfflineLimits& limits) {
    return risk.codes <= limits.codes && risk.yen <= limits.total.minor();
}

bool isShown(const AtRisk& risk, const api::ExposureView& shown) {
    return risk.codes == shown.codes && risk.yen == shown.amount.minor();
}

/// A loss that nobody else can be blamed for: another shop was first, or the money had gone back.
std::optional<std::string> brokenLoss(Day& day, Inspector& center, const PlainRow& refused,
                                      const PaidSale& sale) {
    const std::string what = "I12 the center refused sale " + refused[0] + " of shop " + refused[1] +
                             ", code " + refused[2] + ": " + refused[3] + ' ' + refused[4];
    const auto known = day.history().codes.find(sale.issue);
    const bool isBound = known == day.history().codes.end() || known->second.shop != 0;
    if (!sale.isOffline || isBound || refused[3] == std::to_string(kCodeUnknown)) return what;
    const auto ended = center.rows("SELECT state FROM code WHERE issue_number = '" + sale.issue +
                                   "' AND state IN ('redeemed', 'expired', 'revoked')");
    return ended.empty() ? std::optional{what + ", and the code is still good"} : std::nullopt;
}

}  // namespace

std::optional<std::string> brokenOfflineSale(Day& day, int index) {
    StoreMachine& store = *day.stores()[static_cast<std::size_t>(index)];
    Inspector books(store.disk());
    const Risks risks = risksOf(day, store, books);
    if (risks.broken) return risks.broken;
    if (isWithin(risks.bound, store.offlinePolicy().bound) &&
        isWithin(risks.unbound, store.offlinePolicy().unbound))
        return std::nullopt;
    return "I12 " + store.name() + " risks more than it may: " + textOf(risks.bound) + ", of no shop " +
           textOf(risks.unbound);
}

std::optional<std::string> brokenOfflineClock(Day& day, int index) {
    const auto skew = day.stores()[static_cast<std::size_t>(index)]->skewWhenHeard();
    if (!skew || std::chrono::abs(*skew) <= kSkewLimit + kRounding) return std::nullopt;
    return "I12 store" + std::to_string(index) + " took a code without the center, its clock " +
           std::to_string(skew->count() / 1000) + " s off";
}

std::optional<std::string> brokenScreens(Day& day) {
    for (const auto& store : day.stores()) {
        if (!store->isUp()) continue;
        // The screen counts once a second.
        const std::string lately = std::to_string((store->now() - 1s).msSinceEpoch);
        Inspector books(store->disk());
        if (books.number("SELECT COUNT(*) FROM outbox WHERE answered_at > " + lately) > 0) continue;
        const Risks risks = risksOf(day, *store, books);
        const api::OfflineView screen = store->offlineScreen();
        if (isShown(risks.bound, screen.bound) && isShown(risks.unbound, screen.unbound)) continue;
        return "I12 " + store->name() + " shows another risk than it has: " + textOf(risks.bound) +
               ", of no shop " + textOf(risks.unbound);
    }
    return std::nullopt;
}

PaidSales paidSales(Day& day) {
    PaidSales paid;
    for (const auto& store : day.stores()) {
        Inspector books(store->disk());
        for (const auto& row :
             books.rows("SELECT sale_id, issue_number, amount_minor, is_offline FROM spent_codes"))
            paid[recordName(store->shop(), row[0])] = {store->index(), row[1], std::stoll(row[2]),
                                                       row[3] == "1"};
    }
    return paid;
}

std::optional<std::string> brokenLosses(Day& day, Inspector& center, const PaidSales& paid,
                                        std::set<std::string>& lost) {
    std::vector<StoreMachine::StatedLoss> losses(day.stores().size());
    for (const auto& row : center.rows("SELECT record_id, shop_number, issue_number, error_code, "
                                       "error_detail, amount_used_minor FROM settlement WHERE state = "
                                       "'refused'")) {
        const std::string name = recordName(std::stoll(row[1]), row[0]);
        if (day.history().hostileRecords.contains(name)) continue;
        const auto sale = paid.find(name);
        if (sale == paid.end()) return "I12 the center refused " + name + ", which no shop sold";
        if (auto broken = brokenLoss(day, center, row, sale->second)) return broken;
        auto& loss = losses[static_cast<std::size_t>(sale->second.store)];
        ++loss.records;
        loss.yen += std::stoll(row[5]);
        lost.insert(name);
    }
    for (const auto& store : day.stores()) {
        if (store->isGone()) continue;
        const auto stated = store->statedLoss();
        const auto& real = losses[static_cast<std::size_t>(store->index())];
        if (stated.records == real.records && stated.yen == real.yen) continue;
        return "I12 " + store->name() + " says that it lost " + std::to_string(stated.yen) + " yen of " +
               std::to_string(stated.records) + " records, the center refused " + std::to_string(real.yen) +
               " of " + std::to_string(real.records);
    }
    return std::nullopt;
}

}  // namespace kazasu::sim

#include "tests/simulation/actors/hostile_shop.h"

#include "core/wire/shop_api.h"

namespace kazasu::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kFirstShop = 1001;

}  // namespace

void HostileShop::strike(const SeenCode& code) {
    Dice& dice = m_from.world().dice();
    switch (dice.below(m_mayRepeat ? 4 : 3)) {
        case 0:
            return overdraw(code);
        case 1:
            return useElsewhere(code);
        case 2:
            return claimForNothing(code);
        default:
            return repeat();
    }
}

/// More than the code is worth, without any sale.
void HostileShop::overdraw(const SeenCode& code) {
    settle(code.store, code, code.yen + m_from.world().dice().between(1, 5000));
}

/// A code that is bound to one shop, settled by another, within its worth.
void HostileShop::useElsewhere(const SeenCode& code) {
    if (!code.isBound) return overdraw(code);
    settle((code.store + 1) % kStoreCount, code, code.yen);
}

/// Reserves a code and never comes back; bound to another shop it must not even be reserved.
void HostileShop::claimForNothing(const SeenCode& code) {
    const ClaimRequest request{ClaimId::make(m_from, m_from.random()),
                               SaleId::make(m_from, m_from.random()),
                               code.text,
                               Money::yen(code.yen),
                               "1",
                               CodeEntry::Scanned};
    const int store = m_from.world().dice().chance(500) ? code.store : (code.store + 1) % kStoreCount;
    send(store, "PUT", "/shop/v1/claims/" + request.id.toString(), toJson(request).dump());
}

/// What the center accepted once, again: as it was, with another amount, or for another shop.
void HostileShop::repeat() {
    Dice& dice = m_from.world().dice();
    const auto& requests = m_history.acceptedRequests;
    if (requests.empty()) return;
    const auto body = Json::parse(requests[dice.below(requests.size())].body);
    auto record = settlementRecordFrom(*body);
    auto store = static_cast<int>(record->shop.value() - kFirstShop);
    const std::uint64_t kind = dice.below(3);
    if (kind == 1) record->amountUsed = record->amountUsed + Money::yen(dice.between(1, 5000));
    if (kind == 2) {
        store = (store + 1) % kStoreCount;
        record->shop = Town::get().shops[static_cast<std::size_t>(store)].number;
    }
    const std::string name = recordName(kFirstShop + store, record->sale.toString());
    if (kind == 1) m_history.hostileConflicts.insert(name);
    if (kind == 2) m_history.hostileRecords.insert(name);
    send(store, "POST", dice.chance(500) ? "/shop/v1/settlements" : "/shop/v1/reoffers",
         toJson(*record).dump());
}

void HostileShop::settle(int store, const SeenCode& code, std::int64_t yen) {
    const auto issue = IssueNumber::parse(code.issue);
    const SettlementRecord record{SaleId::make(m_from, m_from.random()),
                                  {},
                                  Town::get().issuer,
                                  *issue,
                                  code.text,
                                  Money::yen(yen),
                                  m_from.now(),
                                  Town::get().shops[static_cast<std::size_t>(store)].number,
                                  "Shop",
                                  "1",
                                  "1-1",
                                  {{"nothing", 1, Money::yen(yen)}}};
    m_history.hostileRecords.insert(recordName(kFirstShop + store, record.sale.toString()));
    send(store, "POST", "/shop/v1/settlements", toJson(record).dump());
}

void HostileShop::send(int store, const std::string& method, const std::string& path,
                       const std::string& body) {
    HttpRequest request{
        method,
        path,
        {},
        {{"authorization", "Bearer " + Town::get().shops[static_cast<std::size_t>(store)].token},
         {"content-type", "application/json"}},
        body,
        {},
        {}};
    callDoor(
        m_from, m_center, request, 5s,
        [this](HttpRequest asked, HttpReply reply) {
            m_center.serveShop(std::move(asked), std::move(reply));
        },
        [](const Result<HttpResponse>&) {});
}

}  // namespace kazasu::sim

#include "tests/simulation/actors/store_machine.h"

#include "controller/reports/sales_report.h"
#include "platform/crypto/crypto.h"
#include "tests/simulation/disk/crash_vfs.h"

namespace kazasu::sim {
namespace {

constexpr std::size_t kLongestLine = 20;  // then customers go elsewhere
constexpr const char* kReportsPath = "/shop/v1/reports";
constexpr Milliseconds kKept = std::chrono::seconds{1};
constexpr Milliseconds kFirstRegret = std::chrono::seconds{20};
constexpr Milliseconds kLastRegret = std::chrono::minutes{90};

/// Limits that a few sales reach.
controller::OfflineLimits drawLimits(Dice& dice) {
    return {Money::yen(dice.between(500, 6'000)), static_cast<int>(dice.between(1, 6)),
            Money::yen(dice.between(2'000, 20'000))};
}

controller::OfflinePolicy drawPolicy(Dice& dice, bool mayTakeUnbound) {
    controller::OfflinePolicy policy;
    policy.acceptsUnbound = mayTakeUnbound && dice.chance(600);
    policy.unbound = drawLimits(dice);
    if (dice.chance(500)) policy.bound = drawLimits(dice);
    return policy;
}

}  // namespace

StoreMachine::StoreMachine(World& world, History& history, CenterMachine& center, int index,
                           bool mayTakeUnbound)
    : Machine(world, "store" + std::to_string(index)), m_history(history), m_center(center), m_index(index) {
    disk().load(Town::get().storeDisks[static_cast<std::size_t>(index)]);
    m_settings.profile.name = "Shop " + std::to_string(1001 + index);
    m_settings.registerName = "1";
    m_settings.offline = drawPolicy(world.dice(), mayTakeUnbound);
}

Status StoreMachine::open() {
    m_sale = {};
    m_settlement = {};
    KAZASU_TRY(m_database, openSqlite({path("main.db"), migrationsOf("controller"), true, kCrashVfs}));
    m_http = std::make_unique<WireHttp>(
        *this, m_center,
        [this](HttpRequest request, HttpReply reply) {
            if (request.path == kReportsPath) noteWatermark(request.body);
            m_center.serveShop(std::move(request), std::move(reply));
        },
        [this](const HttpRequest& request, const HttpResponse& response) { heard(request, response); });
    m_client = std::make_unique<controller::CenterClient>(
        *m_http, *this,
        controller::CenterAddress{"http://center",
                                  Town::get().shops[static_cast<std::size_t>(m_index)].token});
    m_people = std::make_unique<controller::StaffDesk>(
        controller::StaffDoors{*m_database, *this, *this, random(), m_settings, isPasswordOf});
    m_desk = std::make_unique<controller::TillDesk>(
        controller::TillDoors{*m_database, *this, *this, random(), m_verifier, *this, m_settings, *m_people},
        *m_client, *this);
    KAZASU_TRY_STATUS(m_people->start());
    KAZASU_TRY_STATUS(m_desk->start());
    lookAgain();
    return {};
}

void StoreMachine::close() {
    m_desk.reset();
    m_people.reset();
    m_client.reset();
    m_http.reset();
    m_database.reset();
}

void StoreMachine::arrive(Customer customer) {
    ++m_history.visits;
    if (m_line.size() >= kLongestLine) return;
    m_line.push_back(std::move(customer));
    lookAgain();
}

void StoreMachine::lookAgain() {
    if (std::exchange(m_isLooking, true)) return;
    world().after(world().dice().between(Milliseconds{500}, Milliseconds{4'000}), [this] {
        m_isLooking = false;
        if (isUp() && m_desk) look();
        const bool hasWork = hasOpenSale() || !m_line.empty() || !m_comeBack.empty();
        if (hasWork && isUp()) lookAgain();
    });
}

bool StoreMachine::hasOpenSale() const {
    const bool isOpen = m_sale.phase == api::SalePhase::Open || m_sale.phase == api::SalePhase::Tendering;
    return (isOpen && !m_sale.lines.empty()) || m_settlement.phase == api::SettlementPhase::Checking ||
           m_settlement.phase == api::SettlementPhase::InDoubt;
}

void StoreMachine::look() {
    Dice& dice = world().dice();
    switch (m_settlement.phase) {
        case api::SettlementPhase::Checking:
            if (dice.chance(20)) m_desk->cancelSettlement();
            return;
        case api::SettlementPhase::InDoubt:
            if (dice.chance(500)) m_desk->parkSale();
            return;
        default:
            break;
    }
    if (!hasOpenSale()) return serveNext();
    if (m_sale.refund.isPositive()) return settleReturn();
    if (!m_sale.due.isPositive()) {
        if (dice.chance(50)) m_desk->voidSale();  // paid, but not written yet: the customer gives up
        return;
    }
    if (m_customer && !m_hasTriedCode && !m_customer->code.empty()) {
        m_hasTriedCode = true;
        m_desk->scan(m_customer->code);
        return;
    }
    payRest();
}

void StoreMachine::serveNext() {
    m_customer.reset();
    if (!m_comeBack.empty()) return takeBack();
    if (m_line.empty()) return;
    m_customer = std::move(m_line.front());
    m_line.pop_front();
    m_hasTriedCode = false;
    m_desk->enter(std::to_string(m_customer->bottles) + '*' + kTeaCode);
}

/// Some of what was sold comes back; now and then the customer takes something else instead.
void StoreMachine::takeBack() {
    Dice& dice = world().dice();
    const ComingBack back = m_comeBack.front();
    m_comeBack.pop_front();
    m_desk->returnGoods(back.sale, {{1, dice.between(1, back.bottles)}}, "changed their mind");
    if (dice.chance(200)) m_desk->enter(kTeaCode);
}

void StoreMachine::settleReturn() {
    if (world().dice().chance(50)) return m_desk->voidSale();
    m_desk->giveBack();
}

/// Paid by a code at least in part: what became of the money is seen when the goods come back.
void StoreMachine::mayComeBack(const api::SaleView& sale) {
    const bool isByCode = std::any_of(
        sale.tenders.begin(), sale.tenders.end(),
        [](const api::TenderView& tender) { return tender.kind == api::TenderKind::SettlementCode; });
    Dice& dice = world().dice();
    if (!isByCode || !dice.chance(250)) return;
    const ComingBack back{sale.id, sale.itemCount};
    for (int visits = dice.chance(300) ? 2 : 1; visits > 0; --visits)
        world().after(dice.between(kFirstRegret, kLastRegret), [this, back] {
            m_comeBack.push_back(back);
            lookAgain();
        });
}

void StoreMachine::payRest() {
    Dice& dice = world().dice();
    if (dice.chance(300)) return m_desk->voidSale();
    m_desk->tenderCash(m_sale.due);
}

void StoreMachine::saleChanged(const api::SaleView& sale) {
    const bool isNew = sale.phase == api::SalePhase::Completed &&
                       (m_sale.id != sale.id || m_sale.phase != api::SalePhase::Completed);
    m_sale = sale;
    if (isNew && isUp()) mayComeBack(sale);
    const bool isOffline = std::any_of(sale.tenders.begin(), sale.tenders.end(),
                                       [](const api::TenderView& tender) { return tender.isOffline; });
    if (!isNew || !isOffline || !isUp()) return;
    world().note(name(), "took a code without the center");
    ++m_history.offlineSales;
    if (m_history.onOfflineSale) m_history.onOfflineSale(m_index);
}

void StoreMachine::settlementChanged(const api::SettlementView& settlement) {
    const bool isNew = settlement.phase == api::SettlementPhase::Accepted &&
                       m_settlement.phase != api::SettlementPhase::Accepted;
    m_settlement = settlement;
    if (isNew && settlement.isOffline && m_history.onOfflineCode) m_history.onOfflineCode(m_index);
}

api::OfflineView StoreMachine::offlineScreen() {
    m_desk->tellAll();
    return m_offlineView;
}

StoreMachine::StatedLoss StoreMachine::statedLoss() {
    const auto report = controller::salesReport(*m_database);
    KAZASU_CHECK(report.isOk());
    return {report->getNumber("refused_records").value(), report->getNumber("refused_minor").value()};
}

void StoreMachine::completed(const std::string& sale, Money total) {
    if (!isUp()) return;  // the screen went dark before it could show it
    world().note(name(), "sold " + sale + " for " + std::to_string(total.minor()));
    m_history.acked.push_back({m_index, sale, total.minor()});
}

void StoreMachine::print(Receipt, Done done) {
    // Paper in a customer's hand is as good as the cashier's screen.
    if (m_sale.phase == api::SalePhase::Completed) completed(m_sale.id.toString(), m_sale.total);
    after(world().dice().between(Milliseconds{100}, Milliseconds{5'000}),
          [done = std::move(done)] { done({}); });
}

/// A report arrives at the center.
void StoreMachine::noteWatermark(const std::string& report) {
    const auto body = Json::parse(report);
    const auto until = parseRfc3339(body->getText("reported_until").value());
    auto& latest = m_history.watermarks[shop()];
    latest = std::max(latest, until->msSinceEpoch);
}

void StoreMachine::heard(const HttpRequest& request, const HttpResponse& response) {
    for (const auto& [header, value] : response.headers) {
        const auto time = parseRfc3339(value);
        if (header != kCenterTimeHeader || !time) continue;
        m_skewWhenHeard.reset();  // until it is sure to be in the file
        const Milliseconds skew = *time - now();
        if (!disk().isFull()) after(kKept, [this, skew] { m_skewWhenHeard = skew; });
    }
    if (request.method != "POST" || response.status != 200) return;
    const auto body = Json::parse(response.body);
    if (const auto refund = body ? body->getObject("refund") : Result<Json>{ErrorCode::NotFound};
        refund && refund->getText("state").value() == "accepted")
        m_history.refunds.insert(refund->getText("refund_id").value());
    const auto answer = body ? body->getObject("settlement") : Result<Json>{ErrorCode::NotFound};
    if (!answer || answer->getText("state").value() != "accepted") return;
    m_history.acceptedRequests.push_back(request);
    m_history.accepted.push_back({shop(), answer->getText("record_id").value(),
                                  answer->getText("issue_number").value(),
                                  answer->getNumber("amount_used_minor").value()});
}

}  // namespace kazasu::sim

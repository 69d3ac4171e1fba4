#include "tests/simulation/actors/center_machine.h"

#include "center/base/boot.h"
#include "center/member/sessions.h"
#include "center/reports/epoch.h"
#include "platform/crypto/crypto.h"
#include "tests/simulation/disk/crash_vfs.h"

namespace kazasu::sim {

namespace {

/// One debit in a hundred is refused, always the same ones.
bool isDebitRefused(const iso8583::Message& request) {
    if (request.firstType() != "0220" || request.get(3) != "000000") return false;
    return sha256(viewOf(request.get(37)))[0] * 100 < 256;
}

iso8583::Message refusal(const iso8583::Message& request) {
    iso8583::Message answer{request.responseType()};
    answer.set(37, std::string(request.get(37))).set(39, "51");
    return answer;
}

}  // namespace

CenterMachine::CenterMachine(World& world, History& history, std::vector<BankMachine*> banks)
    : Machine(world, "center"), m_history(history), m_bankMachines(std::move(banks)) {
    disk().load(Town::get().centerDisk);
    lookAtKeys();
}

void CenterMachine::connectBanks() {
    std::vector<center::Bank> banks;
    m_lines.clear();
    for (BankMachine* bank : m_bankMachines) {
        m_lines.push_back(std::make_unique<WireLine>(
            *this, *bank,
            [bank](const iso8583::Message& request, WireLine::AnswerSink answer) {
                if (isDebitRefused(request)) return answer(refusal(request));
                bank->handle(request, std::move(answer));
            },
            [this, bank](const iso8583::Message& request, const iso8583::Message& answer) {
                if (answer.get(39) != "00") return;
                m_history.approvals.insert(bank->name() + ' ' + request.firstType() + ' ' +
                                           std::string(request.get(3)) + ' ' + std::string(request.get(37)));
            }));
        banks.push_back({bank->id(), bank->name(), bank->name(), m_lines.back().get()});
    }
    m_banks = std::make_unique<center::BankDirectory>(std::move(banks));
}

Status CenterMachine::open() {
    const Town& town = Town::get();
    KAZASU_TRY(auto database, openSqlite({path("main.db"), migrationsOf("center"), true, kCrashVfs}));
    m_queue = std::make_unique<SimulatedCommitQueue>(*this, std::move(database));
    Result<center::CallerRecords> callers = Error{ErrorCode::Internal};
    m_queue->submitFor([&](Database& books) { return bootOn(books); },
                       [&callers](Result<center::CallerRecords> outcome) { callers = std::move(outcome); });
    Result<std::optional<center::StandingList>> list = Error{ErrorCode::Internal};
    m_queue->submitFor([](Database& books) { return center::listInForce(books); },
                       [&list](auto outcome) { list = std::move(outcome); });
    m_queue->drain();
    if (!callers) return callers.error();
    if (!list) return list.error();
    m_keys.emplace(**list, [&town](const PublicKey& key) -> std::shared_ptr<const Signer> {
        return key == town.signers[0]->publicKey() ? town.signers[0] : town.signers[1];
    });
    connectBanks();
    m_center = std::make_unique<center::Center>(
        center::CenterParts{center::CenterSettings{town.issuer, "Center"}, *this, random(), *m_queue,
                            m_workers, m_workers, *this, *this, *m_keys, m_verifier, town.box, m_drawings,
                            *m_banks},
        *std::move(callers), center::RequestGuard({}), center::StaticFiles{}, center::DeviceDoors{},
        center::KeyWatch::Renewal{}, [this](const std::string& mark) {
            m_mark = mark;
            return Status{};
        });
    m_center->start();
    return {};
}

void CenterMachine::close() {
    if (m_center) m_center->stopOnLane();
    m_queue.reset();  // a dead machine finishes nothing
    m_center.reset();
    m_banks.reset();
    m_lines.clear();
}

/// An operator installs the list with the next key in time, and again when an old copy has lost it.
void CenterMachine::lookAtKeys() {
    const Milliseconds pause =
        world().dice().between(Milliseconds{std::chrono::minutes{1}}, Milliseconds{std::chrono::minutes{12}});
    world().after(pause, [this] {
        if (isUp() && m_queue && world().now() > kRotation - std::chrono::minutes{20}) {
            m_queue->submitFor(
                [at = now()](Database& books) {
                    return center::installKeyList(books, Town::get().laterKeyList, Town::get().issuer, at);
                },
                [this](const Result<center::StandingList>& list) {
                    if (list && m_keys) m_keys->adopt(*list);
                });
        }
        lookAtKeys();
    });
}

/// An operator who knows what he did says so before the center serves.
Result<center::CallerRecords> CenterMachine::bootOn(Database& books) {
    if (m_isAnnounced) {
        KAZASU_TRY_STATUS(center::noteBoot(books, now()));  // as the command `restored` does it
        KAZASU_TRY_STATUS(center::raiseEpoch(books, 0, "restored by an operator", now()));
    }
    KAZASU_TRY(auto callers, center::boot(books, now(), m_mark));
    m_isAnnounced = false;
    return callers;
}

void CenterMachine::fallBackTo(const OldCopy& copy) {
    if (!isUp()) return;
    world().note(name(), "falls back");
    die();
    disk().load(copy.disk);
    m_isAnnounced = world().dice().chance(300);
    if (world().dice().chance(500)) m_mark = copy.mark;  // the whole folder was put back
}

void CenterMachine::openSession(std::size_t member, const std::string& token, HttpReply reply) {
    const auto shared = std::make_shared<HttpReply>(std::move(reply));
    m_queue->submit(
        [client = Town::get().members[member].client, token, at = now()](Database& books) {
            return center::openSession(books, token, client, at);
        },
        [shared](const Status& opened) { shared->send(HttpResponse::empty(opened ? 201 : 503)); });
}

Result<ModuleMatrix> CenterMachine::PlainDrawings::qr(std::string_view text, QrLevel) const {
    ModuleMatrix modules{static_cast<int>(text.size()), 1, {}};
    for (const char c : text) modules.modules.push_back(static_cast<std::uint8_t>(c) & 1U);
    return modules;
}

Result<ModuleMatrix> CenterMachine::PlainDrawings::code128(std::string_view digits) const {
    return qr(digits, QrLevel::M);
}

}  // namespace kazasu::sim

#include "tests/simulation/actors/bank_machine.h"

#include "tests/simulation/disk/crash_vfs.h"

namespace kazasu::sim {

BankMachine::BankMachine(World& world, std::size_t index)
    : Machine(world, "bank" + std::to_string(index)), m_id(Town::get().banks[index]) {
    disk().load(Town::get().bankDisks[index]);
}

Status BankMachine::open() {
    KAZASU_TRY(m_database, openSqlite({path("main.db"), migrationsOf("bank"), true, kCrashVfs}));
    m_line = std::make_unique<WireLine>(
        *this, *m_peer,
        [peer = m_peer](const iso8583::Message& request, WireLine::AnswerSink answer) {
            peer->handle(request, std::move(answer));
        },
        [](const iso8583::Message&, const iso8583::Message&) {});
    bank::HostOptions options;
    options.institution = m_id.toString();
    options.centers = {Town::get().issuer.toString()};
    options.peers[m_peer->id().toString()] = m_line.get();
    m_host = std::make_unique<bank::Host>(*m_database, *this, random(), *this, std::move(options));
    m_host->resume();
    return {};
}

void BankMachine::close() {
    m_host.reset();
    m_line.reset();
    m_database.reset();
}

}  // namespace kazasu::sim

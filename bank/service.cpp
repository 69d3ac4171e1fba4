#include "bank/service.h"

#include <QLoggingCategory>

namespace kazasu::bank {
namespace {

Q_LOGGING_CATEGORY(serviceLog, "kazasu.bank.service")

}  // namespace

Result<std::unique_ptr<Service>> Service::start(const Config& config, Clock& clock, Random& random,
                                                const OpenDatabase& open) {
    auto service = std::unique_ptr<Service>(new Service);
    Status started;
    service->m_io.runAndWait([&] { started = service->startOnThread(config, clock, random, open); });
    if (!started) return started.error();
    return service;
}

Status Service::startOnThread(const Config& config, Clock& clock, Random& random, const OpenDatabase& open) {
    KAZASU_TRY(m_database, open());
    KAZASU_TRY_STATUS(readMacs(config));
    HostOptions options;
    options.institution = config.institution;
    for (const auto& center : config.centers) options.centers.insert(center.id);
    for (const auto& peer : config.peers) {
        MessageLinkOptions link;
        link.peer.host = peer.host;
        link.peer.port = peer.port;
        link.institution = config.institution;
        link.mac = m_macs[peer.institution];
        auto& line = m_links[peer.institution];
        line = std::make_unique<MessageLink>(m_io, clock, std::move(link));
        options.peers[peer.institution] = line.get();
    }
    m_host = std::make_unique<Host>(*m_database, clock, random, m_io, std::move(options));
    m_host->resume();
    FrameServerOptions listen;
    listen.address = config.address;
    listen.port = config.port;
    KAZASU_TRY(m_server,
               FrameServer::listen(m_io, listen, [this](const Bytes& frame, const FrameReply& reply) {
                   received(frame, reply);
               }));
    return {};
}

Status Service::readMacs(const Config& config) {
    const auto read = [this](const std::string& sender, const std::string& path) -> Status {
        KAZASU_TRY(m_macs[sender], LineMac::fromFile(path));
        if (path.empty())
            qCWarning(serviceLog, "the line to %s has no key: for tests inside one machine only",
                      sender.c_str());
        return {};
    };
    for (const auto& peer : config.peers) KAZASU_TRY_STATUS(read(peer.institution, peer.macKey));
    for (const auto& center : config.centers) KAZASU_TRY_STATUS(read(center.id, center.macKey));
    return {};
}

const iso8583::MessageMac* Service::macOf(const iso8583::Message& message) const {
    const auto found = m_macs.find(std::string(message.get(iso8583::field::kAcquirer)));
    return found == m_macs.end() ? nullptr : found->second.get();
}

Service::~Service() {
    m_io.runAndWait([this] {
        m_server.reset();
        m_host.reset();
        m_links.clear();
        m_database.reset();
    });
}

void Service::received(const Bytes& frame, const FrameReply& reply) {
    auto message = iso8583::decode(frame);
    const iso8583::MessageMac* mac = message ? macOf(*message) : nullptr;
    if (message) message = iso8583::unseal(*std::move(message), frame, mac);
    if (!message) {
        if (message.code() == ErrorCode::IsoMacInvalid) ++m_refusedMacs;
        qCWarning(serviceLog, "what came is no message for us (%llu with a wrong code so far): %s",
                  static_cast<unsigned long long>(m_refusedMacs), describe(message.error()).c_str());
        return reply.close(describe(message.error()));
    }
    m_host->handle(*message, [reply, mac](const iso8583::Message& answer) {
        const auto bytes = iso8583::seal(answer, mac);
        KAZASU_CHECK(bytes.isOk());  // made of fields that were decoded, and of our own
        reply.send(*bytes);
    });
}

std::uint16_t Service::port() const { return m_server->port(); }

}  // namespace kazasu::bank

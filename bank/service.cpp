#include "bank/service.h"

#include "core/iso8583/codec.h"

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
    HostOptions options;
    options.institution = config.institution;
    options.centers.insert(config.centers.begin(), config.centers.end());
    for (const auto& peer : config.peers) {
        MessageLinkOptions link;
        link.peer.host = peer.host;
        link.peer.port = peer.port;
        link.institution = config.institution;
        m_links.push_back(std::make_unique<MessageLink>(m_io, clock, std::move(link)));
        options.peers[peer.institution] = m_links.back().get();
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

Service::~Service() {
    m_io.runAndWait([this] {
        m_server.reset();
        m_host.reset();
        m_links.clear();
        m_database.reset();
    });
}

void Service::received(const Bytes& frame, const FrameReply& reply) {
    const auto message = iso8583::decode(frame);
    if (!message) {
        qCWarning(serviceLog, "what came is no message: %s", describe(message.error()).c_str());
        return reply.close(describe(message.error()));
    }
    m_host->handle(*message, [reply](const iso8583::Message& answer) {
        const auto bytes = iso8583::encode(answer);
        KAZASU_CHECK(bytes.isOk());  // made of fields that were decoded, and of our own
        reply.send(*bytes);
    });
}

std::uint16_t Service::port() const { return m_server->port(); }

}  // namespace kazasu::bank

// Wires: the production interfaces of networks 104, 107 and 111 over the simulated network.
#pragma once

#include "core/iso8583/transport.h"
#include "platform/http/client.h"
#include "platform/http/server.h"
#include "tests/simulation/world/network.h"

namespace kazasu::sim {

using HttpDoor = std::function<void(HttpRequest, HttpReply)>;
/// Sends to one door of a machine; the answer comes back on the machine that asked.
void callDoor(Machine& from, Machine& to, HttpRequest request, Milliseconds timeout, const HttpDoor& door,
              std::function<void(Result<HttpResponse>)> done);

/// What libcurl is in production.
class WireHttp final : public HttpTransport {
public:
    using Listener = std::function<void(const HttpRequest&, const HttpResponse&)>;
    WireHttp(Machine& from, Machine& to, HttpDoor door, Listener listener)
        : m_from(from), m_to(to), m_door(std::move(door)), m_listener(std::move(listener)) {}
    void send(HttpCall call, Done done) override;

private:
    Machine& m_from;
    Machine& m_to;
    HttpDoor m_door;
    Listener m_listener;  // hears every answer that arrives
};

/// What MessageLink is in production: messages cross it as bytes.
class WireLine final : public iso8583::MessageTransport {
public:
    using AnswerSink = std::function<void(const iso8583::Message&)>;
    using Host = std::function<void(const iso8583::Message&, AnswerSink)>;
    using Listener = std::function<void(const iso8583::Message& request, const iso8583::Message& answer)>;
    WireLine(Machine& from, Machine& to, Host host, Listener listener)
        : m_from(from), m_to(to), m_host(std::move(host)), m_listener(std::move(listener)) {}
    void send(iso8583::Message request, Milliseconds timeout,
              std::function<void(Result<iso8583::Message>)> onAnswer) override;

private:
    Machine& m_from;
    Machine& m_to;
    Host m_host;
    Listener m_listener;
};

}  // namespace kazasu::sim

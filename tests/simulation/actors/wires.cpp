#include "tests/simulation/actors/wires.h"

#include "core/check.h"
#include "core/iso8583/codec.h"

namespace kazasu::sim {
namespace {

class ReplyChannel final : public HttpReply::Channel {
public:
    explicit ReplyChannel(std::function<void(HttpResponse)> reply) : m_reply(std::move(reply)) {}
    void answer(HttpResponse response) override { m_reply(std::move(response)); }

private:
    std::function<void(HttpResponse)> m_reply;
};

iso8583::Message readable(const Bytes& frame) {
    auto message = iso8583::decode(frame);
    KAZASU_CHECK(message.isOk());  // the network loses messages, it does not forge them
    return *std::move(message);
}

}  // namespace

void callDoor(Machine& from, Machine& to, HttpRequest request, Milliseconds timeout, const HttpDoor& door,
              std::function<void(Result<HttpResponse>)> done) {
    World& world = from.world();
    exchange<HttpRequest, HttpResponse>(
        from, to, request, timeout,
        [&world, &to, door](const HttpRequest& asked, std::function<void(HttpResponse)> reply) {
            world.note(to.name(), asked.method + ' ' + asked.path + ' ' + asked.body);
            door(asked, HttpReply(std::make_shared<ReplyChannel>(std::move(reply))));
        },
        [&world, &from, done = std::move(done)](const Result<HttpResponse>& response) {
            world.note(from.name(),
                       response ? std::to_string(response->status) + ' ' + response->body.substr(0, 400)
                                : describe(response.error()));
            done(response);
        });
}

void WireHttp::send(HttpCall call, Done done) {
    const std::size_t path = call.url.find('/', call.url.find("://") + 3);
    HttpRequest request{std::move(call.method), call.url.substr(path), {}, std::move(call.headers),
                        std::move(call.body),   m_from.name(),         {}};
    callDoor(m_from, m_to, request, call.timeout, m_door,
             [listener = m_listener, request, done = std::move(done)](Result<HttpResponse> response) {
                 if (response) listener(request, *response);
                 done(std::move(response));
             });
}

void WireLine::send(iso8583::Message request, Milliseconds timeout,
                    std::function<void(Result<iso8583::Message>)> onAnswer) {
    const auto frame = iso8583::encode(request);
    KAZASU_CHECK(frame.isOk());
    World& world = m_from.world();
    exchange<Bytes, Bytes>(
        m_from, m_to, *frame, timeout,
        [&world, host = m_host, &to = m_to](const Bytes& asked, std::function<void(Bytes)> reply) {
            const iso8583::Message message = readable(asked);
            world.note(to.name(), message.type() + ' ' + std::string(message.get(3)) + ' ' +
                                      std::string(message.get(37)) + ' ' + std::string(message.get(4)));
            host(message, [reply](const iso8583::Message& answer) {
                const auto bytes = iso8583::encode(answer);
                KAZASU_CHECK(bytes.isOk());
                reply(*bytes);
            });
        },
        [&world, request, listener = m_listener, onAnswer = std::move(onAnswer),
         &from = m_from](const Result<Bytes>& answer) {
            if (!answer) return onAnswer(answer.error());
            const iso8583::Message message = readable(*answer);
            world.note(from.name(), message.type() + ' ' + std::string(message.get(37)) + ' ' +
                                        std::string(message.get(39)));
            listener(request, message);
            onAnswer(message);
        });
}

}  // namespace kazasu::sim

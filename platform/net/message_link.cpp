#include "platform/net/message_link.h"

#include "core/iso8583/response_code.h"

#include <QLoggingCategory>

#include <atomic>
#include <map>
#include <optional>

namespace kazasu {
namespace {

Q_LOGGING_CATEGORY(messageLinkLog, "kazasu.net.link")

using iso8583::Message;
namespace field = iso8583::field;

enum class LinkState { Opening, SigningOn, Up, Down };

struct WaitingRequest {
    Bytes bytes;
    std::map<int, std::string> echoed;  // what the answer must not contradict
    std::function<void(Result<Message>)> onAnswer;
    TimerId timer = 0;
    bool isSent = false;
};

/// What an answer must carry to belong to a request.
std::string answerKey(const std::string& responseType, const Message& message) {
    std::string key = responseType + '/';
    key += message.get(field::kTraceNumber);
    key += '/';
    key += message.get(field::kTransmissionTime);
    return key;
}

/// ISO 8583 has these echoed. An answer may leave them out; other values in them are about other money.
std::map<int, std::string> echoedFields(const Message& request) {
    std::map<int, std::string> echoed;
    for (const int number : {field::kAmount, field::kReference, field::kCurrency})
        if (request.has(number)) echoed.emplace(number, request.get(number));
    return echoed;
}

Status checkEchoes(const std::map<int, std::string>& echoed, const Message& answer) {
    for (const auto& [number, value] : echoed)
        if (answer.has(number) && answer.get(number) != value)
            return Error{ErrorCode::NetworkProtocol,
                         "the answer has another DE" + std::to_string(number) + " than the request"};
    return {};
}

}  // namespace

struct MessageLink::Impl : std::enable_shared_from_this<Impl> {
    Impl(IoThread& ioThread, Clock& systemClock, MessageLinkOptions linkOptions)
        : io(ioThread), clock(systemClock), options(std::move(linkOptions)) {}

    void open();
    void submit(const Message& request, Milliseconds timeout, std::function<void(Result<Message>)> onAnswer);
    void transmit(const std::string& key);
    void expire(const std::string& key);
    void received(const Bytes& frame);
    void signOn();
    void signedOn(const Result<Message>& answer);
    void echoLater();
    void echo();
    Message networkMessage(std::string_view code);
    void disconnected(const Error& reason);
    void finish(const std::string& key, Result<Message> outcome);
    void finishAll(const Error& ifSent, const Error& ifUnsent);
    void close();

    IoThread& io;
    Clock& clock;
    MessageLinkOptions options;
    std::unique_ptr<FrameClient> client;
    std::map<std::string, WaitingRequest> waiting;
    std::uint32_t lastTraceNumber = 0;
    TimerId echoTimer = 0;
    LinkState state = LinkState::Opening;
    std::atomic<bool> isUp = false;
    std::atomic<std::uint64_t> macsRefused = 0;
    bool isEchoing = false;
    bool isClosed = false;
};

void MessageLink::Impl::open() {
    FrameClient::Events events;
    events.connecting = [this] { state = LinkState::Opening; };
    events.connected = [this] { signOn(); };
    events.received = [this](const Bytes& frame) { received(frame); };
    events.disconnected = [this](const Error& reason) { disconnected(reason); };
    client = std::make_unique<FrameClient>(io, options.peer, std::move(events));
}

void MessageLink::Impl::submit(const Message& request, Milliseconds timeout,
                               std::function<void(Result<Message>)> onAnswer) {
    if (isClosed) return onAnswer(Error{ErrorCode::Cancelled, "the link is closed"});
    for (const int number : {field::kTraceNumber, field::kTransmissionTime}) {
        if (const auto value = request.require(number); !value) return onAnswer(value.error());
    }
    auto bytes = iso8583::seal(request, options.mac.get());
    if (!bytes) return onAnswer(bytes.error());
    if (waiting.size() >= options.maxWaiting)
        return onAnswer(Error{ErrorCode::Unavailable, "too many requests"});
    const std::string key = answerKey(request.responseType(), request);
    if (waiting.contains(key)) return onAnswer(Error{ErrorCode::Conflict, "the same request is under way"});
    if (state == LinkState::Down) return onAnswer(Error{ErrorCode::NetworkConnectFailed, "the line is down"});
    const TimerId timer = io.after(timeout, [self = shared_from_this(), key] { self->expire(key); });
    waiting.emplace(key,
                    WaitingRequest{std::move(*bytes), echoedFields(request), std::move(onAnswer), timer});
    const bool isNetworkMessage = request.type()[1] == '8';
    if (state == LinkState::Up || (isNetworkMessage && state == LinkState::SigningOn)) transmit(key);
}

void MessageLink::Impl::transmit(const std::string& key) {
    WaitingRequest& request = waiting.at(key);
    request.isSent = true;
    // A failure closes the line (which answers everything that is under way, this one too) or means there is
    // none.
    const Bytes bytes = std::move(request.bytes);
    if (const auto status = client->send(bytes); !status) finish(key, status.error());
}

void MessageLink::Impl::expire(const std::string& key) {
    const auto found = waiting.find(key);
    if (found == waiting.end()) return;
    const bool isSent = found->second.isSent;
    finish(key, isSent ? Error{ErrorCode::Timeout, "no answer in time"}
                       : Error{ErrorCode::NetworkConnectFailed, "no line in time"});
    if (isSent) echo();  // a line that went silent is known as long as the next request, not the next minute
}

void MessageLink::Impl::received(const Bytes& frame) {
    auto message = iso8583::decode(frame);
    if (message) message = iso8583::unseal(*std::move(message), frame, options.mac.get());
    if (!message) {
        if (message.code() == ErrorCode::IsoMacInvalid) ++macsRefused;
        qCWarning(messageLinkLog, "%s: what came is no message of this line: %s", options.peer.host.c_str(),
                  describe(message.error()).c_str());
        return client->drop(message.error());
    }
    const std::string key = answerKey(message->type(), *message);
    if (!message->isResponse() || !waiting.contains(key)) {
        qCDebug(messageLinkLog, "dropped a late, duplicate or unasked message %s", key.c_str());
        return;
    }
    if (const auto fits = checkEchoes(waiting.at(key).echoed, *message); !fits) {
        qCWarning(messageLinkLog, "%s: %s: %s", options.peer.host.c_str(), key.c_str(),
                  describe(fits.error()).c_str());
        return finish(key, fits.error());
    }
    finish(key, std::move(*message));
}

Message MessageLink::Impl::networkMessage(std::string_view code) {
    Message message{"0800"};
    message.setTransmissionTime(clock.now()).setTraceNumber(++lastTraceNumber);
    message.set(field::kAcquirer, options.institution).set(field::kNetworkCode, std::string(code));
    return message;
}

void MessageLink::Impl::signOn() {
    state = LinkState::SigningOn;
    submit(networkMessage(iso8583::network::kSignOn), options.networkTimeout,
           [this](const Result<Message>& answer) { signedOn(answer); });
}

void MessageLink::Impl::signedOn(const Result<Message>& answer) {
    if (isClosed || state != LinkState::SigningOn) return;
    const Status status = answer ? iso8583::statusOfResponse(*answer) : Status{answer.error()};
    if (!status) {
        qCWarning(messageLinkLog, "%s: sign-on failed: %s", options.peer.host.c_str(),
                  describe(status.error()).c_str());
        return client->drop(status.error());
    }
    state = LinkState::Up;
    isUp = true;
    std::vector<std::string> unsent;
    for (const auto& [key, request] : waiting) {
        if (!request.isSent) unsent.push_back(key);
    }
    for (const auto& key : unsent) {
        if (waiting.contains(key)) transmit(key);
    }
    echoLater();
}

void MessageLink::Impl::echoLater() {
    io.cancel(echoTimer);
    echoTimer = io.after(options.echoInterval, [self = shared_from_this()] { self->echo(); });
}

void MessageLink::Impl::echo() {
    if (state != LinkState::Up || isEchoing) return;
    io.cancel(echoTimer);
    isEchoing = true;
    submit(networkMessage(iso8583::network::kEcho), options.networkTimeout,
           [this](const Result<Message>& answer) {
               isEchoing = false;
               if (isClosed || state != LinkState::Up) return;
               if (!answer) return client->drop(answer.error());
               echoLater();
           });
}

void MessageLink::Impl::disconnected(const Error& reason) {
    state = LinkState::Down;
    isUp = false;
    io.cancel(echoTimer);
    finishAll({ErrorCode::NetworkClosed, "the line fell before the answer: " + reason.detail},
              {ErrorCode::NetworkConnectFailed, reason.detail});
}

void MessageLink::Impl::finish(const std::string& key, Result<Message> outcome) {
    auto taken = waiting.extract(key);
    if (taken.empty()) return;
    io.cancel(taken.mapped().timer);
    taken.mapped().onAnswer(std::move(outcome));
}

void MessageLink::Impl::finishAll(const Error& ifSent, const Error& ifUnsent) {
    std::vector<std::pair<std::string, bool>> keys;
    for (const auto& [key, request] : waiting) keys.emplace_back(key, request.isSent);
    for (const auto& [key, isSent] : keys) finish(key, isSent ? ifSent : ifUnsent);
}

void MessageLink::Impl::close() {
    isClosed = true;
    isUp = false;
    io.cancel(echoTimer);
    client.reset();
    const Error closed{ErrorCode::Cancelled, "the link is closed"};
    finishAll(closed, closed);
}

MessageLink::MessageLink(IoThread& io, Clock& clock, MessageLinkOptions options)
    : m_io(io), m_impl(std::make_shared<Impl>(io, clock, std::move(options))) {
    m_io.runAndWait([this] { m_impl->open(); });
}

MessageLink::~MessageLink() {
    m_io.runAndWait([this] { m_impl->close(); });
}

void MessageLink::send(Message request, Milliseconds timeout, std::function<void(Result<Message>)> onAnswer) {
    m_io.post(
        [impl = m_impl, request = std::move(request), timeout, onAnswer = std::move(onAnswer)]() mutable {
            impl->submit(request, timeout, std::move(onAnswer));
        });
}

bool MessageLink::isSignedOn() const { return m_impl->isUp; }

std::uint64_t MessageLink::refusedMacs() const { return m_impl->macsRefused; }

}  // namespace kazasu

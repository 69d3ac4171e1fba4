// The line to a bank: who gets which answer, and what is said when the line is slow, falls or lies.
#include "core/iso8583/codec.h"
#include "core/iso8583/frame.h"
#include "platform/crypto/line_mac.h"
#include "platform/net/message_link.h"
#include "tests/support/manual_clock.h"
#include "tests/support/raw_peer.h"

#include <QTest>

#include <future>

using namespace kazasu;
using namespace kazasu::test;
using iso8583::Message;
namespace field = iso8583::field;

namespace {

constexpr Milliseconds kPatience{10'000};

MessageLinkOptions hurriedLink(std::uint16_t port) {
    MessageLinkOptions options;
    options.peer.host = "127.0.0.1";
    options.peer.port = port;
    options.peer.firstPause = Milliseconds{10};
    options.peer.longestPause = Milliseconds{40};
    options.institution = "99990001";
    options.networkTimeout = Milliseconds{2'000};
    return options;
}

Message request(std::uint32_t traceNumber) {
    Message message{"0100"};
    message.setTraceNumber(traceNumber).set(field::kTransmissionTime, "1122033045");
    message.set(field::kReference, "632612000001").set(field::kAcquirer, "99990001");
    return message;
}

Message readMessage(const RawPeer& peer) { return iso8583::decode(peer.readFrame()).value(); }

bool sendMessage(const RawPeer& peer, const Message& message) {
    return peer.send(iso8583::encodeFrame(iso8583::encode(message).value()).value());
}

Message answerTo(const Message& asked, std::string_view responseCode = "00") {
    Message answer{asked.responseType()};
    for (const auto& [number, value] : asked.fields()) answer.set(number, value);
    answer.set(field::kResponseCode, std::string(responseCode));
    return answer;
}

/// Takes the next connection and answers its sign-on.
RawPeer acceptAndSignOn(const RawListener& listener) {
    RawPeer peer = listener.accept();
    const Message signOn = readMessage(peer);
    KAZASU_CHECK(signOn.type() == "0800" && signOn.get(field::kNetworkCode) == "001");
    KAZASU_CHECK(sendMessage(peer, answerTo(signOn)));
    return peer;
}

std::future<Result<Message>> ask(MessageLink& link, const Message& message,
                                 Milliseconds timeout = kPatience) {
    auto promise = std::make_shared<std::promise<Result<Message>>>();
    link.send(message, timeout, [promise](Result<Message> answer) { promise->set_value(std::move(answer)); });
    return promise->get_future();
}

}  // namespace

class TestMessageLink : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersFindTheirRequestsInAnyOrder();
    void nothingIsSentBeforeTheSignOnIsAnswered();
    void aRefusedSignOnKeepsTheLineDown();
    void lateDuplicateAndUnaskedMessagesAreDropped();
    void anAnswerAboutOtherMoneyIsNoAnswer_data();
    void anAnswerAboutOtherMoneyIsNoAnswer();
    void noAnswerInTimeIsATimeout();
    void aLineThatStaysSilentAfterATimeoutIsOpenedAnew();
    void aFallenLineAnswersWhatWasSentAndWhatWasNot();
    void aDownLineIsKnownAtOnce();
    void whatIsNoMessageEndsTheLine();
    void whatIsNotUnderTheLinesKeyEndsTheLine();
    void theEchoIsAskedForAndAnUnansweredOneEndsTheLine();
    void requestsThatCannotBeCorrelatedAreRefused();
    void anEndedLinkAnswersWhatIsUnderWay();

private:
    ManualClock m_clock;
    IoThread m_io;
};

void TestMessageLink::answersFindTheirRequestsInAnyOrder() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    const RawPeer peer = acceptAndSignOn(listener);
    auto first = ask(link, request(1));
    auto second = ask(link, request(2));
    const Message askedFirst = readMessage(peer);
    const Message askedSecond = readMessage(peer);
    QVERIFY(askedFirst == request(1));
    QVERIFY(sendMessage(peer, answerTo(askedSecond, "51")));
    QVERIFY(sendMessage(peer, answerTo(askedFirst, "00")));
    QVERIFY(first.get().value() == answerTo(request(1), "00"));
    QVERIFY(second.get().value() == answerTo(request(2), "51"));
    QVERIFY(link.isSignedOn());
}

void TestMessageLink::nothingIsSentBeforeTheSignOnIsAnswered() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    auto asked = ask(link, request(1));
    const RawPeer peer = listener.accept();
    const Message signOn = readMessage(peer);
    QCOMPARE(signOn.type(), std::string("0800"));
    QCOMPARE(signOn.get(field::kAcquirer), std::string_view("99990001"));
    QVERIFY(!link.isSignedOn());
    QVERIFY(sendMessage(peer, answerTo(signOn)));
    QCOMPARE(readMessage(peer).type(), std::string("0100"));
    QVERIFY(sendMessage(peer, answerTo(request(1))));
    QVERIFY(asked.get().isOk());
}

void TestMessageLink::aRefusedSignOnKeepsTheLineDown() {
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("sign-on failed: Forbidden")));
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    auto asked = ask(link, request(1));
    const RawPeer peer = listener.accept();
    QVERIFY(sendMessage(peer, answerTo(readMessage(peer), "58")));
    QVERIFY(peer.isClosedByPeer());
    QCOMPARE(asked.get().code(), ErrorCode::NetworkConnectFailed);
    QVERIFY(!link.isSignedOn());
}

void TestMessageLink::lateDuplicateAndUnaskedMessagesAreDropped() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    const RawPeer peer = acceptAndSignOn(listener);
    auto first = ask(link, request(1));
    static_cast<void>(readMessage(peer));
    QVERIFY(sendMessage(peer, answerTo(request(7))));  // never asked
    QVERIFY(sendMessage(peer, request(1)));            // a request is no answer
    QVERIFY(sendMessage(peer, answerTo(request(1), "00")));
    QVERIFY(sendMessage(peer, answerTo(request(1), "51")));  // a second answer
    QCOMPARE(first.get().value().get(field::kResponseCode), std::string_view("00"));
    auto second = ask(link, request(2));
    static_cast<void>(readMessage(peer));
    QVERIFY(sendMessage(peer, answerTo(request(2))));
    QVERIFY(second.get().isOk());
}

void TestMessageLink::anAnswerAboutOtherMoneyIsNoAnswer_data() {
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("another amount") << int{field::kAmount} << QByteArray("000000000500");
    QTest::newRow("another currency") << int{field::kCurrency} << QByteArray("840");
    QTest::newRow("another reference") << int{field::kReference} << QByteArray("632612000002");
}

void TestMessageLink::anAnswerAboutOtherMoneyIsNoAnswer() {
    QFETCH(const int, number);
    QFETCH(const QByteArray, value);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("another DE%1").arg(number)));
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    const RawPeer peer = acceptAndSignOn(listener);
    auto asked = ask(link, Message{request(1)}.setAmount(Money::yen(1000)));
    Message answer = answerTo(readMessage(peer));
    QVERIFY(sendMessage(peer, answer.set(number, value.toStdString())));
    QCOMPARE(asked.get().code(), ErrorCode::NetworkProtocol);
    auto next = ask(link, request(2));  // the line itself stays
    QVERIFY(sendMessage(peer, answerTo(readMessage(peer))));
    QVERIFY(next.get().isOk());
}

void TestMessageLink::noAnswerInTimeIsATimeout() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    const RawPeer peer = acceptAndSignOn(listener);
    QTRY_VERIFY(link.isSignedOn());
    QCOMPARE(ask(link, request(1), Milliseconds{50}).get().code(), ErrorCode::Timeout);
    // The late answer belongs to nobody; the same request said again gets the next one.
    auto again = ask(link, Message{request(1)});
    QVERIFY(sendMessage(peer, answerTo(request(1))));
    QVERIFY(again.get().isOk());
}

void TestMessageLink::aLineThatStaysSilentAfterATimeoutIsOpenedAnew() {
    const RawListener listener;
    MessageLinkOptions options = hurriedLink(listener.port());
    options.networkTimeout = Milliseconds{200};  // and the usual minute between echoes
    MessageLink link{m_io, m_clock, options};
    const RawPeer silent = acceptAndSignOn(listener);
    QTRY_VERIFY(link.isSignedOn());
    QCOMPARE(ask(link, request(1), Milliseconds{50}).get().code(), ErrorCode::Timeout);
    const RawPeer next = acceptAndSignOn(listener);
    QTRY_VERIFY(link.isSignedOn());
    auto again = ask(link, request(1));
    QVERIFY(sendMessage(next, answerTo(readMessage(next))));
    QVERIFY(again.get().isOk());
}

void TestMessageLink::aFallenLineAnswersWhatWasSentAndWhatWasNot() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    RawPeer peer = acceptAndSignOn(listener);
    auto sent = ask(link, request(1));
    static_cast<void>(readMessage(peer));
    peer.close();
    QCOMPARE(sent.get().code(), ErrorCode::NetworkClosed);
    const RawPeer silent = listener.accept();  // takes the sign-on and never answers it
    auto unsent = ask(link, request(2), Milliseconds{50});
    QCOMPARE(unsent.get().code(), ErrorCode::NetworkConnectFailed);
}

void TestMessageLink::aDownLineIsKnownAtOnce() {
    MessageLinkOptions options = hurriedLink(1);
    options.peer.firstPause = Milliseconds{60'000};
    options.peer.longestPause = Milliseconds{60'000};
    MessageLink link{m_io, m_clock, options};
    for (std::uint32_t i = 1; i < 4; ++i)
        QCOMPARE(ask(link, request(i)).get().code(), ErrorCode::NetworkConnectFailed);
}

void TestMessageLink::whatIsNotUnderTheLinesKeyEndsTheLine() {
    const auto key = std::make_shared<const LineMac>(std::array<std::uint8_t, LineMac::kKeyBytes>{1, 2, 3});
    const RawListener listener;
    MessageLinkOptions options = hurriedLink(listener.port());
    options.mac = key;
    MessageLink link{m_io, m_clock, options};
    for (int line = 1; line <= 2; ++line) {  // without a code, then with another line's
        const RawPeer peer = listener.accept();
        const Bytes frame = peer.readFrame();
        const auto signOn = iso8583::unseal(*iso8583::decode(frame), frame, key.get());
        QVERIFY(signOn.isOk());
        const LineMac other(std::array<std::uint8_t, LineMac::kKeyBytes>{9});
        const auto answer = iso8583::seal(answerTo(*signOn), line == 1 ? nullptr : &other);
        QVERIFY(peer.send(iso8583::encodeFrame(*answer).value()));
        QVERIFY(peer.readFrame().empty());  // closed
        QCOMPARE(link.refusedMacs(), std::uint64_t(line));
        QVERIFY(!link.isSignedOn());
    }
    const RawPeer peer = listener.accept();
    const Bytes frame = peer.readFrame();
    const auto signOn = iso8583::unseal(*iso8583::decode(frame), frame, key.get());
    QVERIFY(peer.send(iso8583::encodeFrame(*iso8583::seal(answerTo(*signOn), key.get())).value()));
    QVERIFY(QTest::qWaitFor([&] { return link.isSignedOn(); }));
}

void TestMessageLink::whatIsNoMessageEndsTheLine() {
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("IsoTypeInvalid")));
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    const RawPeer peer = acceptAndSignOn(listener);
    auto asked = ask(link, request(1));
    static_cast<void>(readMessage(peer));
    QVERIFY(peer.send(iso8583::encodeFrame(viewOf("this is no message")).value()));
    QCOMPARE(asked.get().code(), ErrorCode::NetworkClosed);
    const RawPeer again = acceptAndSignOn(listener);
    QTRY_VERIFY(link.isSignedOn());
}

void TestMessageLink::theEchoIsAskedForAndAnUnansweredOneEndsTheLine() {
    const RawListener listener;
    MessageLinkOptions options = hurriedLink(listener.port());
    options.echoInterval = Milliseconds{20};
    options.networkTimeout = Milliseconds{200};
    MessageLink link{m_io, m_clock, options};
    const RawPeer peer = acceptAndSignOn(listener);
    for (int i = 0; i < 2; ++i) {
        const Message echo = readMessage(peer);
        QCOMPARE(echo.get(field::kNetworkCode), std::string_view("301"));
        QVERIFY(sendMessage(peer, answerTo(echo)));
    }
    QVERIFY(peer.isClosedByPeer());
    const RawPeer again = acceptAndSignOn(listener);
}

void TestMessageLink::requestsThatCannotBeCorrelatedAreRefused() {
    const RawListener listener;
    MessageLink link{m_io, m_clock, hurriedLink(listener.port())};
    Message noTrace = request(1);
    noTrace.remove(field::kTraceNumber);
    QCOMPARE(ask(link, noTrace).get().code(), ErrorCode::IsoFieldMissing);
    Message unwritable = request(1);
    unwritable.set(field::kReference, "short");
    QCOMPARE(ask(link, unwritable).get().code(), ErrorCode::IsoFieldInvalid);
    auto first = ask(link, request(1));
    QCOMPARE(ask(link, request(1)).get().code(), ErrorCode::Conflict);
    const RawPeer peer = acceptAndSignOn(listener);
    QVERIFY(sendMessage(peer, answerTo(readMessage(peer))));
    QVERIFY(first.get().isOk());
}

void TestMessageLink::anEndedLinkAnswersWhatIsUnderWay() {
    const RawListener listener;
    auto link = std::make_unique<MessageLink>(m_io, m_clock, hurriedLink(listener.port()));
    const RawPeer peer = acceptAndSignOn(listener);
    auto asked = ask(*link, request(1));
    static_cast<void>(readMessage(peer));
    link.reset();
    QCOMPARE(asked.get().code(), ErrorCode::Cancelled);
    QVERIFY(peer.isClosedByPeer());
}

QTEST_GUILESS_MAIN(TestMessageLink)
#include "test_message_link.moc"

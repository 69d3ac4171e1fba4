// Authorisations (605-607) and their end: what is asked of the member's bank once, and what it is told
// afterwards.
#include "tests/component/center/center_bench.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

class TestCenterAuthorise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anApprovedAmountIsHeldOnce();
    void theSameRequestGetsTheSameAnswerAndOnlyOneMessageGoesOut();
    void theSameIdWithAnotherBodyIsAConflict();
    void aRefusalCarriesItsReason_data();
    void aRefusalCarriesItsReason();
    void anUnansweredRequestIsRefusedAndReversedNeverRepeated_data();
    void anUnansweredRequestIsRefusedAndReversedNeverRepeated();
    void aRequestCutOffByAStopIsReversedAtTheNextStart();
    void whoWaitsWhenTheCenterStopsIsAnswered();
    void cancellingReleasesTheHold();
    void anUnconfirmedAuthorisationLapsesAndReleasesTheHold();
    void confirmingTwiceMakesOneCode();
    void whatWasCancelledCannotBeConfirmed();
    void anInstitutionWithoutALineIsRefusedBeforeAnythingIsStored();
    void reversalsAreRepeatedAsRepeatsUntilTheBankAnswers();
};

void TestCenterAuthorise::anApprovedAmountIsHeldOnce() {
    CenterBench bench;
    const auto view = bench.authorise(bench.wish(1500));
    QVERIFY(view.isOk());
    QCOMPARE(view->authorisation.state, AuthorisationState::Approved);
    QCOMPARE(bench.banks.held(), 1500);
    QCOMPARE(bench.banks.seen.size(), std::size_t{1});
    const auto& message = bench.banks.seen.front();
    QCOMPARE(message.get(2), std::string_view("4111111111111111"));
    QCOMPARE(message.get(14), std::string_view("3012"));
    QVERIFY(!message.has(63));
}

void TestCenterAuthorise::theSameRequestGetsTheSameAnswerAndOnlyOneMessageGoesOut() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    // Twice at once, then once more.
    std::vector<Result<AuthorisationView>> answers;
    for (int i = 0; i < 2; ++i)
        bench.center->authorisations().request(kToken, request, [&answers](Result<AuthorisationView> view) {
            answers.push_back(std::move(view));
        });
    bench.drain();
    answers.push_back(bench.authorise(request));
    QCOMPARE(answers.size(), std::size_t{3});
    for (const auto& answer : answers) {
        QVERIFY(answer.isOk());
        QCOMPARE(answer->authorisation.state, AuthorisationState::Approved);
        QCOMPARE(answer->authorisation.reference, answers.front()->authorisation.reference);
    }
    QCOMPARE(bench.banks.seen.size(), std::size_t{1});
    QCOMPARE(bench.banks.held(), 1500);
}

void TestCenterAuthorise::theSameIdWithAnotherBodyIsAConflict() {
    CenterBench bench;
    auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    request.amount = Money::yen(1600);
    QCOMPARE(bench.authorise(request).code(), ErrorCode::Conflict);
    QCOMPARE(bench.banks.held(), 1500);
}

void TestCenterAuthorise::aRefusalCarriesItsReason_data() {
    QTest::addColumn<QString>("responseCode");
    QTest::addColumn<int>("reason");
    QTest::newRow("51") << QStringLiteral("51") << static_cast<int>(ErrorCode::InsufficientFunds);
    QTest::newRow("54") << QStringLiteral("54") << static_cast<int>(ErrorCode::MeansExpired);
    QTest::newRow("14") << QStringLiteral("14") << static_cast<int>(ErrorCode::AccountUnknown);
    QTest::newRow("61") << QStringLiteral("61") << static_cast<int>(ErrorCode::AmountLimitExceeded);
    QTest::newRow("57") << QStringLiteral("57") << static_cast<int>(ErrorCode::BankRefused);
    QTest::newRow("unheard of") << QStringLiteral("Z9") << static_cast<int>(ErrorCode::BankRefused);
}

void TestCenterAuthorise::aRefusalCarriesItsReason() {
    QFETCH(QString, responseCode);
    QFETCH(int, reason);
    CenterBench bench;
    bench.banks.refuseAuthorisationsWith = responseCode.toStdString();
    const auto request = bench.wish(1500);
    const auto view = bench.authorise(request);
    QVERIFY(view.isOk());
    QCOMPARE(view->authorisation.state, AuthorisationState::Refused);
    QCOMPARE(static_cast<int>(view->authorisation.reason.value()), reason);
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterAuthorise::anUnansweredRequestIsRefusedAndReversedNeverRepeated_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("reversals");
    QTest::newRow("the request was lost") << static_cast<int>(LineFault::RequestLost) << 1;
    QTest::newRow("the answer was lost") << static_cast<int>(LineFault::AnswerLost) << 1;
    QTest::newRow("nothing was sent") << static_cast<int>(LineFault::NotConnected) << 0;
}

void TestCenterAuthorise::anUnansweredRequestIsRefusedAndReversedNeverRepeated() {
    QFETCH(int, fault);
    QFETCH(int, reversals);
    CenterBench bench;
    bench.memberLine.faults = {static_cast<LineFault>(fault)};
    const auto request = bench.wish(1500);
    QCOMPARE(bench.authorise(request).code(), ErrorCode::BankUnreachable);
    QCOMPARE(bench.authorise(request).code(), ErrorCode::BankUnreachable);
    QCOMPARE(bench.banks.held(), 0);
    QCOMPARE(bench.banks.available, 1'000'000);
    QVERIFY(bench.isBankQuiet());
    const auto count = [&bench](std::string_view type) {
        return std::count_if(bench.banks.seen.begin(), bench.banks.seen.end(),
                             [type](const auto& message) { return message.firstType() == type; });
    };
    QCOMPARE(static_cast<int>(count("0420")), reversals);
    QVERIFY(count("0100") <= 1);
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterAuthorise::aRequestCutOffByAStopIsReversedAtTheNextStart() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    bench.center->authorisations().request(kToken, request, [](const Result<AuthorisationView>&) {});
    // Until the bank holds the amount, and no further.
    while (bench.banks.held() == 0) {
        const auto task = std::move(bench.tasks.front());
        bench.tasks.pop_front();
        task();
    }
    bench.restart();
    QCOMPARE(bench.banks.held(), 0);
    QCOMPARE(bench.authorise(request).code(), ErrorCode::BankUnreachable);
    QVERIFY(bench.isBankQuiet());
}

void TestCenterAuthorise::whoWaitsWhenTheCenterStopsIsAnswered() {
    CenterBench bench;
    std::optional<Result<AuthorisationView>> answer;
    bench.center->authorisations().request(
        kToken, bench.wish(1500),
        [&answer](Result<AuthorisationView> view) { answer.emplace(std::move(view)); });
    for (int i = 0; i < 2; ++i) {  // stored, and handed to the line
        const auto task = std::move(bench.tasks.front());
        bench.tasks.pop_front();
        task();
    }
    bench.center->stopOnLane();
    bench.drain();
    QVERIFY(answer.has_value());
    QCOMPARE(answer->code(), ErrorCode::Unavailable);
}

void TestCenterAuthorise::cancellingReleasesTheHold() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    for (int i = 0; i < 2; ++i) {
        const auto cancelled = bench.inBooks([&](Database& books) {
            return AuthoriseService::cancel(books, bench.member, request.id, bench.clock.now());
        });
        QVERIFY(cancelled.isOk());
        QCOMPARE(cancelled->authorisation.state, AuthorisationState::Cancelled);
    }
    bench.center->outbox().wake();
    bench.drain();
    QCOMPARE(bench.banks.available, 1'000'000);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM bank_message"), 1);
}

void TestCenterAuthorise::anUnconfirmedAuthorisationLapsesAndReleasesTheHold() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    bench.advance(kConfirmationTime - std::chrono::seconds{30});
    QCOMPARE(bench.banks.held(), 1500);
    bench.advance(std::chrono::seconds{60});
    QCOMPARE(bench.banks.held(), 0);
    QCOMPARE(bench.authorise(request)->authorisation.state, AuthorisationState::Lapsed);
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterAuthorise::confirmingTwiceMakesOneCode() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    const auto first = bench.confirm(request.id);
    const auto second = bench.confirm(request.id);
    QVERIFY(first.isOk() && second.isOk());
    QCOMPARE(second->text, first->text);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM code"), 1);
}

void TestCenterAuthorise::whatWasCancelledCannotBeConfirmed() {
    CenterBench bench;
    const auto request = bench.wish(1500);
    QVERIFY(bench.authorise(request).isOk());
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return AuthoriseService::cancel(books, bench.member, request.id, bench.clock.now());
                })
                .isOk());
    QCOMPARE(bench.confirm(request.id).code(), ErrorCode::AuthorisationStateInvalid);
}

void TestCenterAuthorise::anInstitutionWithoutALineIsRefusedBeforeAnythingIsStored() {
    CenterBench bench;
    auto request = bench.wish(1500);
    request.means = MeansId::make(bench.clock, bench.random);
    const NewMeans elsewhere{*InstitutionId::parse("12345678"), MeansKind::Account, "1234567", "", "far"};
    QVERIFY(bench
                .inBooks([&](Database& books) {
                    return registerMeans(books, bench.member, request.means, elsewhere, SecretBox{{}},
                                         bench.random, bench.clock.now());
                })
                .isOk());
    QCOMPARE(bench.authorise(request).code(), ErrorCode::InstitutionUnknown);
    QCOMPARE(bench.number("SELECT COUNT(*) FROM authorisation"), 0);
}

void TestCenterAuthorise::reversalsAreRepeatedAsRepeatsUntilTheBankAnswers() {
    CenterBench bench;
    using enum LineFault;
    bench.memberLine.faults = {AnswerLost, RequestLost, NotConnected,
                               AnswerLost};  // 0100, then 0420 and its repeats
    QCOMPARE(bench.authorise(bench.wish(1500)).code(), ErrorCode::BankUnreachable);
    QVERIFY(!bench.isBankQuiet());
    bench.advance(std::chrono::minutes{2});
    QVERIFY(bench.isBankQuiet());
    QCOMPARE(bench.banks.available, 1'000'000);
    std::vector<std::string> types;
    for (const auto& message : bench.banks.seen) types.push_back(message.type());
    QCOMPARE(types, (std::vector<std::string>{"0100", "0421", "0421"}));
    QCOMPARE(bench.banks.seen[1].get(11), bench.banks.seen[2].get(11));
    QCOMPARE(bench.banks.seen[1].get(7), bench.banks.seen[2].get(7));
}

QTEST_GUILESS_MAIN(TestCenterAuthorise)
#include "test_center_authorise.moc"

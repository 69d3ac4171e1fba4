// Names made to break something, at a real center: what is kept comes back from it byte for byte, what is
// refused leaves nothing behind, and no name begins a line of its own in the log.
#include "center/base/text_fields.h"
#include "core/text/utf8.h"
#include "platform/text/composed.h"
#include "tests/component/center/program_town.h"
#include "tests/support/hostile_names.h"
#include "tests/support/json_path.h"

#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

constexpr std::size_t kMeansOfAMember = 18;
constexpr std::size_t kEachSoMany = 5;  // over HTTP; all of them go through the same door below

bool isBlank(const std::string& name) { return name.find_first_not_of(' ') == std::string::npos; }

Json accountNamed(const std::string& label, std::size_t number) {
    return Json::object()
        .set("institution", "99990109")
        .set("kind", "account")
        .set("number", std::to_string(3'000'000 + number))
        .set("label", label);
}

}  // namespace

class TestCenterNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_town.startCenter(), m_town.center().log().constData()); }
    void theDoorKeepsAndRefusesWhatTheTableSays();
    void aNameThatIsKeptComesBackAsItIs();
    void aNameThatIsRefusedIsNotKept();
    void everyLineOfTheLogIsTheCenters();

private:
    ProgramTown m_town;
};

void TestCenterNames::theDoorKeepsAndRefusesWhatTheTableSays() {
    for (const auto& each : hostileNames()) {
        const auto text = center::lineIn(Json::object().set("name", each.name), "name", 200);
        const bool isKept = each.isKept && !isBlank(each.name);
        QVERIFY2(text.isOk() == isKept, each.name.c_str());
        if (isKept) QCOMPARE(*text, composed(each.name));
    }
}

void TestCenterNames::aNameThatIsKeptComesBackAsItIs() {
    std::vector<std::string> names;
    std::size_t number = 0;
    for (const auto& each : hostileNames()) {
        const std::string name = composed(each.name);
        const bool fits = each.isKept && !isBlank(name) && name.size() <= 60;
        if (fits && number++ % kEachSoMany == 0) names.push_back(name);
    }
    QVERIFY(names.size() > 2 * kMeansOfAMember);
    for (std::size_t first = 0; first < names.size(); first += kMeansOfAMember) {
        HttpCaller phone = m_town.phone();
        ProgramTown::join(phone, "names" + std::to_string(first) + "@example.jp");
        const auto end = std::min(first + kMeansOfAMember, names.size());
        for (std::size_t i = first; i < end; ++i) {
            const Answer made = phone.call("POST", "/member/v1/means", accountNamed(names[i], i));
            QVERIFY2(made.status == 201, (names[i] + ": " + made.bytes).c_str());
        }
        const auto means = listAt(phone.call("GET", "/member/v1/means").body, "means");
        QCOMPARE(means.size(), end - first + 1);  // and the card
        for (std::size_t i = first; i < end; ++i) QCOMPARE(textAt(means[i - first + 1], "label"), names[i]);
    }
}

void TestCenterNames::aNameThatIsRefusedIsNotKept() {
    HttpCaller phone = m_town.phone();
    ProgramTown::join(phone, "refused@example.jp");
    std::size_t number = 0;
    for (const auto& each : hostileNames()) {
        if (each.isKept || number++ % kEachSoMany != 0 || each.name.size() > 400) continue;
        const Answer refused = phone.call("POST", "/member/v1/means", accountNamed(each.name, number));
        QVERIFY2(refused.status >= 400 && refused.status < 500, refused.bytes.c_str());
        const std::string expected = isUtf8(each.name) ? "TextRefused" : "ParseFailed";
        QVERIFY2(refused.error() == expected || refused.error() == "TooLong", refused.bytes.c_str());
    }
    QCOMPARE(listAt(phone.call("GET", "/member/v1/means").body, "means").size(), std::size_t{1});
}

void TestCenterNames::everyLineOfTheLogIsTheCenters() {
    QCOMPARE(m_town.center().stop(), 0);
    static const QRegularExpression kLine(QStringLiteral(
        R"(^(ready .*|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3} (debug|info|warning|critical) [\w.]+: .*)$)"));
    const QList<QByteArray> lines = m_town.center().log().split('\n');
    for (const auto& line : lines)
        QVERIFY2(line.isEmpty() || kLine.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

QTEST_GUILESS_MAIN(TestCenterNames)
#include "test_center_names.moc"

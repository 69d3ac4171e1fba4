// The shop's calendar over leap days, ends of years and the hours at which other countries change their
// clocks: every moment has one day, days follow each other, and the machine's own time zone changes nothing.
#include "controller/sales_file/sales_file.h"

#include <QTest>

#include <chrono>
#include <ctime>

using namespace kazasu;
using namespace kazasu::controller;

namespace {

constexpr Milliseconds kJapan = std::chrono::hours{9};
constexpr Milliseconds kHour = std::chrono::hours{1};

Instant at(const char* rfc3339) { return parseRfc3339(rfc3339).value(); }

}  // namespace

class TestCalendar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDayEndsAtMidnightInJapan_data();
    void aDayEndsAtMidnightInJapan();
    void daysFollowEachOtherForAHundredYears();
    void theTimeZoneOfTheMachineChangesNothing_data();
    void theTimeZoneOfTheMachineChangesNothing();
    void aClockADayOffBooksTheNextOrTheLastDay();
};

void TestCalendar::aDayEndsAtMidnightInJapan_data() {
    QTest::addColumn<QByteArray>("utc");
    QTest::addColumn<QByteArray>("day");
    const auto row = [](const char* utc, const char* day) {
        QTest::newRow(utc) << QByteArray(utc) << QByteArray(day);
    };
    row("2028-02-28T14:59:59.999Z", "2028-02-28");
    row("2028-02-28T15:00:00.000Z", "2028-02-29");
    row("2028-02-29T14:59:59.999Z", "2028-02-29");
    row("2028-02-29T15:00:00.000Z", "2028-03-01");
    row("2027-02-28T15:00:00.000Z", "2027-03-01");
    row("2100-02-28T15:00:00.000Z", "2100-03-01");  // no leap year
    row("2400-02-28T15:00:00.000Z", "2400-02-29");
    row("2026-12-31T14:59:59.999Z", "2026-12-31");
    row("2026-12-31T15:00:00.000Z", "2027-01-01");
    row("2027-03-28T01:00:00.000Z", "2027-03-28");  // Europe's clocks go forward
    row("2027-10-31T01:00:00.000Z", "2027-10-31");  // and back
    row("2038-01-19T03:14:08.000Z", "2038-01-19");  // beyond 32 bits of seconds
}

void TestCalendar::aDayEndsAtMidnightInJapan() {
    QFETCH(const QByteArray, utc);
    QFETCH(const QByteArray, day);
    QCOMPARE(QByteArray::fromStdString(businessDayAt(at(utc.constData())).toString()), day);
}

void TestCalendar::daysFollowEachOtherForAHundredYears() {
    const Instant first = at("2026-01-01T03:00:00.000Z");
    BusinessDay last = businessDayAt(first);
    int leapDays = 0;
    for (int day = 1; day < 36'525; ++day) {
        const Instant noon = first + day * 24 * kHour;
        const BusinessDay today = businessDayAt(noon);
        QVERIFY(last < today);
        QVERIFY(BusinessDay::parse(today.toString()).isOk());
        QCOMPARE(businessDayAt(noon + 11 * kHour), today);  // noon plus 11 hours is still that day
        QVERIFY(businessDayAt(noon + 12 * kHour) > today);
        QCOMPARE(instantOf(civilAt(noon, kJapan), kJapan), noon);
        leapDays += today.month() == 2 && today.day() == 29 ? 1 : 0;
        last = today;
    }
    QCOMPARE(leapDays, 24);  // 2028 to 2124 without 2100
}

void TestCalendar::theTimeZoneOfTheMachineChangesNothing_data() {
    QTest::addColumn<QByteArray>("zone");
    for (const char* zone : {"Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Tokyo", "UTC",
                             "CET-1CEST,M3.5.0,M10.5.0/3"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestCalendar::theTimeZoneOfTheMachineChangesNothing() {
    QFETCH(const QByteArray, zone);
    const QByteArray before = qgetenv("TZ");
    const Instant from = at("2027-03-27T12:00:00.000Z");
    std::vector<std::string> expected;
    for (int quarter = 0; quarter < 4 * 48; ++quarter)
        expected.push_back(businessDayAt(from + quarter * (kHour / 4)).toString());
    qputenv("TZ", zone);
    ::tzset();
    for (int quarter = 0; quarter < 4 * 48; ++quarter)
        QCOMPARE(businessDayAt(from + quarter * (kHour / 4)).toString(), expected[std::size_t(quarter)]);
    QCOMPARE(toRfc3339(from), std::string("2027-03-27T12:00:00.000Z"));
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
    ::tzset();
}

void TestCalendar::aClockADayOffBooksTheNextOrTheLastDay() {
    const Instant now = at("2028-02-29T03:00:00.000Z");
    QCOMPARE(businessDayAt(now - 24 * kHour).toString(), std::string("2028-02-28"));
    QCOMPARE(businessDayAt(now + 24 * kHour).toString(), std::string("2028-03-01"));
}

QTEST_GUILESS_MAIN(TestCalendar)
#include "test_calendar.moc"

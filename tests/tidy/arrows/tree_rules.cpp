#include "tests/tidy/arrows/tree_rules.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kazasu::tidy {
namespace {

const QString kArrowRule = QStringLiteral("arrow of ");
const QString kTestsRule = QStringLiteral("arrow into tests");
const QString kDoorRule = QStringLiteral("door of ");
const QString kQtRule = QStringLiteral("no Qt in logic");
const QString kBanRule = QStringLiteral("ban of ");
const QString kTestBanRule = QStringLiteral("ban in tests of ");
const QString kWallRule = QStringLiteral("the wall");

constexpr int kWall = 600;  // lines; 300 is where a room gets crowded

/// Which rooms a room may see, itself not named.
const QHash<QString, QStringList>& arrows() {
    static const QHash<QString, QStringList> kArrows{
        {QStringLiteral("core"), {}},
        {QStringLiteral("platform"), {QStringLiteral("core")}},
        {QStringLiteral("drivers"), {QStringLiteral("core")}},
        {QStringLiteral("controller"), {QStringLiteral("core"), QStringLiteral("platform")}},
        {QStringLiteral("center"), {QStringLiteral("core"), QStringLiteral("platform")}},
        {QStringLiteral("bank"), {QStringLiteral("core"), QStringLiteral("platform")}},
        {QStringLiteral("app"),
         {QStringLiteral("core"), QStringLiteral("controller/api"), QStringLiteral("translations")}},
        {QStringLiteral("translations"), {QStringLiteral("core")}},
        {QStringLiteral("tools"), {QStringLiteral("core")}},
    };
    return kArrows;
}

struct Door {
    const char* include;  // beginning of what is included with <>
    const char* where;    // a file or a folder
};
constexpr std::array kDoors{
    Door{"boost/json", "core/json.cpp"},
    Door{"boost/", "platform/http/"},
    Door{"boost/", "platform/net/"},
    Door{"sodium", "platform/crypto/"},
    Door{"sodium", "tools/audit/digests.cpp"},  // the audit shares no code with what it looks at
    Door{"curl/", "platform/http/curl_transport.cpp"},
    Door{"ZXing/", "drivers/barcode/zxing_codec.cpp"},
    Door{"libpq", "platform/sql/postgresql_database.cpp"},
    Door{"QSql", "platform/sql/"},
    Door{"QSql", "tools/audit/books_file.cpp"},
    Door{"QSerialPort", "drivers/"},
    Door{"QCamera", "drivers/scanner/camera/"},
    Door{"QMedia", "drivers/scanner/camera/"},
    Door{"QVideo", "drivers/scanner/camera/"},
    Door{"gst/", "tests/"},
    Door{"zbar", "tests/"},
    Door{"sqlite3", "platform/sql/sqlite_guard.cpp"},
    Door{"openssl/", "platform/crypto/"},
};

struct Ban {
    const char* pattern;  // one thing each, so that each needs a planted violation
    const char* onlyIn;   // files or folders where it may stand; empty: nowhere
    const char* why;
};
constexpr std::array kBans{
    Ban{R"(system_clock\s*::\s*now)", "platform/", "time comes from Clock"},
    Ban{R"(steady_clock\s*::\s*now)", "platform/", "time comes from Clock"},
    Ban{R"(QDateTime\s*::\s*current)", "platform/", "time comes from Clock"},
    Ban{R"(QDate\s*::\s*current)", "platform/", "time comes from Clock"},
    Ban{R"(QTime\s*::\s*current)", "platform/", "time comes from Clock"},
    Ban{R"(random_device)", "platform/", "chance comes from Random"},
    Ban{R"(QUuid\s*::\s*createUuid)", "platform/", "chance comes from Random"},
    Ban{R"(QRandomGenerator)", "platform/", "chance comes from Random"},
    Ban{R"(\bs?rand\s*\()", "platform/", "chance comes from Random"},
    Ban{R"(\bsleep_(for|until)\b)", "platform/", "nothing waits by sleeping"},
    Ban{R"(QThread\s*::\s*[mu]?sleep)", "platform/", "nothing waits by sleeping"},
    Ban{R"(\b(u|nano)?sleep\s*\()", "platform/", "nothing waits by sleeping"},
    Ban{R"((^|[{;):?]|\belse)\s*throw\b)", "", "we throw nothing"},
    Ban{R"(\bescPosDrawerKick\b)", "drivers/printer/", "a drawer is opened by its printer alone"},
    Ban{R"([={,]\s*0x1[BbCcDd]\b)", "drivers/printer/", "printers are commanded by their encoder alone"},
    Ban{R"(\bTODO\b)", "", "left undone"},
    Ban{R"(\bFIXME\b)", "", "left undone"},
    Ban{R"(\bXXX\b)", "", "left undone"},
    Ban{R"(\bHACK\b)", "", "left undone"},
    Ban{R"((?<![\w.])/home/)", "", "a path of one machine"},
    Ban{R"((?<![\w.])/root/)", "", "a path of one machine"},
    Ban{R"((?<![\w.])/([w]ork|[f]arm)/)", "", "a path of one machine"},
    Ban{R"(\b(safety|design|standards|measured)[.]md\b)", "", "a page that is not in this tree"},
};
/// Tests wait for what they want to see. These few look again and again, measure, or play a slow partner.
constexpr std::array kTestBans{
    Ban{R"(\bsleep_(for|until)\b)", "tests/bench/ tests/component/sql/test_commit_queue_failures.cpp",
        "a test waits for an event, not for a while"},
    Ban{R"(QThread\s*::\s*[mu]?sleep)", "", "a test waits for an event, not for a while"},
    Ban{R"(\b(u|nano)?sleep\s*\()", "", "a test waits for an event, not for a while"},
    Ban{R"(QTest\s*::\s*qSleep)", "", "a test waits for an event, not for a while"},
    Ban{R"(QTest\s*::\s*qWait\b)", "tests/e2e/support/waiting.h",
        "a test waits for an event, not for a while"},
};

QString roomOf(const QString& path) { return path.section(QLatin1Char('/'), 0, 0); }

bool isWiring(const QString& path) {
    return path.endsWith(QLatin1String("/main.cpp")) || path.startsWith(QLatin1String("tests/"));
}

void checkArrow(const QString& path, const QString& included, QList<Violation>& found) {
    const QString room = roomOf(path);
    const QString target = roomOf(included);
    if (target == QLatin1String("tests") && room != target)
        found << Violation{kTestsRule, QStringLiteral("a test's %1").arg(included)};
    if (isWiring(path) || !arrows().contains(room) || !arrows().contains(target) || room == target) return;
    for (const auto& allowed : arrows().value(room)) {
        if (included.startsWith(allowed + QLatin1Char('/'))) return;
    }
    found << Violation{kArrowRule + room, QStringLiteral("%1 may not see %2").arg(room, included)};
}

void checkDoor(const QString& path, const QString& included, QList<Violation>& found) {
    QString rule;
    for (const auto& door : kDoors) {
        const bool isThisLibrary = included.startsWith(QLatin1String(door.include));
        // boost/json has a door of its own beside Asio's and Beast's.
        const bool isOtherBoost = included.startsWith(QLatin1String("boost/json")) &&
                                  QLatin1String(door.include) == QLatin1String("boost/");
        if (!isThisLibrary || isOtherBoost) continue;
        rule = QLatin1String(door.include);
        if (path.startsWith(QLatin1String(door.where)) || path.startsWith(QLatin1String("tests/"))) return;
    }
    if (!rule.isEmpty())
        found << Violation{kDoorRule + rule, QStringLiteral("<%1> has its door elsewhere").arg(included)};
}

/// Qt lives at the doors; elsewhere only its logging is used.
void checkQt(const QString& path, const QString& included, QList<Violation>& found) {
    if (!included.startsWith(QLatin1Char('Q')) || isWiring(path)) return;
    const QString room = roomOf(path);
    const bool isCore = room == QLatin1String("core") || path.startsWith(QLatin1String("controller/api/"));
    const bool isLogic = room == QLatin1String("controller") || room == QLatin1String("center") ||
                         room == QLatin1String("bank");
    if (isCore || (isLogic && included != QLatin1String("QLoggingCategory"))) {
        found << Violation{kQtRule, QStringLiteral("Qt's <%1> in %2").arg(included, room)};
    }
}

bool isAmong(const QString& path, const char* places) {
    const auto list = QString::fromLatin1(places).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(list.begin(), list.end(), [&](const auto& place) { return path.startsWith(place); });
}

template <std::size_t kCount>
void checkBans(const std::array<Ban, kCount>& bans, const QString& prefix, const QString& path,
               const QString& line, int number, QList<Violation>& found) {
    for (const auto& ban : bans) {
        if (isAmong(path, ban.onlyIn)) continue;
        static QHash<const char*, QRegularExpression> patterns;
        auto& pattern = patterns[ban.pattern];
        if (pattern.pattern().isEmpty()) pattern.setPattern(QString::fromLatin1(ban.pattern));
        if (pattern.match(line).hasMatch())
            found << Violation{prefix + QLatin1String(ban.pattern),
                               QStringLiteral("line %1: %2").arg(number).arg(QLatin1String(ban.why))};
    }
}

void checkLine(const QString& path, const QString& line, int number, QList<Violation>& found) {
    if (path.startsWith(QLatin1String("tests/tidy/arrows/"))) return;  // names what is banned
    if (path.startsWith(QLatin1String("tests/")))
        return checkBans(kTestBans, kTestBanRule, path, line, number, found);
    checkBans(kBans, kBanRule, path, line, number, found);
}

}  // namespace

QList<Violation> violationsIn(const QString& path, const QString& text) {
    static const QRegularExpression kInclude(QStringLiteral(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"));
    QList<Violation> found;
    const QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.size() > kWall) found << Violation{kWallRule, QStringLiteral("more than %1 lines").arg(kWall)};
    int number = 0;
    for (const auto& line : lines) {
        ++number;
        const auto match = kInclude.match(line);
        if (!match.hasMatch()) {
            checkLine(path, line, number, found);
        } else if (match.captured(1) == QLatin1String("<")) {
            checkDoor(path, match.captured(2), found);
            checkQt(path, match.captured(2), found);
        } else {
            checkArrow(path, match.captured(2), found);
        }
    }
    return found;
}

QStringList rules() {
    QStringList names{kTestsRule, kQtRule, kWallRule};
    for (const auto& room : arrows().keys()) names << kArrowRule + room;
    for (const auto& door : kDoors) names << kDoorRule + QLatin1String(door.include);
    for (const auto& ban : kBans) names << kBanRule + QLatin1String(ban.pattern);
    for (const auto& ban : kTestBans) names << kTestBanRule + QLatin1String(ban.pattern);
    names.removeDuplicates();
    return names;
}

}  // namespace kazasu::tidy

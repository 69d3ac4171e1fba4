#include "tests/tidy/arrows/tree_rules.h"

#include <QHash>
#include <QRegularExpression>

#include <array>

namespace kazasu::tidy {
namespace {

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
    Door{"curl/", "platform/http/curl_transport.cpp"},
    Door{"ZXing/", "drivers/barcode/zxing_codec.cpp"},
    Door{"libpq", "platform/sql/postgresql_database.cpp"},
    Door{"QSql", "platform/sql/"},
    Door{"QSerialPort", "drivers/"},
    Door{"sqlite3", "tests/"},
    Door{"openssl/", "platform/crypto/"},
};

struct Ban {
    const char* pattern;
    const char* onlyIn;  // where it may stand; empty: nowhere
    const char* why;
};
constexpr std::array kBans{
    Ban{R"(system_clock\s*::\s*now|steady_clock\s*::\s*now)", "platform/", "time comes from Clock"},
    Ban{R"(QDate(Time)?\s*::\s*current)", "platform/", "time comes from Clock"},
    Ban{R"(random_device|QUuid\s*::\s*createUuid|QRandomGenerator|\brand\s*\()", "platform/",
        "chance comes from Random"},
    Ban{R"(sleep_for|QThread::m?sleep|usleep\s*\()", "platform/", "nothing waits by sleeping"},
    Ban{R"(\bthrow\b\s*[^;(]*[({])", "", "we throw nothing"},
    Ban{R"(\b(TODO|FIXME|XXX|HACK)\b)", "", "left undone"},
    Ban{R"((?<![\w.])/(home|root|work|farm)/)", "", "a path of one machine"},
};

QString roomOf(const QString& path) { return path.section(QLatin1Char('/'), 0, 0); }

bool isWiring(const QString& path) {
    return path.endsWith(QLatin1String("/main.cpp")) || path.startsWith(QLatin1String("tests/"));
}

void checkArrow(const QString& path, const QString& included, QStringList& found) {
    const QString room = roomOf(path);
    const QString target = roomOf(included);
    if (isWiring(path) || !arrows().contains(room) || !arrows().contains(target) || room == target) return;
    for (const auto& allowed : arrows().value(room)) {
        if (included.startsWith(allowed + QLatin1Char('/'))) return;
    }
    found << QStringLiteral("%1 may not see %2").arg(room, included);
}

void checkDoor(const QString& path, const QString& included, QStringList& found) {
    bool hasDoor = false;
    for (const auto& door : kDoors) {
        const bool isThisLibrary = included.startsWith(QLatin1String(door.include));
        // boost/json has a door of its own beside Asio's and Beast's.
        const bool isOtherBoost = included.startsWith(QLatin1String("boost/json")) &&
                                  QLatin1String(door.include) == QLatin1String("boost/");
        if (!isThisLibrary || isOtherBoost) continue;
        hasDoor = true;
        if (path.startsWith(QLatin1String(door.where)) || path.startsWith(QLatin1String("tests/"))) return;
    }
    if (hasDoor) found << QStringLiteral("<%1> has its door elsewhere").arg(included);
}

/// Qt lives at the doors; elsewhere only its logging is used.
void checkQt(const QString& path, const QString& included, QStringList& found) {
    if (!included.startsWith(QLatin1Char('Q')) || isWiring(path)) return;
    const QString room = roomOf(path);
    const bool isCore = room == QLatin1String("core") || path.startsWith(QLatin1String("controller/api/"));
    const bool isLogic = room == QLatin1String("controller") || room == QLatin1String("center") ||
                         room == QLatin1String("bank");
    if (isCore || (isLogic && included != QLatin1String("QLoggingCategory"))) {
        found << QStringLiteral("Qt's <%1> in %2").arg(included, room);
    }
}

void checkBans(const QString& path, const QString& line, int number, QStringList& found) {
    if (path.startsWith(QLatin1String("tests/"))) return;
    for (const auto& ban : kBans) {
        const QLatin1String allowed(ban.onlyIn);
        if (!allowed.isEmpty() && path.startsWith(allowed)) continue;
        static QHash<const char*, QRegularExpression> patterns;
        auto& pattern = patterns[ban.pattern];
        if (pattern.pattern().isEmpty()) pattern.setPattern(QString::fromLatin1(ban.pattern));
        if (pattern.match(line).hasMatch())
            found << QStringLiteral("line %1: %2").arg(number).arg(QLatin1String(ban.why));
    }
}

}  // namespace

QStringList violationsIn(const QString& path, const QString& text) {
    static const QRegularExpression kInclude(QStringLiteral(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re"));
    QStringList found;
    const QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.size() > kWall) found << QStringLiteral("more than %1 lines").arg(kWall);
    int number = 0;
    for (const auto& line : lines) {
        ++number;
        const auto match = kInclude.match(line);
        if (!match.hasMatch()) {
            checkBans(path, line, number, found);
        } else if (match.captured(1) == QLatin1String("<")) {
            checkDoor(path, match.captured(2), found);
            checkQt(path, match.captured(2), found);
        } else {
            checkArrow(path, match.captured(2), found);
        }
    }
    return found;
}

}  // namespace kazasu::tidy

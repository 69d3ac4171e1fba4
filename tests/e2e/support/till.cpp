#include "tests/e2e/support/till.h"

#include "tests/e2e/support/waiting.h"

#include <QBuffer>
#include <QDir>
#include <QSaveFile>

namespace kazasu::test {
namespace {

void clearFolder(const QString& path) {
    QDir folder(path);
    for (const QString& name : folder.entryList(QDir::Files)) folder.remove(name);
}

}  // namespace

bool Till::open(bool wantsCenter) {
    clearFolder(m_controller.path(QStringLiteral("scans")));  // nobody holds anything up yet
    if (!m_controller.start({QStringLiteral("run"), QStringLiteral("-")})) return false;
    const Json answer = ask(wantsCenter ? "wait-online 30" : "status");
    const auto isOk = answer.getFlag("ok");
    return isOk && *isOk;
}

int Till::close() { return m_controller.process().endInput(); }

Json Till::ask(const std::string& command) {
    m_controller.process().writeLine(QByteArray::fromStdString(command));
    const QByteArray line = m_controller.process().takeLine(2 * kPatienceMs);  // it has limits of its own
    auto answer = Json::parse(std::string_view(line.constData(), static_cast<std::size_t>(line.size())));
    return answer ? *std::move(answer) : Json::object();
}

Json Till::holdUp(const QImage& picture) {
    const QString folder = m_controller.path(QStringLiteral("scans"));
    clearFolder(folder);
    QSaveFile file(folder + QStringLiteral("/phone-%1.png").arg(++m_pictures, 6, 10, QLatin1Char('0')));
    KAZASU_CHECK(file.open(QIODevice::WriteOnly));
    KAZASU_CHECK(picture.save(&file, "PNG"));
    KAZASU_CHECK(file.commit());
    return ask("wait-scan 30");
}

std::string Till::ringUp() {
    for (const auto& label : {kRiceBall, kRiceBall, kTea}) scan(label);
    const Json answer = scan(kTowel);
    return numberAt(answer, "sale.due_minor") == kPrice ? textAt(answer, "sale.id") : std::string{};
}

}  // namespace kazasu::test

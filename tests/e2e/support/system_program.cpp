#include "tests/e2e/support/system_program.h"

#include "core/check.h"

#include <QFile>

namespace kazasu::test {
namespace {

constexpr int kStartLimitMs = 30'000;

}  // namespace

SystemProgram::SystemProgram(QString program, QString folder, QString ready, ReadyOn readyOn)
    : m_program(std::move(program)),
      m_folder(std::move(folder)),
      m_ready(std::move(ready)),
      m_readyOn(readyOn) {}

void SystemProgram::configure(Json config) {
    m_config = std::move(config);
    QFile file(configFile());
    KAZASU_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray::fromStdString(m_config.dump()));
}

void SystemProgram::reconfigure(std::string_view member, Json value) {
    configure(m_config.set(member, std::move(value)));
}

bool SystemProgram::start(const QStringList& words) {
    const QString errors = m_readyOn == ReadyOn::AnyOutput ? QString() : path(QStringLiteral("errors.log"));
    m_process.reset();
    m_process = std::make_unique<RunningProgram>(
        m_program, words + QStringList{QStringLiteral("--config"), configFile()}, m_ready, kStartLimitMs,
        errors, m_environment);
    return m_process->isReady();
}

std::uint16_t SystemProgram::port(const QString& group) const {
    return static_cast<std::uint16_t>(m_process->captured(group).toUInt());
}

Finished SystemProgram::run(const QStringList& words) const {
    return runToEnd(m_program, words + QStringList{QStringLiteral("--config"), configFile()});
}

Finished SystemProgram::run(const char* words) const {
    return run(QString::fromUtf8(words).split(QLatin1Char(' ')));
}

Json SystemProgram::ask(const char* words) const {
    auto parsed = Json::parse(run(words).output.toStdString());
    return parsed ? *std::move(parsed) : Json::object();
}

QByteArray SystemProgram::log() {
    QByteArray log = m_process ? m_process->log() : QByteArray();
    QFile errors(path(QStringLiteral("errors.log")));
    if (errors.open(QIODevice::ReadOnly)) log += errors.readAll();
    return log;
}

}  // namespace kazasu::test

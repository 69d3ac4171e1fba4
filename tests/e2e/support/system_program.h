// One program of the running system: its folder with its configuration file, its process, its commands.
#pragma once

#include "core/json.h"
#include "tests/support/running_program.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>

namespace kazasu::test {

/// Where a program says that it serves.
enum class ReadyOn { AnyOutput, StandardOutputOnly };

class SystemProgram {
public:
    /// `folder` is there already; `ready` is the pattern of the line after which the
    /// program serves; empty for one that says nothing before it is asked.
    SystemProgram(QString program, QString folder, QString ready, ReadyOn readyOn = ReadyOn::AnyOutput);

    /// Writes the configuration file; a running program reads it at its next start.
    void configure(Json config);
    /// One member of the configuration, replaced.
    void reconfigure(std::string_view member, Json value);
    void reconfigure(std::string_view member, std::int64_t value) {
        reconfigure(member, Json::number(value));
    }

    /// Of its next start.
    void setEnvironment(QProcessEnvironment environment) { m_environment = std::move(environment); }

    [[nodiscard]] bool start(const QStringList& words = {});
    /// SIGTERM and its exit code.
    int stop() { return m_process->stop(); }
    void kill() { m_process->kill(); }
    RunningProgram& process() { return *m_process; }
    /// A number that the ready line names.
    [[nodiscard]] std::uint16_t port(const QString& group) const;

    /// A command of the program, e.g. {"books", "--json"}, run to its end beside the serving process.
    [[nodiscard]] Finished run(const QStringList& words) const;
    [[nodiscard]] Finished run(const char* words) const;
    /// What such a command prints; an empty object when that is no JSON.
    [[nodiscard]] Json ask(const char* words) const;

    [[nodiscard]] QString path(const QString& name) const { return m_folder + QLatin1Char('/') + name; }
    [[nodiscard]] QString configFile() const { return path(QStringLiteral("config.json")); }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Everything it has said.
    [[nodiscard]] QByteArray log();

private:
    QString m_program, m_folder, m_ready;
    ReadyOn m_readyOn;
    Json m_config = Json::object();
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<RunningProgram> m_process;
};

}  // namespace kazasu::test

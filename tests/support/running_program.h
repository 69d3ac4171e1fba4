// A program of ours as a real process: started, waited for, asked to end by SIGTERM, its output kept.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <memory>

namespace kazasu::test {

inline QString programPath(const QString& name) { return qEnvironmentVariable("KAZASU_BIN_DIR") + QLatin1Char('/') + name; }

class RunningProgram {
public:
    /// Starts it and waits for a line on stdout that matches `ready`. isRunning() is false if that failed: see log().
    RunningProgram(const QString& name, const QStringList& arguments, const QString& ready, int timeoutMs = 15'000) {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(programPath(name), arguments);
        const QRegularExpression pattern(ready);
        const QDeadlineTimer deadline(timeoutMs);
        while (!deadline.hasExpired()) {
            m_process.waitForReadyRead(50);
            m_log += m_process.readAll();
            m_match = pattern.match(QString::fromUtf8(m_log));
            if (m_match.hasMatch()) return;
            if (m_process.state() == QProcess::NotRunning && m_process.error() != QProcess::UnknownError) return;
            if (m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit && !m_log.isEmpty()) return;
        }
    }
    ~RunningProgram() { stop(); }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    [[nodiscard]] bool isReady() const { return m_match.hasMatch() && m_process.state() == QProcess::Running; }
    /// What a group of the ready pattern captured, e.g. a port.
    [[nodiscard]] QString captured(const QString& group) const { return m_match.captured(group); }

    QByteArray log() {
        m_process.waitForReadyRead(0);
        return m_log += m_process.readAll();
    }

    void writeLine(const QByteArray& line) {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten(1000);
    }

    /// SIGTERM, then the exit code; -1 if it had to be killed.
    int stop(int timeoutMs = 5'000) {
        if (m_process.state() == QProcess::NotRunning) return m_process.exitCode();
        m_process.terminate();
        const bool isEnded = m_process.waitForFinished(timeoutMs);
        m_log += m_process.readAll();
        if (isEnded) return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
        m_process.kill();
        m_process.waitForFinished(1000);
        return -1;
    }

    /// kill -9, as a power cut for this process.
    void kill() {
        m_process.kill();
        m_process.waitForFinished(2000);
        m_log += m_process.readAll();
    }

private:
    QProcess m_process;
    QByteArray m_log;
    QRegularExpressionMatch m_match;
};

struct Finished {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

/// Runs a program to its end.
inline Finished runToEnd(const QString& name, const QStringList& arguments, int timeoutMs = 15'000) {
    QProcess process;
    process.start(programPath(name), arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(1000);
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

}  // namespace kazasu::test

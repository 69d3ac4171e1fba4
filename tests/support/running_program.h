// A program of ours as a real process: started, waited for, asked to end by SIGTERM, stopped in its tracks or
// killed; its output kept.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <memory>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace kazasu::test {

inline QString programPath(const QString& name) {
    return qEnvironmentVariable("KAZASU_BIN_DIR") + QLatin1Char('/') + name;
}

class RunningProgram {
public:
    /// Starts it and waits for output that matches `ready`. isReady() is false if that failed: see log().
    /// What it says on stderr is part of log(), or goes to the end of `errorFile` where one is named: then
    /// stdout holds whole lines only.
    RunningProgram(const QString& name, const QStringList& arguments, const QString& ready,
                   int timeoutMs = 15'000, const QString& errorFile = {},
                   const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
        m_process.setProcessEnvironment(environment);
        if (errorFile.isEmpty()) {
            m_process.setProcessChannelMode(QProcess::MergedChannels);
        } else {
            m_process.setStandardErrorFile(errorFile, QIODevice::Append);
        }
        // A test that is itself killed leaves nothing running.
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(programPath(name), arguments);
        const QRegularExpression pattern(ready);
        const QDeadlineTimer deadline(timeoutMs);
        while (!deadline.hasExpired()) {
            m_process.waitForReadyRead(50);
            m_log += m_process.readAll();
            m_match = pattern.match(QString::fromUtf8(m_log));
            if (m_match.hasMatch() || hasEnded()) return;
        }
    }
    ~RunningProgram() { stop(); }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] bool isReady() const {
        return m_match.hasMatch() && m_process.state() == QProcess::Running;
    }
    [[nodiscard]] bool isRunning() {
        m_process.waitForFinished(0);
        return m_process.state() == QProcess::Running;
    }
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

    /// The next whole line of its output, without its end; empty when none comes within the time.
    QByteArray takeLine(int timeoutMs) {
        const QDeadlineTimer deadline(timeoutMs);
        while (true) {
            const auto end = m_log.indexOf('\n', m_taken);
            if (end >= 0) {
                const QByteArray line = m_log.mid(m_taken, end - m_taken);
                m_taken = end + 1;
                return line;
            }
            if (deadline.hasExpired() || (hasEnded() && m_process.bytesAvailable() == 0)) return {};
            m_process.waitForReadyRead(static_cast<int>(std::min<qint64>(deadline.remainingTime(), 50)));
            m_log += m_process.readAll();
        }
    }

    /// Holds the process where it is (SIGSTOP): it answers nobody, and its sockets stay open. Returns when
    /// the last of its threads stands still.
    void suspend() {
        const auto process = static_cast<id_t>(m_process.processId());
        ::kill(static_cast<pid_t>(process), SIGSTOP);
        siginfo_t state{};
        while (::waitid(P_PID, process, &state, WSTOPPED | WEXITED | WNOWAIT) != 0 && errno == EINTR) {
        }
    }
    void resume() {
        if (m_process.processId() > 0) ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
    }

    /// Closes its stdin, after which it is to end by itself: its exit code, -1 if it had to be killed.
    int endInput(int timeoutMs = 10'000) {
        m_process.closeWriteChannel();
        return waitForEnd(timeoutMs);
    }

    /// SIGTERM, then the exit code; -1 if it had to be killed.
    int stop(int timeoutMs = 5'000) {
        if (m_process.state() == QProcess::NotRunning) return m_process.exitCode();
        resume();
        m_process.terminate();
        return waitForEnd(timeoutMs);
    }

    /// kill -9, as a power cut for this process.
    void kill() {
        m_process.kill();
        m_process.waitForFinished(2000);
        m_log += m_process.readAll();
    }

private:
    int waitForEnd(int timeoutMs) {
        const bool isEnded =
            m_process.state() == QProcess::NotRunning || m_process.waitForFinished(timeoutMs);
        m_log += m_process.readAll();
        if (isEnded) return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
        m_process.kill();
        m_process.waitForFinished(1000);
        return -1;
    }

    /// Over, after it was started; a program that could not be started has ended too.
    [[nodiscard]] bool hasEnded() const {
        if (m_process.state() != QProcess::NotRunning) return false;
        if (m_process.error() != QProcess::UnknownError) return true;
        return m_process.exitStatus() == QProcess::NormalExit && !m_log.isEmpty();
    }

    QProcess m_process;
    QByteArray m_log;
    qsizetype m_taken = 0;  // of m_log, by takeLine
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
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace kazasu::test

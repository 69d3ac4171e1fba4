// One run of a test program to its end.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace kazasu::faults {

struct ProgramRun {
    int exitCode = -1;  // -1: killed, -2: hung
    QByteArray output;
};

inline constexpr int kHung = -2;

/// `name` is a program beside the tests.
inline ProgramRun runTestProgram(const QString& name, const QStringList& words,
                                 const QProcessEnvironment& environment, int timeoutMs = 30'000) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(qEnvironmentVariable("KAZASU_BUILD_DIR") + QStringLiteral("/tests/bin/") + name, words);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
        return {kHung, process.readAllStandardOutput()};
    }
    const bool hasEnded = process.exitStatus() == QProcess::NormalExit;
    return {hasEnded ? process.exitCode() : -1, process.readAllStandardOutput()};
}

}  // namespace kazasu::faults

// A kazasu-controller as a real process, with a folder of its own.
#pragma once

#include "core/json.h"
#include "tests/support/running_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace kazasu::test {

inline const QString kProgram = QStringLiteral("kazasu-controller");

class ControllerProgram {
public:
    /// Another one for each test.
    void lookForAFolder() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("receipts")));
        writeConfig("\"printers\": [\"png:" + pathOf("receipts") + "\"]");
    }
    void writeFile(const QByteArray& name, const QByteArray& content) {
        QFile target(m_folder->filePath(QString::fromUtf8(name)));
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(content);
    }
    void writeConfig(const QByteArray& devices) {
        writeFile("controller.json",
                  "{\"shop\": {\"name\": \"かざす商店\", \"registration_number\": \"T7123456789012\"},"
                  " \"register\": {\"name\": \"1\", \"number\": 1}, \"database\": \"store.sqlite\", " +
                      devices + "}");
    }
    [[nodiscard]] QByteArray pathOf(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name)).toUtf8();
    }
    [[nodiscard]] QString file(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList withConfig(const QStringList& words) const {
        return QStringList{QStringLiteral("--config"), file("controller.json")} + words;
    }
    [[nodiscard]] Finished run(const QStringList& words) const {
        return runToEnd(kProgram, withConfig(words));
    }
    void importSample() const {
        const auto imported =
            run({QStringLiteral("import"), qEnvironmentVariable("KAZASU_SOURCE_DIR") +
                                               QStringLiteral("/resources/sample/catalogue.csv")});
        QVERIFY2(imported.exitCode == 0, imported.output + imported.errors);
    }

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace kazasu::test

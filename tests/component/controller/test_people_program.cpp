// People at a real kazasu-controller: the command line, a sign-in that a killed program does not forget, and
// no PIN in anything that it writes.
#include "core/json.h"
#include "tests/support/running_program.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;
using namespace kazasu::test;

namespace {

const QString kProgram = QStringLiteral("kazasu-controller");
constexpr const char* kManagerPin = "836027";
constexpr const char* kCashierPin = "40715193";
constexpr const char* kWrongPin = "91746025";

}  // namespace

class TestPeopleProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_output.clear();
        write("controller.json", R"({"shop": {"name": "S"}, "database": "store.sqlite"})");
        writePin("manager.pin", kManagerPin);
        writePin("cashier.pin", kCashierPin);
        writePin("wrong.pin", kWrongPin);
        QVERIFY(staff({QStringLiteral("add"), QStringLiteral("--number"), QStringLiteral("1"),
                       QStringLiteral("--name"), QStringLiteral("店長"), QStringLiteral("--role"),
                       QStringLiteral("manager"), QStringLiteral("--pin-file"),
                       path(QStringLiteral("manager.pin"))}));
        QVERIFY(staff({QStringLiteral("add"), QStringLiteral("--number"), QStringLiteral("7"),
                       QStringLiteral("--name"), QStringLiteral("佐藤"), QStringLiteral("--role"),
                       QStringLiteral("cashier"), QStringLiteral("--pin-file"),
                       path(QStringLiteral("cashier.pin"))}));
    }

    void theEleventhTryIsRefusedAlsoAfterAKillAndARestart() {
        {
            RunningProgram program(kProgram, arguments({QStringLiteral("run"), QStringLiteral("-")}),
                                   QStringLiteral("^"), 15'000, path("errors.txt"));
            for (int i = 0; i < 10; ++i) {
                program.writeLine("sign-in 7 " + path("wrong.pin").toUtf8());
                program.writeLine("expect notice PinInvalid");
                const QByteArray refused = take(program) + take(program);
                QVERIFY2(!refused.contains("\"ok\":false"), refused);
            }
            program.kill();
        }
        RunningProgram again(kProgram, arguments({QStringLiteral("run"), QStringLiteral("-")}),
                             QStringLiteral("^"), 15'000, path("errors.txt"));
        again.writeLine("sign-in 7 " + path("cashier.pin").toUtf8());
        const QByteArray locked = take(again);
        QVERIFY2(locked.contains("PinLocked"), locked);
        again.kill();
        QVERIFY(staff({QStringLiteral("list")}));
        QVERIFY2(m_output.contains("7\tcashier\t佐藤\tlocked"), m_output);
        QVERIFY(staff({QStringLiteral("set-pin"), QStringLiteral("--number"), QStringLiteral("7"),
                       QStringLiteral("--pin-file"), path(QStringLiteral("cashier.pin"))}));
        RunningProgram last(kProgram, arguments({QStringLiteral("run"), QStringLiteral("-")}),
                            QStringLiteral("^"), 15'000, path("errors.txt"));
        last.writeLine("sign-in 7 " + path("cashier.pin").toUtf8());
        const QByteArray in = take(last);
        QVERIFY2(in.contains("\"notices\":[]") && in.contains("\"ok\":true"), in);
        last.kill();
    }

    void noPinIsInAnyFileOrInAnythingSaid() {
        RunningProgram program(kProgram, arguments({QStringLiteral("run"), QStringLiteral("-")}),
                               QStringLiteral("^"), 15'000, path("errors.txt"));
        for (const char* line : {"sign-in 7 ", "sign-in 1 "}) {
            program.writeLine(line + path("wrong.pin").toUtf8());
            program.writeLine("expect notice PinInvalid");
            m_output += take(program) + take(program);
        }
        program.writeLine("sign-in 7 " + path("cashier.pin").toUtf8());
        m_output += take(program);
        program.writeLine("reprint");
        program.writeLine("expect notice RightMissing");
        program.writeLine("grant 1 " + path("manager.pin").toUtf8() + " 紙詰まり");
        for (int i = 0; i < 3; ++i) m_output += take(program);
        program.kill();
        m_output += program.log();
        QVERIFY2(m_output.contains("RightMissing"), m_output);
        int files = 0;
        for (QDirIterator each(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
             each.hasNext();) {
            QFile file(each.next());
            if (file.fileName().endsWith(QStringLiteral(".pin"))) continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            ++files;
            for (const char* pin : {kManagerPin, kCashierPin, kWrongPin})
                QVERIFY2(!content.contains(pin), qPrintable(file.fileName()));
        }
        QVERIFY(files >= 2);
        for (const char* pin : {kManagerPin, kCashierPin, kWrongPin}) QVERIFY(!m_output.contains(pin));
    }

    void aPinOnTheCommandLineIsRefused() {
        QVERIFY(
            !staff({QStringLiteral("add"), QStringLiteral("--number"), QStringLiteral("8"),
                    QStringLiteral("--name"), QStringLiteral("x"), QStringLiteral("--role"),
                    QStringLiteral("cashier"), QStringLiteral("--pin"), QString::fromLatin1(kCashierPin)}));
        QVERIFY(m_output.contains("InvalidArgument"));
    }

    void aFileThatOthersMayReadIsRefused() {
        write("open.pin", "40715193");
        QVERIFY(!staff({QStringLiteral("set-pin"), QStringLiteral("--number"), QStringLiteral("7"),
                        QStringLiteral("--pin-file"), path(QStringLiteral("open.pin"))}));
        QVERIFY2(m_output.contains("ConfigInvalid"), m_output);
    }

    void theReportNamesWhatWasTakenBack() {
        write("goods.csv",
              "code,name,reading,department,price,tax_permille\n4901234567894,tea,ティー,food,128,80\n");
        QCOMPARE(runToEnd(kProgram, arguments({QStringLiteral("import"), path(QStringLiteral("goods.csv"))}))
                     .exitCode,
                 0);
        write("script.txt", "sign-in 7 " + path("cashier.pin").toUtf8() +
                                "\nscan 4901234567894\nscan 4901234567894\nvoid 1\nvoid-sale\n"
                                "expect notice RightMissing\n"
                                "grant 1 " +
                                path("manager.pin").toUtf8() + " 打ち間違い\n");
        QCOMPARE(runToEnd(kProgram, arguments({QStringLiteral("run"), path(QStringLiteral("script.txt"))}))
                     .exitCode,
                 0);
        QVERIFY(staff({QStringLiteral("report"), QStringLiteral("--json")}));
        const auto report = Json::parse(m_said.toStdString());
        QVERIFY(report.isOk());
        QCOMPARE(report->size(), std::size_t{2});
        QCOMPARE(report->at(0).getText("kind").value(), std::string("void_line"));
        QCOMPARE(report->at(0).getNumber("staff").value(), 7);
        QCOMPARE(report->at(1).getText("kind").value(), std::string("void_sale"));
        QCOMPARE(report->at(1).getNumber("granted").value(), 1);
        QCOMPARE(report->at(1).getNumber("amount_minor").value(), 128);
        QCOMPARE(
            runToEnd(kProgram, arguments({QStringLiteral("journal"), QStringLiteral("verify")})).exitCode, 0);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList arguments(QStringList words) const {
        return words << QStringLiteral("--config") << path(QStringLiteral("controller.json"));
    }
    [[nodiscard]] QString path(const char* name) const { return path(QString::fromLatin1(name)); }
    bool staff(QStringList words) {
        const auto finished = runToEnd(kProgram, arguments(QStringList{QStringLiteral("staff")} + words));
        m_said = finished.output;
        m_output = finished.output + finished.errors;
        return finished.exitCode == 0;
    }
    static QByteArray take(RunningProgram& program) { return program.takeLine(30'000); }
    void write(const char* name, const QByteArray& content) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    void writePin(const char* name, const char* pin) {
        write(name, QByteArray(pin) + '\n');
        QVERIFY(QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_said;    // on standard output
    QByteArray m_output;  // with what went wrong
};

QTEST_GUILESS_MAIN(TestPeopleProgram)
#include "test_people_program.moc"

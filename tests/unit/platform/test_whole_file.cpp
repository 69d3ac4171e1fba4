// A file that a person named may be a folder, a device without end, or not there.
#include "platform/system/whole_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace kazasu;

class TestWholeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyByteIsReadAndOneTooManyIsTooLong() {
        const QString path = m_folder.filePath(QStringLiteral("bytes"));
        const QByteArray bytes = QByteArray(70'000, '\0') + "end";
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const auto whole = readWholeFile(path.toStdString(), 70'003);
        QVERIFY(whole.isOk());
        QCOMPARE(QByteArray::fromStdString(*whole), bytes);
        QCOMPARE(readWholeFile(path.toStdString(), 70'002).code(), ErrorCode::TooLong);
    }

    void whatIsNoFileIsSaidByName_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("code");
        QTest::newRow("a folder") << m_folder.path() << static_cast<int>(ErrorCode::NotFound);
        QTest::newRow("nothing") << m_folder.filePath(QStringLiteral("none"))
                                 << static_cast<int>(ErrorCode::NotFound);
        QTest::newRow("no name") << QString() << static_cast<int>(ErrorCode::NotFound);
        QTest::newRow("no end") << QStringLiteral("/dev/zero") << static_cast<int>(ErrorCode::TooLong);
    }

    void whatIsNoFileIsSaidByName() {
        QFETCH(const QString, path);
        QFETCH(const int, code);
        const auto whole = readWholeFile(path.toStdString(), kMaxConfigBytes);
        QCOMPARE(static_cast<int>(whole.code()), code);
        QVERIFY(whole.error().detail.starts_with(path.toStdString()));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWholeFile)
#include "test_whole_file.moc"

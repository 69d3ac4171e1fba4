// Golden files: what a document looked like when somebody last looked at it. KAZASU_WRITE_GOLDEN=1 writes
// them anew.
#pragma once

#include <QFile>
#include <QTest>

namespace kazasu::test {

/// Holds the text against tests/data/FOLDER/ROW.txt, ROW being the test's current row.
inline void holdAgainstGolden(const char* folder, const QByteArray& text) {
    QFile golden(qEnvironmentVariable("KAZASU_SOURCE_DIR") +
                 QStringLiteral("/tests/data/%1/%2.txt")
                     .arg(QLatin1String(folder), QLatin1String(QTest::currentDataTag())));
    if (qEnvironmentVariableIsSet("KAZASU_WRITE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(text);
        return;
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
    QCOMPARE(text, golden.readAll());
}

}  // namespace kazasu::test

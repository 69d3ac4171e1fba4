// A picture of a window for eyes, and what a program can see in it: nothing clipped, nothing too small, the
// total the largest.
#pragma once

#include "app/look/look.h"

#include <QDir>
#include <QLabel>
#include <QScrollArea>
#include <QtTest>

namespace kazasu::test {

/// Under build/.../pictures, named by the row of the test.
inline void keepPicture(QWidget& window, QSize size) {
    const QDir folder(qEnvironmentVariable("KAZASU_BUILD_DIR"));
    QVERIFY(folder.mkpath(QStringLiteral("pictures")));
    const QPixmap picture = window.grab();
    QCOMPARE(picture.size(), size);
    QVERIFY(picture.save(
        folder.filePath(QStringLiteral("pictures/%1.png").arg(QLatin1String(QTest::currentDataTag())))));
}

inline bool isScrolled(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget())
        if (qobject_cast<const QScrollArea*>(widget) != nullptr) return true;
    return false;
}

inline void checkNothingIsClipped(const QWidget& window, const app::Look& look) {
    const auto* total = window.findChild<QLabel*>(QStringLiteral("total"));
    QVERIFY(total != nullptr);
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty()) continue;
        const QByteArray text = label->text().toUtf8();
        QVERIFY2(label->fontInfo().pixelSize() >= look.px(13), text.constData());
        QVERIFY2(label->fontInfo().pixelSize() <= total->fontInfo().pixelSize(), text.constData());
        if (label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) continue;  // elided on purpose
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, text + " is clipped below");
        if (!label->wordWrap())
            QVERIFY2(label->width() >= label->sizeHint().width(), text + " is clipped at the side");
        const QRect inWindow(label->mapTo(&window, QPoint(0, 0)), label->size());
        if (!isScrolled(label)) QVERIFY2(window.rect().contains(inWindow), text + " leaves the window");
    }
}

}  // namespace kazasu::test

// Pictures of every state of the window, in the sizes, themes and languages it is sold in, for eyes; and what
// a program can see in them: nothing clipped, the total the largest, both fonts there.
#include "app/setup_window.h"
#include "tests/gui/pictures/cashier_scenes.h"
#include "tests/gui/pictures/picture_stage.h"

#include <QFontDatabase>

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

class PicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFontsAreThere();
    void aTillWithoutAShopSaysWhatToDo_data();
    void aTillWithoutAShopSaysWhatToDo();
    void everyStateFitsItsWindow_data();
    void everyStateFitsItsWindow();
};

void PicturesTest::bothFontsAreThere() {
    for (const QString& family : Look::fontFamilies())
        QVERIFY2(QFontDatabase::hasFamily(family), qPrintable(family));
}

void PicturesTest::aTillWithoutAShopSaysWhatToDo_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("hasFailed");
    QTest::newRow("setup-ja") << QStringLiteral("ja") << false;
    QTest::newRow("setup-en") << QStringLiteral("en") << false;
    QTest::newRow("setupfailed-ja") << QStringLiteral("ja") << true;
    QTest::newRow("setupfailed-en") << QStringLiteral("en") << true;
}

void PicturesTest::aTillWithoutAShopSaysWhatToDo() {
    QFETCH(QString, language);
    QFETCH(bool, hasFailed);
    std::optional<Error> error;
    if (hasFailed) error = Error{ErrorCode::ConfigInvalid, "'tax.rounding': expected down, half-up or up"};
    Look look(builtInPalettes(), hasFailed ? Theme::Dark : Theme::Light);
    Language words;
    QVERIFY(words.install(language));
    SetupWindow window(look, words, QStringLiteral("kazasu-pos"), error);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QDir folder(qEnvironmentVariable("KAZASU_BUILD_DIR"));
    QVERIFY(folder.mkpath(QStringLiteral("pictures")));
    QVERIFY(window.grab().save(
        folder.filePath(QStringLiteral("pictures/%1.png").arg(QLatin1String(QTest::currentDataTag())))));
    const auto* detail = window.findChild<QLabel*>(QStringLiteral("setupDetail"));
    QCOMPARE(detail->isVisible(), hasFailed);
    QCOMPARE(detail->text().contains(QStringLiteral("tax.rounding")), hasFailed);
    QVERIFY(!window.findChild<QLabel*>(QStringLiteral("setupHappened"))->text().isEmpty());
}

void PicturesTest::everyStateFitsItsWindow_data() {
    addPictureColumns();
    int index = 0;
    for (const CashierScene& scene : cashierScenes()) {
        addPicture(scene.name, index, "ja", false, kUsualScreen);
        addPicture(scene.name, index, "en", false, kUsualScreen);
        addPicture(scene.name, index, "ja", true, kUsualScreen);
        addPicture(scene.name, index, "en", false, kSmallScreen);
        addPicture(scene.name, index, "ja", false, kSmallScreen);
        const bool isWorthLarge = index % 4 == 1;
        if (isWorthLarge) addPicture(scene.name, index, "ja", false, kLargeScreen);
        ++index;
    }
}

void PicturesTest::everyStateFitsItsWindow() {
    PictureStage stage;
    if (QTest::currentTestFailed()) return;
    const CashierScene& scene = cashierScenes()[stage.scene()];
    scene.play(stage.till, stage.window());
    QCoreApplication::processEvents();
    if (scene.playPeople != nullptr) scene.playPeople(stage.people, stage.window());
    stage.keepAndCheck();
}

QTEST_MAIN(PicturesTest)
#include "test_pictures.moc"

// Pictures of every step of the shift panel, in the sizes, themes and languages it is sold in, for eyes; and
// what a program can see in them.
#include "tests/gui/pictures/picture_stage.h"
#include "tests/support/sample_report.h"

using namespace kazasu;
using namespace kazasu::app;
using namespace kazasu::test;

namespace {

struct Scene {
    const char* name;
    void (*play)(ScriptedShifts& shifts, CashierWindow& window);
};

api::HeldSaleView heldSale(std::uint64_t seed, const char* name, std::int64_t yen) {
    return {sampleSaleId(seed), instantOf({2026, 11, 22, 10, 32, 0}, kJapanOffset), name, 3, Money::yen(yen)};
}

void playClosed(ScriptedShifts&, CashierWindow& window) { window.desk().toggleShift(); }
void playOpen(ScriptedShifts& shifts, CashierWindow& window) {
    auto shift = openShiftView();
    shift.heldSales = {heldSale(2, "緑茶 500ml", 384), heldSale(3, "サンドイッチ ハムたまご", 1'742)};
    shift.hasDrawer = true;
    shifts.say(shift);
    window.desk().toggleShift();
}
void playLeft(ScriptedShifts& shifts, CashierWindow& window) {
    auto shift = openShiftView();
    shift.phase = api::ShiftPhase::Counted;
    shift.counted = {Money::yen(35'258), Money::yen(35'386), Money::yen(-128), 1};
    shift.heldSales = {heldSale(2, "緑茶 500ml", 384)};
    shift.left = {{1, Money::yen(384)}, {12, Money::yen(18'440)}, {1, Money::yen(2'355)}};
    shifts.say(shift);
    window.desk().toggleShift();
}
void playFloat(ScriptedShifts&, CashierWindow& window) {
    window.desk().toggleShift();
    window.desk().shift().beginCount(ShiftStep::Float);
}
void playCount(ScriptedShifts& shifts, CashierWindow& window) {
    shifts.say(openShiftView());
    window.desk().toggleShift();
    QCoreApplication::processEvents();
    window.desk().shift().beginCount(ShiftStep::Count);
    for (const char* pieces : {"2", "2", "", "15", "3", "42", "7"})
        window.desk().textEntered(QLatin1String(pieces));
}
void playCashOut(ScriptedShifts& shifts, CashierWindow& window) {
    shifts.say(openShiftView());
    window.desk().toggleShift();
    QCoreApplication::processEvents();
    window.desk().shift().beginCash(true);
    window.desk().textEdited(QStringLiteral("20000"));
}
void playReason(ScriptedShifts& shifts, CashierWindow& window) {
    playCashOut(shifts, window);
    window.desk().textEntered(QStringLiteral("20000"));
}
void playX(ScriptedShifts& shifts, CashierWindow& window) {
    shifts.say(openShiftView());
    window.desk().toggleShift();
    QCoreApplication::processEvents();
    shifts.say(sampleReport(ReportKind::X));
}
void playZ(ScriptedShifts& shifts, CashierWindow& window) {
    window.desk().toggleShift();
    QCoreApplication::processEvents();
    shifts.say(sampleReport(ReportKind::Z));
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QVERIFY(!window.findChild<QLabel*>(QStringLiteral("overShort"))->text().isEmpty());
}

constexpr Scene kScenes[] = {
    {"shiftclosed", playClosed}, {"shiftopen", playOpen},   {"shiftleft", playLeft},
    {"shiftfloat", playFloat},   {"shiftcount", playCount}, {"shiftcashout", playCashOut},
    {"shiftreason", playReason}, {"shiftx", playX},         {"shiftz", playZ},
};

}  // namespace

class ShiftPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepFitsItsWindow_data();
    void everyStepFitsItsWindow();
};

void ShiftPicturesTest::everyStepFitsItsWindow_data() {
    addPictureColumns();
    int index = 0;
    for (const Scene& scene : kScenes) addPanelPictures(scene.name, index++);
}

void ShiftPicturesTest::everyStepFitsItsWindow() {
    PictureStage stage;
    if (QTest::currentTestFailed()) return;
    kScenes[stage.scene()].play(stage.shifts, stage.window());
    stage.settle();
    QCOMPARE(stage.window().desk().shown().page(), Page::Shift);
    stage.keepAndCheck();
}

QTEST_MAIN(ShiftPicturesTest)
#include "test_shift_pictures.moc"

// People at the window, on the real embedded controller: the first manager named by touch and keyboard, a
// sign-in, a lock that keeps the sale, somebody else's PIN, a training.
#include "app/cashier_window.h"
#include "app/demo_folder.h"
#include "app/input/entry_field.h"
#include "controller/assembly.h"
#include "controller/commands.h"
#include "tests/support/manual_clock.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using namespace kazasu;
using namespace kazasu::app;

namespace {

class NoPaper final : public ReceiptSink {
public:
    Status print(const Receipt&) override { return {}; }
};

constexpr const char* kSalmonOnigiri = "4500000011373";  // 158 yen
constexpr const char* kManager = "836027";
constexpr const char* kCashier = "4071";

}  // namespace

class PeopleWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutPeopleTheTillSellsAndSaysSo();
    void theFirstManagerIsNamedAndThenOneSignsIn();
    void aLockKeepsTheSaleAndItsKeysDoNothing();
    void aMissingRightIsGrantedBesideTheSale();
    void aRefusedGrantLeavesTheSale();
    void aTrainingIsSeenAndLeft();

private:
    [[nodiscard]] QLineEdit* field(const char* name, bool isOfGrant = false) const {
        for (auto* each : m_window->findChildren<QLineEdit*>(QLatin1String(name)))
            if (each->isVisible() || isOfGrant) return each;
        return nullptr;
    }
    void tap(const char* name) {
        auto* key = m_window->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(key != nullptr && key->isVisible(), name);
        QTest::mouseClick(key, Qt::LeftButton);
    }
    [[nodiscard]] QString total() const {
        return m_window->findChild<QLabel*>(QStringLiteral("total"))->text();
    }
    [[nodiscard]] api::SignInPhase phase() const { return m_window->people().view().phase; }
    void hireAndSignIn();
    void signInAs(int number, const QString& pin);

    std::unique_ptr<QTemporaryDir> m_folder;
    NoPaper m_paper;
    test::ManualClock m_clock;
    Look m_look{builtInPalettes()};
    std::unique_ptr<Language> m_language;
    std::unique_ptr<controller::EmbeddedController> m_controller;
    std::unique_ptr<CashierWindow> m_window;
};

void PeopleWindowTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const auto demo = prepareDemoFolder(m_folder->path());
    QVERIFY(demo.isOk());
    const auto config = controller::readControllerConfig(demo->configFile.toStdString());
    QVERIFY(config.isOk());
    QVERIFY(controller::stockEmptyCatalogue(*config, demo->catalogueFile.toStdString()).isOk());
    m_language = std::make_unique<Language>();
    QVERIFY(m_language->install(QStringLiteral("en")));
    auto controller = controller::EmbeddedController::start(*config, m_paper);
    QVERIFY(controller.isOk());
    m_controller = *std::move(controller);
    m_window = std::make_unique<CashierWindow>(m_controller->till(), m_controller->shifts(),
                                               m_controller->people(), m_clock, m_look, *m_language);
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(m_window->desk().shown().status().shopName, std::string("かざす商店"));
}

void PeopleWindowTest::cleanup() {
    m_window.reset();
    m_controller.reset();
    m_language.reset();
}

void PeopleWindowTest::signInAs(int number, const QString& pin) {
    QTRY_VERIFY(field("staffNumber") != nullptr);
    field("staffNumber")->setText(QString::number(number));
    field("pin")->setText(pin);
    tap("signInKey");
    QTRY_COMPARE(phase(), api::SignInPhase::SignedIn);
}

/// By the window alone: a manager, then a cashier, who is signed in.
void PeopleWindowTest::hireAndSignIn() {
    m_window->desk().togglePeople();
    QTest::keyClicks(field("newNumber"), QStringLiteral("1"));
    field("newName")->setText(QStringLiteral("高橋 恵"));
    QTest::keyClicks(field("newPin"), QLatin1String(kManager));
    tap("addStaffKey");
    QTRY_COMPARE(phase(), api::SignInPhase::SignedOut);
    signInAs(1, QLatin1String(kManager));
    QTRY_VERIFY(field("newNumber") != nullptr);
    QTest::keyClicks(field("newNumber"), QStringLiteral("7"));
    field("newName")->setText(QStringLiteral("佐藤 一"));
    QTest::keyClicks(field("newPin"), QLatin1String(kCashier));
    while (m_window->findChild<QAbstractButton*>(QStringLiteral("roleKey"))->text() !=
           QStringLiteral("Cashier"))
        tap("roleKey");
    tap("addStaffKey");
    QTRY_VERIFY(field("newNumber")->text().isEmpty());
    tap("signOutKey");
    signInAs(7, QLatin1String(kCashier));
    m_window->desk().goBack();
}

void PeopleWindowTest::withoutPeopleTheTillSellsAndSaysSo() {
    QCOMPARE(phase(), api::SignInPhase::NobodyKnown);
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(total(), QStringLiteral("¥158"));
    m_window->desk().togglePeople();
    bool isSaid = false;
    for (const auto* label : m_window->findChildren<QLabel*>())
        isSaid =
            isSaid || (label->isVisible() && label->text().startsWith(QStringLiteral("Nobody is named")));
    QVERIFY(isSaid);
}

void PeopleWindowTest::theFirstManagerIsNamedAndThenOneSignsIn() {
    hireAndSignIn();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(m_window->people().view().person->name, std::string("佐藤 一"));
    QCOMPARE(m_window->findChild<QAbstractButton*>(QStringLiteral("personKey"))->text(),
             QStringLiteral("佐藤 一"));
}

void PeopleWindowTest::aLockKeepsTheSaleAndItsKeysDoNothing() {
    hireAndSignIn();
    if (QTest::currentTestFailed()) return;
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(total(), QStringLiteral("¥158"));
    m_window->people().lock();
    QTRY_COMPARE(phase(), api::SignInPhase::Locked);
    QVERIFY(!m_window->findChild<EntryField*>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    m_window->desk().labelScanned(kSalmonOnigiri);
    field("pin")->setText(QStringLiteral("9999"));
    tap("signInKey");
    QTRY_COMPARE(m_window->people().refusal(), std::optional{ErrorCode::PinInvalid});
    QCOMPARE(phase(), api::SignInPhase::Locked);
    QVERIFY(field("pin")->text().isEmpty());
    QCOMPARE(field("staffNumber")->text(), QStringLiteral("7"));
    field("pin")->setText(QLatin1String(kCashier));
    tap("signInKey");
    QTRY_COMPARE(phase(), api::SignInPhase::SignedIn);
    QCOMPARE(total(), QStringLiteral("¥158"));
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void PeopleWindowTest::aMissingRightIsGrantedBesideTheSale() {
    hireAndSignIn();
    if (QTest::currentTestFailed()) return;
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(total(), QStringLiteral("¥158"));
    m_window->desk().voidSale();
    m_window->desk().voidSale();  // the question is answered
    QTRY_VERIFY(m_window->people().view().wanted.has_value());
    QTRY_VERIFY(field("pin") != nullptr);
    QCOMPARE(total(), QStringLiteral("¥158"));
    field("staffNumber")->setText(QStringLiteral("1"));
    field("pin")->setText(QLatin1String(kManager));
    tap("allowKey");
    QTRY_VERIFY(!m_window->people().view().wanted.has_value());
    QTRY_COMPARE(total(), QStringLiteral("¥0"));
    QVERIFY(m_window->findChild<EntryField*>()->hasFocus());
}

void PeopleWindowTest::aRefusedGrantLeavesTheSale() {
    hireAndSignIn();
    if (QTest::currentTestFailed()) return;
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(total(), QStringLiteral("¥158"));
    m_window->desk().voidSale();
    m_window->desk().voidSale();
    QTRY_VERIFY(field("pin") != nullptr);
    QTest::keyClick(field("staffNumber"), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->people().view().wanted.has_value());
    QCOMPARE(total(), QStringLiteral("¥158"));
    QTRY_VERIFY(m_window->findChild<EntryField*>()->hasFocus());
}

void PeopleWindowTest::aTrainingIsSeenAndLeft() {
    m_window->desk().togglePeople();
    const auto* banner = m_window->findChild<QLabel*>(QStringLiteral("training"));
    QVERIFY(!banner->isVisible());
    tap("trainKey");
    QTRY_VERIFY(banner->isVisible());
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(total(), QStringLiteral("¥158"));
    m_window->desk().togglePeople();
    tap("trainKey");
    QTRY_VERIFY(!banner->isVisible());
    QTRY_COMPARE(total(), QStringLiteral("¥0"));
}

QTEST_MAIN(PeopleWindowTest)
#include "test_people_window.moc"

// The window on the real embedded controller with the sample goods: scanned, typed, corrected, paid in cash,
// kept over a restart.
#include "app/cashier_window.h"
#include "app/demo_folder.h"
#include "app/input/entry_field.h"
#include "controller/assembly.h"
#include "controller/commands.h"
#include "tests/support/manual_clock.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTableView>
#include <QtTest>

#include <memory>
#include <mutex>

using namespace kazasu;
using namespace kazasu::app;

namespace {

class KeptReceipts final : public ReceiptSink {
public:
    Status print(const Receipt&) override {
        const std::lock_guard lock(m_mutex);
        ++m_count;
        return {};
    }
    int count() {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }

private:
    std::mutex m_mutex;
    int m_count = 0;
};

constexpr const char* kSalmonOnigiri =
    "4500000011373";                                   // the first good of the sample catalogue: 158 yen, 8 %
constexpr const char* kTunaOnigiri = "4900000012743";  // 148 yen, 8 %

}  // namespace

class RealTillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSaleIsScannedTypedAndPaidInCash();
    void aLineIsVoidedAndAQuantityChanged();
    void anUnknownItemIsSaidAndNotSold();
    void aSearchedItemIsSold();
    void aVoidedSaleLeavesAnEmptyScreen();
    void quickKeysCarryTheSampleGoods();
    void anUnfinishedSaleIsBackAfterARestart();

private:
    void open();
    void close();
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = m_window->findChild<QLabel*>(QLatin1String(name));
        return label == nullptr ? QString() : label->text();
    }
    [[nodiscard]] EntryField* field() const { return m_window->findChild<EntryField*>(); }
    [[nodiscard]] int rows() const { return m_window->findChild<QTableView*>()->model()->rowCount(); }
    void press(Qt::Key key) { QTest::keyClick(field(), key); }
    void type(const QString& line) {
        field()->typeText(line);
        field()->finishTyped();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    controller::ControllerConfig m_config;
    KeptReceipts m_receipts;
    test::ManualClock m_clock;
    Look m_look{builtInPalettes()};
    std::unique_ptr<Language> m_language;
    std::unique_ptr<controller::EmbeddedController> m_controller;
    std::unique_ptr<CashierWindow> m_window;
};

void RealTillTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const auto demo = prepareDemoFolder(m_folder->path());
    QVERIFY(demo.isOk());
    auto config = controller::readControllerConfig(demo->configFile.toStdString());
    QVERIFY2(config.isOk(), config ? "" : describe(config.error()).c_str());
    m_config = *config;
    QVERIFY(controller::stockEmptyCatalogue(m_config, demo->catalogueFile.toStdString()).isOk());
    m_language = std::make_unique<Language>();
    QVERIFY(m_language->install(QStringLiteral("en")));
    open();
}

void RealTillTest::cleanup() {
    close();
    m_language.reset();
}

void RealTillTest::open() {
    auto controller = controller::EmbeddedController::start(m_config, m_receipts);
    QVERIFY2(controller.isOk(), controller ? "" : describe(controller.error()).c_str());
    m_controller = *std::move(controller);
    m_window = std::make_unique<CashierWindow>(m_controller->till(), m_controller->shifts(),
                                               m_controller->people(), m_clock, m_look, *m_language);
    m_window->resize(1366, 768);  // the offscreen screen is smaller than a till
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(m_window->desk().shown().status().shopName, std::string("かざす商店"));
}

void RealTillTest::close() {
    m_window.reset();
    m_controller.reset();
}

void RealTillTest::aSaleIsScannedTypedAndPaidInCash() {
    m_window->desk().labelScanned(std::string("]E0") + kSalmonOnigiri);
    QTRY_COMPARE(text("total"), QStringLiteral("¥158"));
    QTRY_VERIFY(text("messageHappened").contains(QStringLiteral("おにぎり 鮭")));
    type(QStringLiteral("2*%1").arg(QLatin1String(kTunaOnigiri)));
    QTRY_COMPARE(text("total"), QStringLiteral("¥454"));
    QTRY_COMPARE(text("itemCount"), QStringLiteral("3 items"));
    press(Qt::Key_F8);
    type(QStringLiteral("1000"));
    QTRY_COMPARE(m_window->desk().shown().page(), Page::Completed);
    QCOMPARE(text("change"), QStringLiteral("¥546"));
    QCOMPARE(text("total"), QStringLiteral("¥454"));
    QTRY_COMPARE(m_receipts.count(), 1);
    m_window->desk().labelScanned(kTunaOnigiri);
    QTRY_COMPARE(m_window->desk().shown().page(), Page::Selling);
    QTRY_COMPARE(text("total"), QStringLiteral("¥148"));
}

void RealTillTest::aLineIsVoidedAndAQuantityChanged() {
    m_window->desk().labelScanned(kSalmonOnigiri);
    m_window->desk().labelScanned(kTunaOnigiri);
    QTRY_COMPARE(text("total"), QStringLiteral("¥306"));
    press(Qt::Key_F4);
    QTRY_COMPARE(text("total"), QStringLiteral("¥158"));
    QCOMPARE(rows(), 2);
    press(Qt::Key_F5);
    type(QStringLiteral("4"));
    QTRY_COMPARE(text("total"), QStringLiteral("¥632"));
}

void RealTillTest::anUnknownItemIsSaidAndNotSold() {
    m_window->desk().labelScanned("4901234567894");
    QTRY_VERIFY(text("messageHappened").contains(QStringLiteral("not in the catalogue")));
    QCOMPARE(rows(), 0);
    press(Qt::Key_F8);
    QTRY_VERIFY(text("messageHappened").contains(QStringLiteral("Nothing has been scanned")));
}

void RealTillTest::aSearchedItemIsSold() {
    press(Qt::Key_F2);
    field()->typeText(QStringLiteral("おにぎり"));
    QTRY_VERIFY(!m_window->desk().shown().foundItems().empty() &&
                m_window->desk().shown().foundItems().front().name.find("おにぎり") != std::string::npos);
    press(Qt::Key_Return);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(m_window->desk().shown().page(), Page::Selling);
}

void RealTillTest::aVoidedSaleLeavesAnEmptyScreen() {
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(rows(), 1);
    press(Qt::Key_F6);
    press(Qt::Key_F6);
    QTRY_COMPARE(rows(), 0);
    QCOMPARE(text("total"), QStringLiteral("¥0"));
    QCOMPARE(text("messageHappened"), QStringLiteral("The sale was voided."));
}

void RealTillTest::quickKeysCarryTheSampleGoods() {
    const auto quickKey = [this]() -> QAbstractButton* {
        for (auto* key : m_window->findChildren<QAbstractButton*>())
            if (key->text() == QStringLiteral("おにぎり 鮭")) return key;
        return nullptr;
    };
    QTRY_VERIFY(quickKey() != nullptr);
    QTest::mouseClick(quickKey(), Qt::LeftButton);
    QTRY_COMPARE(text("total"), QStringLiteral("¥158"));
}

void RealTillTest::anUnfinishedSaleIsBackAfterARestart() {
    m_window->desk().labelScanned(kSalmonOnigiri);
    QTRY_COMPARE(text("total"), QStringLiteral("¥158"));
    close();
    open();
    QTRY_COMPARE(text("total"), QStringLiteral("¥158"));
    QCOMPARE(rows(), 1);
}

QTEST_MAIN(RealTillTest)
#include "test_real_till.moc"

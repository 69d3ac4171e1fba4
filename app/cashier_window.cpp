#include "app/cashier_window.h"

#include "app/look/style_sheet.h"
#include "app/views/camera_view.h"
#include "app/views/cash_page.h"
#include "app/views/completed_page.h"
#include "app/views/doubts_page.h"
#include "app/views/entry_bar.h"
#include "app/views/goods/price_page.h"
#include "app/views/goods/question_page.h"
#include "app/views/goods/return_page.h"
#include "app/views/grant_page.h"
#include "app/views/help_page.h"
#include "app/views/lines_view.h"
#include "app/views/message_bar.h"
#include "app/views/papers_page.h"
#include "app/views/people_page.h"
#include "app/views/phone_page.h"
#include "app/views/search_page.h"
#include "app/views/selling_page.h"
#include "app/views/shift/shift_page.h"
#include "app/views/sign_in_page.h"
#include "app/views/states_page.h"
#include "app/views/status_strip.h"
#include "app/views/totals_panel.h"
#include "app/views/training_banner.h"

#include <QApplication>
#include <QKeyEvent>
#include <QScreen>

namespace kazasu::app {
namespace {

constexpr double kRightShare = 0.4;  // of the window's width
constexpr int kNarrowestRight = 448;
constexpr int kMargin = 12;
constexpr int kCameraHeight = 118;  // the scan field and the message beside it

}  // namespace

CashierWindow::CashierWindow(api::Till& till, api::Shifts& shifts, api::People& people, Clock& clock,
                             Look& look, Language& language, QWidget* parent)
    : QWidget(parent), m_look(look), m_language(language), m_desk(till, shifts), m_people(people) {
    setObjectName(QStringLiteral("window"));
    auto* strip = new StatusStrip(look, m_desk, m_people, clock, this);
    connect(strip, &StatusStrip::languageWanted, this, [this] { m_language.switchToOther(); });
    m_left = makeLeft();
    m_right = makeRight();
    auto* selling = new QWidget(this);
    auto* row = new QHBoxLayout(selling);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_left, 1);
    row->addWidget(m_right);
    m_signIn = new SignInPage(look, m_people, this);
    m_cover = new QStackedWidget(this);
    m_cover->addWidget(selling);
    m_cover->addWidget(m_signIn);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(new TrainingBanner(look, m_people, this));
    column->addWidget(m_cover, 1);
    connect(&look, &Look::changed, this, &CashierWindow::applyLook);
    connect(&m_desk.shown(), &CashierScreen::pageChanged, this, &CashierWindow::showPage);
    connect(&m_desk.shown(), &CashierScreen::settlementChanged, this, &CashierWindow::chooseCamera);
    connect(&m_people, &PeopleDesk::changed, this, &CashierWindow::showPeople);
    connect(&m_people, &PeopleDesk::granted, &m_desk, &CashierDesk::sayAllowed);
    connect(&m_desk.shown(), &CashierScreen::attentionWanted, this, [] { QApplication::beep(); });
    setFocusProxy(m_entry);
    setMinimumSize(800, 560);
    resize(QSize(1366, 768).boundedTo(screen()->availableSize()));
    applyLook();
    retranslate();
    m_desk.start();
    m_people.start();
}

QWidget* CashierWindow::makeLeft() {
    auto* left = new QWidget(this);
    left->setObjectName(QStringLiteral("left"));
    auto* column = new QVBoxLayout(left);
    column->addWidget(makeHead(left));
    column->addWidget(new LinesView(m_look, m_desk, left), 1);
    column->addWidget(new TotalsPanel(m_look, m_desk.shown(), left));
    return left;
}

/// The scan field and what was read last; beside them what the camera sees, when there is one.
QWidget* CashierWindow::makeHead(QWidget* left) {
    auto* head = new QWidget(left);
    m_entry = new EntryBar(m_look, m_desk, head);
    m_camera = new CameraView(m_look, head);
    auto* words = new QVBoxLayout;
    words->setSpacing(m_look.px(8));
    words->addWidget(m_entry);
    words->addWidget(new MessageBar(m_look, m_desk, head));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(words, 1);
    row->addWidget(m_camera);
    return head;
}

void CashierWindow::showCamera(const QImage& picture, const QList<QPolygonF>& outlines) {
    m_camera->show(picture, outlines);
    m_phone->showCamera(picture, outlines);
    chooseCamera();
}

/// Once on the screen: small beside the scan field, or large where a phone is waited for.
void CashierWindow::chooseCamera() {
    const bool isLarge = m_pages->currentWidget() == m_phone && m_phone->showsCamera();
    m_camera->setVisible(m_camera->hasPicture() && !isLarge);
}

QWidget* CashierWindow::makeRight() {
    auto* right = new QWidget(this);
    right->setObjectName(QStringLiteral("right"));
    m_pages = new QStackedWidget(right);
    auto* selling = new SellingPage(m_look, m_desk, m_pages);
    auto* cash = new CashPage(m_look, m_desk, m_pages);
    auto* search = new SearchPage(m_look, m_desk, m_pages);
    // In the order of Page.
    m_pages->addWidget(selling);
    m_pages->addWidget(cash);
    m_phone = new PhonePage(m_look, m_desk, m_pages);
    m_pages->addWidget(m_phone);
    m_pages->addWidget(search);
    m_pages->addWidget(new HelpPage(m_look, m_desk, m_pages));
    m_pages->addWidget(new StatesPage(m_look, m_desk, m_pages));
    m_pages->addWidget(new CompletedPage(m_look, m_desk, m_pages));
    m_pages->addWidget(new PeoplePage(m_look, m_desk, m_people, m_pages));
    auto* shift = new ShiftPage(m_look, m_desk, m_pages);
    m_pages->addWidget(shift);
    m_pages->addWidget(new DoubtsPage(m_look, m_desk, m_pages));
    auto* price = new PricePage(m_look, m_desk, m_pages);
    auto* question = new QuestionPage(m_look, m_desk, m_pages);
    auto* back = new ReturnPage(m_look, m_desk, m_pages);
    m_pages->addWidget(price);
    m_pages->addWidget(question);
    m_pages->addWidget(back);
    auto* papers = new PapersPage(m_look, m_desk, m_pages);
    m_pages->addWidget(papers);
    join(papers->textPad());
    for (Keypad* keypad : {price->keypad(), question->keypad(), back->keypad()}) join(keypad);
    m_grant = new GrantPage(m_look, m_desk, m_people, m_pages);
    m_pages->addWidget(m_grant);
    for (Keypad* keypad : shift->keypads()) join(keypad);
    join(shift->textPad());
    join(selling->keypad());
    join(cash->keypad());
    join(search->textPad());
    auto* column = new QVBoxLayout(right);
    column->addWidget(m_pages);
    return right;
}

void CashierWindow::join(Keypad* keypad) {
    EntryField* field = m_entry->field();
    connect(keypad, &Keypad::typed, field, &EntryField::typeText);
    connect(keypad, &Keypad::erased, field, &EntryField::eraseLast);
    connect(keypad, &Keypad::cleared, field, &QLineEdit::clear);
    connect(keypad, &Keypad::finished, field, &EntryField::finishTyped);
}

void CashierWindow::join(TextPad* pad) {
    EntryField* field = m_entry->field();
    connect(pad, &TextPad::typed, field, &EntryField::typeText);
    connect(pad, &TextPad::erased, field, &EntryField::eraseLast);
    connect(pad, &TextPad::changedForm, field, [field] {
        const QString form = nextKanaForm(field->text().right(1));
        field->eraseLast();
        field->typeText(form);
    });
}

void CashierWindow::showPage() {
    if (m_people.view().wanted) return;  // the grant lies on top until it is answered
    m_pages->setCurrentIndex(static_cast<int>(m_desk.shown().page()));
    chooseCamera();
    if (!m_people.isCovered()) m_entry->field()->setFocus();
}

void CashierWindow::showPeople() {
    const auto& view = m_people.view();
    if (property("isTraining").toBool() != view.isTraining) {
        setProperty("isTraining", view.isTraining);
        applyLook();
    }
    const bool wasCovered = m_cover->currentWidget() == m_signIn;
    m_cover->setCurrentIndex(m_people.isCovered() ? 1 : 0);
    if (m_people.isCovered()) {
        if (!wasCovered) m_signIn->begin();
        return;
    }
    if (wasCovered) m_entry->field()->setFocus();
    if (!view.wanted) return showPage();
    if (m_pages->currentWidget() == m_grant) return;
    m_pages->setCurrentWidget(m_grant);
    chooseCamera();
    m_grant->begin();
}

bool CashierWindow::pressWhileCovered(int key) {
    if (!m_people.isCovered()) return false;
    if (key == Qt::Key_F10) m_language.switchToOther();
    return true;
}

void CashierWindow::applyLook() {
    setStyleSheet(styleSheetFor(m_look));
    const int margin = m_look.px(kMargin);
    m_left->layout()->setContentsMargins(margin, margin, margin, 0);
    m_left->layout()->setSpacing(m_look.px(8));
    m_camera->setFixedView(m_look.px(kCameraHeight));
    m_right->layout()->setContentsMargins(margin, margin, margin, margin);
    const int frame = m_people.view().isTraining ? m_look.px(8) : 0;  // in the banner's colour, all around
    layout()->setContentsMargins(frame, 0, frame, frame);
    m_right->setFixedWidth(qMax(qRound(width() * kRightShare), m_look.px(kNarrowestRight)));
}

void CashierWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_look.fitTo(size())) applyLook();
}

void CashierWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_people.isCovered())
        m_signIn->begin();
    else
        m_entry->field()->setFocus();
}

void CashierWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void CashierWindow::retranslate() { setWindowTitle(tr("Kazasu till")); }

void CashierWindow::keyPressEvent(QKeyEvent* event) {
    if (pressWhileCovered(event->key())) return;
    if (event->key() == Qt::Key_Escape && m_people.view().wanted) return m_people.refuseGrant();
    const bool isSearching = m_desk.shown().page() == Page::Search;
    const bool isCounting = m_desk.shown().entryMode() == EntryMode::Pieces;
    const bool isLookingBack = m_desk.shown().entryMode() == EntryMode::PastSale;
    switch (event->key()) {
        case Qt::Key_F1:
            return m_desk.toggleHelp();
        case Qt::Key_F2:
            return m_desk.openSearch();
        case Qt::Key_F3:
            return m_desk.toggleStatus();
        case Qt::Key_F4:
            return event->modifiers().testFlag(Qt::ShiftModifier) ? m_desk.openPrices() : m_desk.voidLine();
        case Qt::Key_F5:
            return m_desk.changeQuantity();
        case Qt::Key_F6:
            return m_desk.voidSale();
        case Qt::Key_F7:
            if (event->modifiers().testFlag(Qt::ShiftModifier)) return m_desk.toggleDoubts();
            return m_desk.park();
        case Qt::Key_F8:
            return m_desk.openCash();
        case Qt::Key_F9:
            return event->modifiers().testFlag(Qt::ShiftModifier) ? m_desk.openReturns()
                                                                  : m_desk.togglePapers();
        case Qt::Key_F10:
            return m_language.switchToOther();
        case Qt::Key_F11:
            if (event->modifiers().testFlag(Qt::ShiftModifier)) return m_desk.togglePeople();
            return m_desk.toggleShift();
        case Qt::Key_F12:
            return m_desk.openPhone();
        case Qt::Key_Escape:
            return m_desk.goBack();
        case Qt::Key_Up:
            if (isCounting) return m_desk.shift().chooseBeside(-1);
            if (isLookingBack) return m_desk.papers().move(-1);
            return isSearching ? m_desk.moveItem(-1) : m_desk.moveLine(-1);
        case Qt::Key_Down:
            if (isCounting) return m_desk.shift().chooseBeside(1);
            if (isLookingBack) return m_desk.papers().move(1);
            return isSearching ? m_desk.moveItem(1) : m_desk.moveLine(1);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace kazasu::app

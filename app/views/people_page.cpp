#include "app/views/people_page.h"

#include "app/amount_text.h"
#include "app/error_texts.h"
#include "app/views/labels.h"
#include "app/views/people_words.h"

#include <QRegularExpressionValidator>

namespace kazasu::app {
namespace {

constexpr int kMostNameCharacters = 40;

}  // namespace

PeoplePage::PeoplePage(const Look& look, CashierDesk& desk, PeopleDesk& people, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_people(people),
      m_who(makeWrappedLabel(this, "sentence")),
      m_keys(new QGridLayout),
      m_lock(makeKey("lockKey")),
      m_signOut(makeKey("signOutKey")),
      m_train(makeKey("trainKey")),
      m_staffKey(makeKey("staffKey")),
      m_reportKey(makeKey("reportKey")),
      m_list(new QListWidget(this)),
      m_form(makeForm()),
      m_refusal(makeWrappedLabel(this, "refusal")) {
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_who);
    body()->addLayout(m_keys);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_form);
    body()->addWidget(m_refusal);
    connectKeys();
    PeoplePage::measure();
    PeoplePage::retranslate();
}

KeyButton* PeoplePage::makeKey(const char* name) {
    auto* key = new KeyButton(look(), this);
    key->setObjectName(QLatin1String(name));
    key->setSizes(17, 48, 1);
    key->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return key;
}

QLineEdit* PeoplePage::makeField(const char* name, int mostCharacters) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setMaxLength(mostCharacters);
    return field;
}

QFrame* PeoplePage::makeForm() {
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    const auto digits = [card](QLineEdit* field) {
        field->setValidator(
            new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]*")), card));
    };
    m_number = makeField("newNumber", 6);
    m_name = makeField("newName", kMostNameCharacters);
    m_reading = makeField("newReading", kMostNameCharacters);
    m_pin = makeField("newPin", 12);
    m_pin->setEchoMode(QLineEdit::Password);
    digits(m_number);
    digits(m_pin);
    m_roleKey = makeKey("roleKey");
    m_add = makeKey("addStaffKey");
    m_setPin = makeKey("setPinKey");
    m_remove = makeKey("removeStaffKey");
    auto* grid = new QGridLayout(card);
    grid->addWidget(m_number, 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 2);
    grid->addWidget(m_reading, 1, 0, 1, 2);
    grid->addWidget(m_roleKey, 1, 2);
    grid->addWidget(m_pin, 2, 0, 1, 3);
    grid->addWidget(m_add, 3, 0);
    grid->addWidget(m_setPin, 3, 1);
    grid->addWidget(m_remove, 3, 2);
    return card;
}

void PeoplePage::connectKeys() {
    connect(m_lock, &QAbstractButton::clicked, &m_people, &PeopleDesk::lock);
    connect(m_signOut, &QAbstractButton::clicked, &m_people, &PeopleDesk::signOut);
    connect(m_train, &QAbstractButton::clicked, &m_people, &PeopleDesk::switchTraining);
    connect(m_staffKey, &QAbstractButton::clicked, this, [this] { ask(Shown::Staff); });
    connect(m_reportKey, &QAbstractButton::clicked, this, [this] { ask(Shown::Exceptions); });
    connect(m_roleKey, &QAbstractButton::clicked, this, &PeoplePage::nextRole);
    connect(m_list, &QListWidget::itemClicked, this, &PeoplePage::chooseRow);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        m_people.addStaff({m_number->text().toInt(), m_name->text().toStdString(),
                           m_reading->text().toStdString(), m_role, false},
                          m_pin->text());
    });
    connect(m_setPin, &QAbstractButton::clicked, this,
            [this] { m_people.setPin(m_number->text().toInt(), m_pin->text()); });
    connect(m_remove, &QAbstractButton::clicked, this,
            [this] { m_people.removeStaff(m_number->text().toInt()); });
    connect(&m_people, &PeopleDesk::changed, this, &PeoplePage::showView);
    connect(&m_people, &PeopleDesk::refusalChanged, this, &PeoplePage::showRefusal);
    connect(&m_people, &PeopleDesk::staffFound, this, &PeoplePage::fillStaff);
    connect(&m_people, &PeopleDesk::exceptionsFound, this, &PeoplePage::fillExceptions);
    connect(&m_people, &PeopleDesk::staffChanged, this, [this] {
        clearForm();
        if (!m_people.isCovered()) ask(Shown::Staff);
    });
}

void PeoplePage::ask(Shown what) {
    m_shown = what;
    m_list->clear();
    showView();
    if (what == Shown::Staff)
        m_people.askStaff();
    else
        m_people.askExceptions();
}

void PeoplePage::showView() {
    const auto& view = m_people.view();
    const bool isKnown = view.phase != api::SignInPhase::NobodyKnown;
    const bool isManager = !isKnown || (view.person && view.person->role == api::Role::Manager);
    if (view.person)
        m_who->setText(tr("%1 (%2), number %3")
                           .arg(fromUtf8(view.person->name), roleWords(view.person->role))
                           .arg(view.person->number));
    else
        m_who->setText(
            tr("Nobody is named yet: everything is allowed, and nobody is asked. "
               "The first person is a manager; from then on one signs in."));
    m_lock->setVisible(isKnown);
    m_signOut->setVisible(isKnown);
    m_train->setWords(view.isTraining ? tr("End training") : tr("Train"));
    m_staffKey->setVisible(isManager);
    m_reportKey->setVisible(isManager);
    m_list->setVisible(isManager);
    placeKeys();
    m_form->setVisible(isManager && m_shown == Shown::Staff);
    if (!isKnown) m_role = api::Role::Manager;
    m_roleKey->setWords(roleWords(m_role));
    m_setPin->setVisible(isKnown);
    m_remove->setVisible(isKnown);
}

/// Without gaps for those that are not there.
void PeoplePage::placeKeys() {
    int place = 0;
    for (KeyButton* key : {m_lock, m_signOut, m_train, m_staffKey, m_reportKey}) {
        m_keys->removeWidget(key);
        if (key->isHidden()) continue;
        m_keys->addWidget(key, place / 3, place % 3);
        ++place;
    }
}

void PeoplePage::showRefusal() {
    const auto refusal = m_people.refusal();
    const ErrorWords words = refusal ? wordsFor(*refusal) : ErrorWords{};
    m_refusal->setVisible(refusal.has_value());
    m_refusal->setText(words.happened + QLatin1Char(' ') + words.next + QLatin1Char(' ') + words.number);
}

void PeoplePage::fillStaff(const std::vector<api::StaffView>& people) {
    if (m_shown != Shown::Staff) return;
    m_staff = people;
    m_list->clear();
    for (const auto& person : people) {
        QString row = tr("%1  %2 (%3)").arg(person.number).arg(fromUtf8(person.name), roleWords(person.role));
        if (person.isLocked) row += tr(", PIN locked");
        m_list->addItem(row);
    }
    if (people.empty()) m_list->addItem(tr("Nobody yet. Enter a number, a name and a PIN below."));
}

void PeoplePage::fillExceptions(const std::vector<api::ExceptionView>& report) {
    if (m_shown != Shown::Exceptions) return;
    m_report = report;
    m_list->clear();
    for (const auto& row : report) {
        const QString who = row.name.empty() ? tr("nobody signed in") : fromUtf8(row.name);
        QString text = tr("%1  %2: %3 × %4, %5")
                           .arg(fromUtf8(row.day), who, exceptionWords(row.kind))
                           .arg(row.count)
                           .arg(amountText(row.amount));
        if (row.granted > 0) text += tr(" (%1 granted)").arg(row.granted);
        m_list->addItem(text);
    }
    if (report.empty()) m_list->addItem(tr("Nothing was voided or taken back in the last 31 days."));
}

void PeoplePage::chooseRow() {
    const int row = m_list->currentRow();
    if (m_shown != Shown::Staff || row < 0 || row >= static_cast<int>(m_staff.size())) return;
    const auto& person = m_staff[static_cast<std::size_t>(row)];
    m_number->setText(QString::number(person.number));
    m_name->setText(fromUtf8(person.name));
    m_reading->setText(fromUtf8(person.reading));
    m_role = person.role;
    m_roleKey->setWords(roleWords(m_role));
    m_pin->clear();
    m_pin->setFocus();
}

void PeoplePage::nextRole() {
    if (m_people.view().phase == api::SignInPhase::NobodyKnown) return;
    m_role = m_role == api::Role::Manager ? api::Role::Cashier
                                          : static_cast<api::Role>(static_cast<int>(m_role) + 1);
    m_roleKey->setWords(roleWords(m_role));
}

void PeoplePage::clearForm() {
    for (QLineEdit* field : {m_number, m_name, m_reading, m_pin}) field->clear();
}

void PeoplePage::showEvent(QShowEvent* event) {
    PageFrame::showEvent(event);
    const auto& view = m_people.view();
    m_role = view.phase == api::SignInPhase::NobodyKnown ? api::Role::Manager : api::Role::Cashier;
    clearForm();
    m_list->clear();
    showView();
    const bool isManager = view.person && view.person->role == api::Role::Manager;
    if (isManager || view.phase == api::SignInPhase::NobodyKnown) ask(Shown::Staff);
}

void PeoplePage::measure() {
    PageFrame::measure();
    m_list->setSpacing(look().px(4));
    m_keys->setSpacing(look().px(8));
    auto* grid = static_cast<QGridLayout*>(m_form->layout());
    grid->setContentsMargins(look().px(10), look().px(8), look().px(10), look().px(8));
    grid->setSpacing(look().px(6));
}

void PeoplePage::retranslate() {
    setHeading(tr("People"));
    setBackWords(tr("Back"));
    m_lock->setWords(tr("Lock"));
    m_signOut->setWords(tr("Sign out"));
    m_staffKey->setWords(tr("List"));
    m_reportKey->setWords(tr("Exceptions"));
    m_number->setPlaceholderText(tr("Number"));
    m_name->setPlaceholderText(tr("Name"));
    m_reading->setPlaceholderText(tr("Reading (kana)"));
    m_pin->setPlaceholderText(tr("New PIN"));
    m_add->setWords(tr("Add"));
    m_setPin->setWords(tr("Set PIN"));
    m_remove->setWords(tr("Remove"));
    showView();
    showRefusal();
}

}  // namespace kazasu::app

#include "app/views/grant_page.h"

#include "app/error_texts.h"
#include "app/views/labels.h"

#include <QCoreApplication>

#include <array>

namespace kazasu::app {
namespace {

struct RightWords {
    api::Right right;
    const char* words;
};
constexpr std::array kRights{
    RightWords{api::Right::VoidLine, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Void a line")},
    RightWords{api::Right::VoidSale, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Void the sale")},
    RightWords{api::Right::ParkSale, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Put a sale aside")},
    RightWords{api::Right::TakeCash, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Take cash")},
    RightWords{api::Right::Reprint, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Print a receipt again")},
    RightWords{api::Right::ReturnGoods, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Take goods back")},
    RightWords{api::Right::ReturnWithoutReceipt,
               QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Take goods back without a receipt")},
    RightWords{api::Right::OverridePrice, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Change a price")},
    RightWords{api::Right::Discount, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Give a discount")},
    RightWords{api::Right::OpenDrawer,
               QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Open the drawer without a sale")},
    RightWords{api::Right::OpenShift, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Open a shift")},
    RightWords{api::Right::CloseShift, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Close the shift")},
    RightWords{api::Right::MoveCash,
               QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Put cash in or take it out")},
    RightWords{api::Right::ReportX, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Read the X report")},
    RightWords{api::Right::ReportZ, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Print the Z report")},
    RightWords{api::Right::ReportExceptions,
               QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Read the report of exceptions")},
    RightWords{api::Right::ManageStaff,
               QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Change the list of people")},
    RightWords{api::Right::EnterTraining, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Begin a training")},
    RightWords{api::Right::LeaveTraining, QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "End the training")},
};

constexpr std::array kReasons{
    QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Mistake at the till"),
    QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "The customer's wish"),
    QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Faulty goods"),
    QT_TRANSLATE_NOOP("kazasu::app::GrantPage", "Something else"),
};

}  // namespace

QString rightWords(api::Right right) {
    for (const auto& row : kRights)
        if (row.right == right) return QCoreApplication::translate("kazasu::app::GrantPage", row.words);
    return {};
}

GrantPage::GrantPage(const Look& look, CashierDesk& desk, PeopleDesk& people, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_people(people),
      m_wanted(makeWrappedLabel(this, "sentence")),
      m_reasonWord(makeLabel(this, "muted")),
      m_reasonGrid(new QGridLayout),
      m_entry(new PinEntry(look, this)),
      m_refusal(makeWrappedLabel(this, "refusal")),
      m_allow(new KeyButton(look, this)) {
    m_allow->setObjectName(QStringLiteral("allowKey"));
    m_allow->setTone(KeyButton::Tone::Accent);
    m_allow->setSizes(26, 76, 1);
    m_allow->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    body()->addWidget(m_wanted);
    body()->addWidget(m_reasonWord);
    body()->addLayout(m_reasonGrid);
    body()->addWidget(m_entry, 1);
    body()->addWidget(m_refusal);
    body()->addWidget(m_allow);
    addReasons();
    connect(m_allow, &QAbstractButton::clicked, m_entry, &PinEntry::finish);
    connect(m_entry, &PinEntry::entered, this,
            [this](int number, const QString& pin) { m_people.grant(number, pin, tr(kReasons[m_reason])); });
    connect(this, &PageFrame::leaving, &people, &PeopleDesk::refuseGrant);
    connect(&people, &PeopleDesk::changed, this, &GrantPage::showWanted);
    connect(&people, &PeopleDesk::refusalChanged, this, &GrantPage::showRefusal);
    GrantPage::measure();
    GrantPage::retranslate();
}

void GrantPage::addReasons() {
    for (std::size_t i = 0; i < kReasons.size(); ++i) {
        auto* key = new KeyButton(look(), this);
        key->setSizes(17, 46, 1);
        m_reasonGrid->addWidget(key, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
        m_reasons.push_back(key);
        connect(key, &QAbstractButton::clicked, this, [this, i] { chooseReason(i); });
    }
}

void GrantPage::chooseReason(std::size_t reason) {
    m_reason = reason;
    for (std::size_t i = 0; i < m_reasons.size(); ++i) {
        m_reasons[i]->setShape(i == reason ? std::optional{Shape::Tick} : std::nullopt, &Palette::accent);
        m_reasons[i]->setAccessibleDescription(i == reason ? tr("chosen") : QString());
    }
}

void GrantPage::begin() {
    chooseReason(0);
    m_entry->begin();
}

void GrantPage::measure() {
    PageFrame::measure();
    m_reasonGrid->setSpacing(look().px(8));
    m_refusal->setMinimumHeight(look().px(40));
}

void GrantPage::retranslate() {
    setHeading(tr("Supervisor's PIN"));
    setBackWords(tr("Not allowed"));
    m_reasonWord->setText(tr("Reason"));
    for (std::size_t i = 0; i < m_reasons.size(); ++i) m_reasons[i]->setWords(tr(kReasons[i]));
    m_allow->setWords(tr("Allow this once"), tr("Enter"));
    showWanted();
    showRefusal();
}

void GrantPage::showWanted() {
    const auto& wanted = m_people.view().wanted;
    if (wanted) m_wanted->setText(tr("To allow, this once: %1").arg(rightWords(wanted->right)));
}

void GrantPage::showRefusal() {
    const auto refusal = m_people.refusal();
    const ErrorWords words = refusal ? wordsFor(*refusal) : ErrorWords{};
    m_refusal->setText(refusal ? words.happened + QLatin1Char(' ') + words.number : QString());
}

}  // namespace kazasu::app

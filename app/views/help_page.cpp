#include "app/views/help_page.h"

#include "app/views/labels.h"
#include "app/views/touch_scroll.h"

#include <array>

namespace kazasu::app {
namespace {

struct HelpRow {
    const char* key;  // empty: a heading
    const char* words;
};

constexpr std::array kHelpRows{
    HelpRow{"", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "A sale")},
    HelpRow{"1", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Scan the goods. Three of one: 3 × and scan.")},
    HelpRow{"2", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "A phone is just held to the reader. Cash: F8.")},
    HelpRow{"3", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Give change and receipt; scan the next goods.")},
    HelpRow{"", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Keys")},
    HelpRow{"↑ ↓", QT_TRANSLATE_NOOP("kazasu::app::HelpPage",
                                     "Choose a line. Without a choice, the newest line is meant.")},
    HelpRow{"F2", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Search goods by name.")},
    HelpRow{"F4", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Void the line.")},
    HelpRow{"Shift+F4", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Discount, or another price.")},
    HelpRow{"F5", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Change its quantity.")},
    HelpRow{"F6", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Void the whole sale. Asks once.")},
    HelpRow{"F7",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Park the sale, or take a parked one up again.")},
    HelpRow{"Shift+F7",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Payments in doubt, and what became of them.")},
    HelpRow{"F9", QT_TRANSLATE_NOOP("kazasu::app::HelpPage",
                                    "Earlier receipts: find, print again, for a name, as a gift.")},
    HelpRow{"Shift+F9", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Goods come back.")},
    HelpRow{"F3",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "States of the till, and what to do about them.")},
    HelpRow{"F11",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "The shift: cash in and out, count, close, reports.")},
    HelpRow{"Shift+F11",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Lock, sign out, train; the shop's people.")},
    HelpRow{"F10", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Other language.")},
    HelpRow{"Esc", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "Back.")},
    HelpRow{"", QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "When something is not well")},
    HelpRow{"!",
            QT_TRANSLATE_NOOP("kazasu::app::HelpPage", "The line under the scan field says what to do.")},
    HelpRow{"?", QT_TRANSLATE_NOOP("kazasu::app::HelpPage",
                                   "A payment in doubt is taken back by itself: it pays nothing.")},
};

}  // namespace

HelpPage::HelpPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent), m_grid(new QGridLayout) {
    auto* content = new QWidget(this);
    content->setLayout(m_grid);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(static_cast<int>(kHelpRows.size()), 1);
    for (const HelpRow& row : kHelpRows) {
        const int place = static_cast<int>(m_lines.size());
        const bool isHeading = *row.key == '\0';
        auto* key = makeLabel(content, "helpKey", Qt::AlignRight | Qt::AlignTop);
        auto* words = isHeading ? makeLabel(content, "heading") : makeWrappedLabel(content, "help");
        key->setText(QString::fromUtf8(row.key));
        if (isHeading) {
            m_grid->addWidget(words, place, 0, 1, 2);
        } else {
            m_grid->addWidget(key, place, 0);
            m_grid->addWidget(words, place, 1);
        }
        m_lines.push_back({key, words});
    }
    body()->addWidget(new TouchScroll(this, content), 1);
    HelpPage::measure();
    HelpPage::retranslate();
}

void HelpPage::measure() {
    PageFrame::measure();
    m_grid->setHorizontalSpacing(look().px(14));
    m_grid->setVerticalSpacing(look().px(4));
    for (const Line& line : m_lines) {
        if (line.words->property("role") == QLatin1String("heading"))
            line.words->setContentsMargins(0, look().px(8), 0, 0);
    }
}

void HelpPage::retranslate() {
    setHeading(tr("Help"));
    setBackWords(tr("Back"));
    for (std::size_t row = 0; row < m_lines.size(); ++row)
        m_lines[row].words->setText(tr(kHelpRows[row].words));
}

}  // namespace kazasu::app

#include "app/views/search_page.h"

#include "app/views/items_delegate.h"
#include "app/views/labels.h"

#include <QScroller>

namespace kazasu::app {

SearchPage::SearchPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : PageFrame(look, desk, parent),
      m_list(new QListView(this)),
      m_items(new ItemsModel(this)),
      m_none(makeWrappedLabel(this, "sentence")),
      m_pad(new TextPad(look, this)) {
    m_list->setObjectName(QStringLiteral("found"));
    m_list->setModel(m_items);
    m_list->setItemDelegate(new ItemsDelegate(look, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QScroller::grabGesture(m_list->viewport(), QScroller::TouchGesture);
    m_none->setAlignment(Qt::AlignCenter);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_none, 1);
    body()->addWidget(m_pad);
    m_pad->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_list, &QAbstractItemView::clicked, this,
            [&desk](const QModelIndex& index) { desk.chooseItem(index.row()); });
    connect(&desk.shown(), &CashierScreen::itemsChanged, this, &SearchPage::showItems);
    SearchPage::measure();
    SearchPage::retranslate();
}

void SearchPage::measure() {
    PageFrame::measure();
    m_list->doItemsLayout();
}

void SearchPage::retranslate() {
    setHeading(tr("Search goods"));
    setBackWords(tr("Back"));
    m_list->setAccessibleName(tr("Goods found"));
    showItems();
}

void SearchPage::showItems() {
    m_items->show(shown().foundItems());
    const bool isNone = shown().foundItems().empty();
    m_list->setVisible(!isNone);
    m_none->setVisible(isNone);
    m_none->setText(shown().entryText().isEmpty()
                        ? tr("Type a part of the name.")
                        : tr("Nothing is called “%1”. Try fewer letters, or the number below the bars.")
                              .arg(shown().entryText()));
    const QModelIndex current = m_items->index(shown().currentItem(), 0);
    m_list->setCurrentIndex(current);
    m_list->scrollTo(current);
}

}  // namespace kazasu::app

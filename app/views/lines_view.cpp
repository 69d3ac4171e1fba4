#include "app/views/lines_view.h"

#include "app/look/shapes.h"
#include "app/views/lines_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScroller>

namespace kazasu::app {

LinesView::LinesView(const Look& look, CashierDesk& desk, QWidget* parent)
    : QTableView(parent), m_look(look), m_desk(desk), m_lines(new LinesModel(this)) {
    setObjectName(QStringLiteral("lines"));
    setModel(m_lines);
    setItemDelegate(new LinesDelegate(look, this));
    setFocusPolicy(Qt::NoFocus);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFocusPolicy(Qt::NoFocus);
    QScroller::grabGesture(viewport(), QScroller::TouchGesture);
    connect(&desk.shown(), &CashierScreen::saleChanged, this, &LinesView::showSale);
    connect(&desk.shown(), &CashierScreen::lineChosen, this, &LinesView::showChosen);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const int number = index.data(LinesModel::LineNumberRole).toInt();
        m_desk.chooseLine(number == m_desk.shown().chosenLine() ? 0 : number);
    });
    connect(&look, &Look::changed, this, &LinesView::measure);
    measure();
    retranslate();
}

void LinesView::measure() {
    verticalHeader()->setDefaultSectionSize(m_look.px(42));
    verticalHeader()->setMinimumSectionSize(m_look.px(42));
    horizontalHeader()->setFixedHeight(m_look.px(30));
    horizontalHeader()->setMinimumSectionSize(m_look.px(30));
    using Header = QHeaderView;
    horizontalHeader()->setSectionResizeMode(Header::Fixed);
    horizontalHeader()->setSectionResizeMode(LinesModel::Name, Header::Stretch);
    const bool isNarrow = width() < m_look.px(600);
    setColumnWidth(LinesModel::Number, m_look.px(isNarrow ? 44 : 52));
    setColumnWidth(LinesModel::Quantity, m_look.px(isNarrow ? 54 : 70));
    setColumnWidth(LinesModel::UnitPrice,
                   qMax(m_look.px(isNarrow ? 94 : 122), widestIn(LinesModel::UnitPrice)));
    setColumnWidth(LinesModel::Amount, qMax(m_look.px(isNarrow ? 104 : 134), widestIn(LinesModel::Amount)));
    viewport()->update();
}

/// What the widest amount of a column needs: an amount is never cut, a name may be.
int LinesView::widestIn(int column) const {
    const QFontMetrics metrics(m_look.font(20, QFont::DemiBold));
    int widest = 0;
    for (int row = 0; row < m_lines->rowCount(); ++row)
        widest = qMax(widest, metrics.horizontalAdvance(m_lines->index(row, column).data().toString()));
    return widest + m_look.px(18);
}

void LinesView::resizeEvent(QResizeEvent* event) {
    measure();
    QTableView::resizeEvent(event);
    if (m_lines->newestRow() >= 0) scrollTo(m_lines->index(m_lines->newestRow(), 0));
}

void LinesView::showSale() {
    m_lines->show(m_desk.shown().sale());
    measure();
    showChosen();
    if (m_lines->newestRow() >= 0) scrollTo(m_lines->index(m_lines->newestRow(), 0));
    viewport()->update();
}

void LinesView::showChosen() {
    const int row = m_lines->rowOf(m_desk.shown().chosenLine());
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    selectRow(row);
    scrollTo(m_lines->index(row, 0));
}

void LinesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QTableView::changeEvent(event);
}

void LinesView::retranslate() {
    setAccessibleName(tr("Lines of this sale"));
    m_lines->retranslate();
    viewport()->update();
}

void LinesView::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (m_lines->rowCount() > 0) return;
    QPainter painter(viewport());
    const int side = m_look.px(56);
    const QPoint centre = viewport()->rect().center() - QPoint(0, m_look.px(44));
    paintShape(painter, app::Shape::ScanLine,
               QRectF(centre.x() - side / 2.0, centre.y() - side / 2.0, side, side), m_look.palette().muted);
    const QRect first(0, centre.y() + m_look.px(42), viewport()->width(), m_look.px(32));
    painter.setFont(m_look.font(22, QFont::DemiBold));
    painter.setPen(m_look.palette().ink);
    painter.drawText(first, Qt::AlignCenter, tr("Scan the first item"));
    painter.setFont(m_look.font(16));
    painter.setPen(m_look.palette().muted);
    painter.drawText(first.translated(0, m_look.px(32)), Qt::AlignCenter,
                     tr("No label? Press a quick key, or search by name (F2)."));
}

}  // namespace kazasu::app

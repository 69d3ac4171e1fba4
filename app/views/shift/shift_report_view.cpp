#include "app/views/shift/shift_report_view.h"

#include "app/amount_text.h"
#include "app/views/labels.h"
#include "app/views/touch_scroll.h"
#include "core/report/report_document.h"

namespace kazasu::app {

ShiftReportView::ShiftReportView(const Look& look, CashierDesk& desk, QWidget* parent)
    : ShiftPanel(look, desk, parent),
      m_difference(makeLabel(this, "paid", Qt::AlignCenter)),
      m_print(makeKey("printReportKey", 22, 64)) {
    auto* content = new QFrame(this);
    content->setObjectName(QStringLiteral("card"));
    auto* column = new QVBoxLayout(content);
    m_grid = new QGridLayout;
    m_grid->setColumnStretch(0, 1);
    column->addLayout(m_grid);
    column->addStretch(1);
    auto* scroll = new TouchScroll(this, content);
    scroll->setObjectName(QStringLiteral("reportScroll"));
    m_difference->setObjectName(QStringLiteral("overShort"));
    this->column()->addWidget(m_difference);
    this->column()->addWidget(scroll, 1);
    this->column()->addWidget(m_print);
    connect(m_print, &QAbstractButton::clicked, this, [this] { shift().printReport(); });
    ShiftReportView::measure();
    ShiftReportView::refresh();
}

void ShiftReportView::measure() {
    ShiftPanel::measure();
    m_grid->setHorizontalSpacing(look().px(12));
    m_grid->setVerticalSpacing(look().px(2));
}

void ShiftReportView::addRow(const QString& left, const QString& right, bool isHeading) {
    const int row = m_nextRow++;
    auto* word = makeWrappedLabel(m_grid->parentWidget(), isHeading ? "heading" : "value");
    word->setText(left);
    m_labels.push_back(word);
    if (right.isEmpty()) {
        m_grid->addWidget(word, row, 0, 1, 2);
        return;
    }
    auto* value =
        makeLabel(m_grid->parentWidget(), isHeading ? "heading" : "value", Qt::AlignRight | Qt::AlignTop);
    value->setText(right);
    m_labels.push_back(value);
    m_grid->addWidget(word, row, 0);
    m_grid->addWidget(value, row, 1);
}

/// The paper's own rows: what is printed and what is shown cannot differ.
void ShiftReportView::showRows(const Receipt& document) {
    for (QLabel* label : m_labels) delete label;
    m_labels.clear();
    m_nextRow = 0;
    for (const auto& element : document.elements) {
        if (const auto* line = std::get_if<TextLine>(&element)) {
            addRow(fromUtf8(line->text), {}, line->isEmphasised);
        } else if (const auto* pair = std::get_if<TwoColumnLine>(&element)) {
            addRow(fromUtf8(pair->left), fromUtf8(pair->right), pair->isEmphasised);
        }
    }
}

void ShiftReportView::refresh() {
    m_print->setWords(shift().isReprint() || (shift().report() && shift().report()->kind == ReportKind::Z)
                          ? tr("Print it again")
                          : tr("Print"));
    //: The language of a report on the screen: en or ja.
    const QString language = tr("en");
    if (!shift().report() || (m_shown == shift().report() && m_language == language)) return;
    m_shown = shift().report();
    m_language = language;
    ReceiptOptions options;
    options.language = language == QLatin1String("ja") ? ReceiptLanguage::Japanese : ReceiptLanguage::English;
    options.isReprint = shift().isReprint();
    ShopProfile shop;
    shop.name = desk().shown().status().shopName;
    if (const auto document = buildReport(*m_shown, shop, options)) showRows(*document);
    const auto difference = m_shown->drawer.overShort();
    m_difference->setVisible(difference.has_value());
    if (!difference) return;
    const QString size = amountText(difference->isNegative() ? -*difference : *difference);
    m_difference->setText(difference->isZero()       ? tr("The drawer is right.")
                          : difference->isPositive() ? tr("%1 too much").arg(size)
                                                     : tr("%1 missing").arg(size));
}

}  // namespace kazasu::app

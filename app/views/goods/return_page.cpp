#include "app/views/goods/return_page.h"

#include "app/amount_text.h"
#include "app/views/labels.h"
#include "app/views/touch_scroll.h"

namespace kazasu::app {
namespace {

constexpr int kReturnReasons = 4;
constexpr int kReturnLineHeight = 58;

}  // namespace

ReturnPage::ReturnPage(const Look& look, CashierDesk& desk, QWidget* parent)
    : GoodsPage(look, desk, parent),
      m_sentence(makeWrappedLabel(this, "sentence")),
      m_keypad(new Keypad(look, this)),
      m_find(makeKey("findReceiptKey", 24, 68)),
      m_bare(makeKey("withoutReceiptKey", 19, 56)),
      m_list(new QWidget(this)),
      m_rows(new QVBoxLayout(m_list)),
      m_scroll(new TouchScroll(this, m_list)),
      m_all(makeKey("returnAllKey", 19, 52)),
      m_why(makeWrappedLabel(this, "sentence")) {
    m_sentence->setObjectName(QStringLiteral("returnSentence"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addStretch();
    m_keypad->setDigitsOnly();
    body()->addWidget(m_sentence);
    body()->addWidget(m_scroll, 1);
    body()->addWidget(m_all);
    body()->addWidget(m_why);
    makeReasons();
    body()->addWidget(m_keypad, 1);
    body()->addWidget(m_bare);
    body()->addWidget(m_find);
    m_find->setTone(KeyButton::Tone::Accent);
    connect(m_find, &QAbstractButton::clicked, m_keypad, &Keypad::finished);
    connect(m_bare, &QAbstractButton::clicked, &goods(), &CashierGoods::beginBare);
    connect(m_all, &QAbstractButton::clicked, &goods(), &CashierGoods::chooseAll);
    ReturnPage::measure();
    ReturnPage::retranslate();
}

void ReturnPage::makeReasons() {
    for (int i = 0; i < kReturnReasons; ++i) {
        m_reasons.push_back(makeKey("returnReasonKey", 20, 56));
        connect(m_reasons.back(), &QAbstractButton::clicked, this,
                [this, i] { goods().takeBack(usualReasons().at(i)); });
    }
    body()->addLayout(makeGrid(m_reasons, 2));
}

QStringList ReturnPage::usualReasons() const {
    return {tr("Damaged"), tr("Wrong goods"), tr("Not needed"), tr("Rung up wrongly")};
}

QString ReturnPage::sentence() const {
    const auto& receipt = goods().receipt();
    switch (goods().returnStep()) {
        case ReturnStep::Receipt:
            return tr("Scan the symbol on the receipt, or type its number.");
        case ReturnStep::Lines:
            return tr("Receipt %1 of %2, %3. Press what comes back, once for each piece.")
                .arg(fromUtf8(receipt.number), dayText(receipt.day), amountText(receipt.total));
        case ReturnStep::Bare:
            return goods().bareCode().isEmpty() ? tr("Scan the goods, or type the number below the bars.")
                                                : tr("Goods: %1").arg(goods().bareCode());
    }
    return {};
}

void ReturnPage::refresh() {
    const ReturnStep step = goods().returnStep();
    setHeading(step == ReturnStep::Bare ? tr("Return without receipt") : tr("Return"));
    m_sentence->setText(sentence());
    m_scroll->setVisible(step == ReturnStep::Lines);
    m_all->setVisible(step == ReturnStep::Lines);
    m_all->setWords(tr("All of it"));
    m_keypad->setVisible(step != ReturnStep::Lines);
    m_bare->setVisible(step == ReturnStep::Receipt);
    m_bare->setWords(tr("Without a receipt"));
    m_find->setVisible(step == ReturnStep::Receipt);
    m_find->setWords(tr("Find the receipt"), tr("Enter"));
    showReasons(step != ReturnStep::Receipt);
    if (step == ReturnStep::Lines) showLines();
}

void ReturnPage::showReasons(bool isShown) {
    const bool isBare = goods().returnStep() == ReturnStep::Bare;
    const bool isChosen = isBare ? !goods().bareCode().isEmpty() : goods().chosenPieces() > 0;
    m_why->setVisible(isShown);
    m_why->setText(
        isBare ? tr("Why does it come back?")
               : tr("%n piece(s) come back. Why?", nullptr, static_cast<int>(goods().chosenPieces())));
    for (int i = 0; i < kReturnReasons; ++i) {
        KeyButton* key = m_reasons[static_cast<std::size_t>(i)];
        key->setVisible(isShown);
        key->setWords(usualReasons().at(i));
        key->setDimmed(!isChosen);
    }
}

void ReturnPage::buildLines() {
    for (KeyButton* key : m_lines) key->deleteLater();
    m_lines.clear();
    m_builtFor = goods().receipt().id;
    for (const auto& line : goods().receipt().lines) {
        auto* key = makeKey("returnLineKey", 19, kReturnLineHeight);
        m_rows->insertWidget(static_cast<int>(m_lines.size()), key);
        connect(key, &QAbstractButton::clicked, this, [this, number = line.number, most = line.returnable] {
            const auto now = goods().chosen(number);
            goods().choosePieces(number, now >= most ? 0 : now + 1);
        });
        m_lines.push_back(key);
    }
}

void ReturnPage::showLines() {
    const auto& lines = goods().receipt().lines;
    if (m_builtFor != goods().receipt().id || m_lines.size() != lines.size()) buildLines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto chosen = goods().chosen(lines[i].number);
        const QString words = lines[i].returnable == 0
                                  ? tr("came back already")
                                  : tr("%1 of %2 come back").arg(chosen).arg(lines[i].returnable);
        m_lines[i]->setWords(fromUtf8(lines[i].name), amountText(lines[i].paid), words);
        m_lines[i]->setDimmed(lines[i].returnable == 0);
        m_lines[i]->setShape(chosen > 0 ? std::optional{Shape::Tick} : std::nullopt, &Palette::accent);
    }
}

}  // namespace kazasu::app

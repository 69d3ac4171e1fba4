#include "app/views/shift/shift_overview.h"

#include "app/amount_text.h"
#include "app/views/labels.h"
#include "app/views/touch_scroll.h"

namespace kazasu::app {
namespace {

constexpr int kOverviewRowHeight = 30;  // so that the cards scroll rather than shrink

QString timeText(Instant at) {
    const CivilTime t = civilAt(at, kJapanOffset);
    return QStringLiteral("%1:%2").arg(t.hour).arg(t.minute, 2, 10, QLatin1Char('0'));
}

}  // namespace

ShiftOverview::ShiftOverview(const Look& look, CashierDesk& desk, QWidget* parent)
    : ShiftPanel(look, desk, parent),
      m_keys(new QGridLayout),
      m_cashIn(makeKey("cashInKey", 20, 56)),
      m_cashOut(makeKey("cashOutKey", 20, 56)),
      m_x(makeKey("xReportKey", 20, 56)),
      m_lastZ(makeKey("lastZKey", 20, 56)),
      m_drawerKeys(new QHBoxLayout),
      m_count(makeKey("countKey", 20, 56)),
      m_drawer(makeKey("openDrawerKey", 20, 56)),
      m_main(makeKey("shiftMainKey", 24, 76)) {
    column()->addWidget(makeScroll(), 1);
    makeKeys();
    ShiftOverview::measure();
    ShiftOverview::refresh();
}

QWidget* ShiftOverview::makeScroll() {
    auto* content = new QWidget(this);
    m_content = new QVBoxLayout(content);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_state = makeCard("shiftState");
    m_left = makeCard("shiftLeft");
    m_heldWord = makeLabel(content, "heading");
    m_content->addWidget(m_state.frame);
    m_content->addWidget(m_left.frame);
    m_content->addWidget(m_heldWord);
    m_content->addStretch(1);
    return new TouchScroll(this, content);
}

ShiftOverview::Card ShiftOverview::makeCard(const char* name) {
    Card card{new QFrame(this), nullptr, new QGridLayout, {}};
    card.frame->setObjectName(QStringLiteral("card"));
    card.frame->setLayout(card.grid);
    card.title = makeLabel(card.frame, "heading");
    card.title->setObjectName(QLatin1String(name));
    card.grid->addWidget(card.title, 0, 0, 1, 2);
    card.grid->setColumnStretch(0, 1);
    return card;
}

void ShiftOverview::fill(Card& card, const QString& title, const std::vector<Row>& rows) {
    card.title->setText(title);
    while (card.rows.size() < rows.size()) {
        auto* word = makeWrappedLabel(card.frame, "value");
        auto* value = makeLabel(card.frame, "value", Qt::AlignRight | Qt::AlignTop);
        const int place = static_cast<int>(card.rows.size()) + 1;
        card.grid->addWidget(word, place, 0);
        card.grid->addWidget(value, place, 1);
        card.rows.emplace_back(word, value);
    }
    for (std::size_t i = 0; i < card.rows.size(); ++i) {
        const bool isShown = i < rows.size();
        card.rows[i].first->setVisible(isShown);
        card.rows[i].second->setVisible(isShown);
        if (!isShown) continue;
        card.rows[i].first->setWordWrap(rows[i].second.isEmpty());
        card.rows[i].first->setText(rows[i].first);
        card.rows[i].second->setText(rows[i].second);
    }
    for (QLabel* label : card.frame->findChildren<QLabel*>())
        label->setMinimumHeight(look().px(kOverviewRowHeight));
}

void ShiftOverview::makeKeys() {
    column()->addLayout(m_keys);
    m_keys->addWidget(m_cashIn, 0, 0);
    m_keys->addWidget(m_cashOut, 0, 1);
    m_keys->addWidget(m_x, 1, 0);
    m_keys->addWidget(m_lastZ, 1, 1);
    m_drawerKeys->addWidget(m_count, 1);
    m_drawerKeys->addWidget(m_drawer, 1);
    m_keys->addLayout(m_drawerKeys, 2, 0, 1, 2);
    m_keys->addWidget(m_main, 3, 0, 1, 2);
    connect(m_cashIn, &QAbstractButton::clicked, this, [this] { shift().beginCash(false); });
    connect(m_cashOut, &QAbstractButton::clicked, this, [this] { shift().beginCash(true); });
    connect(m_x, &QAbstractButton::clicked, this, [this] { shift().makeX(); });
    connect(m_lastZ, &QAbstractButton::clicked, this, [this] { shift().reprintLast(); });
    connect(m_count, &QAbstractButton::clicked, this, [this] { shift().beginCount(ShiftStep::Count); });
    connect(m_drawer, &QAbstractButton::clicked, this, [this] { shift().openDrawer(); });
    connect(m_main, &QAbstractButton::clicked, this, [this] {
        if (shift().view().phase == api::ShiftPhase::Closed) return shift().beginCount(ShiftStep::Float);
        shift().close();
    });
}

std::vector<ShiftOverview::Row> ShiftOverview::stateRows() const {
    const auto& view = shift().view();
    if (view.phase == api::ShiftPhase::Closed) {
        const QString words = view.mustOpenByHand ? tr("Nothing can be sold before it is opened.")
                                                  : tr("The first sale opens one without a float.");
        return {Row(words, QString())};
    }
    Money in = Money::zero(view.currency);
    Money out = in;
    for (const auto& movement : view.movements) (movement.isOut ? out : in) += movement.amount;
    std::vector<Row> rows{
        {view.isOpenedByItself ? tr("Opened by itself") : tr("Opened"), timeText(view.openedAt)},
        {tr("Float"), amountText(view.floatAmount)},
        {tr("Cash in"), amountText(in)},
        {tr("Cash out"), amountText(out)}};
    if (!view.counted) return rows;
    rows.emplace_back(tr("Expected"), amountText(view.counted->expected));
    rows.emplace_back(tr("Counted"), amountText(view.counted->counted));
    rows.emplace_back(tr("Over or short"), amountText(view.counted->overShort));
    return rows;
}

std::vector<ShiftOverview::Row> ShiftOverview::leftRows() const {
    const auto& left = shift().view().left;
    std::vector<Row> rows;
    const auto add = [&rows](const QString& words, const Tally& tally) {
        if (tally.count != 0) rows.emplace_back(words, amountText(tally.sum));
    };
    add(tr("%n sale(s) not finished", nullptr, static_cast<int>(left.heldSales.count)), left.heldSales);
    add(tr("%n payment(s) not sent yet", nullptr, static_cast<int>(left.unsentRecords.count)),
        left.unsentRecords);
    add(tr("%n payment(s) in doubt", nullptr, static_cast<int>(left.paymentsInDoubt.count)),
        left.paymentsInDoubt);
    add(tr("%n refund(s) not done", nullptr, static_cast<int>(left.openRefunds.count)), left.openRefunds);
    return rows;
}

void ShiftOverview::showHeld() {
    const auto& held = shift().view().heldSales;
    for (KeyButton* key : m_held) key->deleteLater();
    m_held.clear();
    m_heldWord->setVisible(!held.empty());
    m_heldWord->setText(tr("Parked sales"));
    for (const auto& sale : held) {
        auto* key = makeKey("heldSaleKey", 18, 52);
        key->setWords(QStringLiteral("%1  %2  %3")
                          .arg(timeText(sale.since), fromUtf8(sale.firstItem), amountText(sale.total)),
                      {}, tr("%n piece(s)", nullptr, static_cast<int>(sale.pieces)));
        connect(key, &QAbstractButton::clicked, this, [this, id = sale.id] { shift().resumeSale(id); });
        m_content->insertWidget(m_content->count() - 1, key);
        m_held.push_back(key);
    }
}

void ShiftOverview::showKeys() {
    const auto& view = shift().view();
    const bool isClosed = view.phase == api::ShiftPhase::Closed;
    m_cashIn->setWords(tr("Cash in"));
    m_cashOut->setWords(tr("Cash out"));
    m_x->setWords(tr("X report"));
    m_lastZ->setWords(tr("Last Z again"));
    m_count->setWords(tr("Count the drawer"));
    m_drawer->setWords(tr("Open the drawer"));
    m_drawer->setVisible(view.hasDrawer);
    for (KeyButton* key : {m_cashIn, m_cashOut, m_x, m_count}) key->setDimmed(isClosed);
    m_lastZ->setDimmed(view.number - (isClosed ? 0 : 1) < 1);
    const bool isAsking = !isClosed && shift().asksToCloseAnyway();
    m_main->setWords(isClosed   ? tr("Open with a float")
                     : isAsking ? tr("Close all the same")
                                : tr("Close the shift"));
    const bool isNext = isClosed || view.phase == api::ShiftPhase::Counted;
    m_main->setTone(isNext ? KeyButton::Tone::Accent : KeyButton::Tone::Plain);
    m_main->setDimmed(!isNext);
}

void ShiftOverview::refresh() {
    const auto& view = shift().view();
    const bool isClosed = view.phase == api::ShiftPhase::Closed;
    fill(m_state, isClosed ? tr("No shift is open") : tr("Shift %1 is open").arg(view.number), stateRows());
    m_left.frame->setVisible(shift().asksToCloseAnyway());
    fill(m_left, tr("Closing now leaves this behind:"), leftRows());
    showHeld();
    showKeys();
}

void ShiftOverview::measure() {
    ShiftPanel::measure();
    m_content->setSpacing(look().px(8));
    m_keys->setSpacing(look().px(8));
    m_drawerKeys->setSpacing(look().px(8));
    for (Card* card : {&m_state, &m_left}) {
        card->grid->setContentsMargins(look().px(14), look().px(10), look().px(14), look().px(10));
        card->grid->setHorizontalSpacing(look().px(12));
        card->grid->setVerticalSpacing(look().px(3));
        for (QLabel* label : card->frame->findChildren<QLabel*>())
            label->setMinimumHeight(look().px(kOverviewRowHeight));
    }
}

}  // namespace kazasu::app

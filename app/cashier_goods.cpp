#include "app/cashier_goods.h"

#include "app/amount_text.h"
#include "app/desk_words.h"
#include "core/receipt/receipt_symbol.h"

#include <algorithm>

namespace kazasu::app {
namespace {

constexpr std::int64_t kMostTyped = 999'999'999;
constexpr std::int64_t kBasisPoints = 100;  // of a percent

bool isReceiptSymbol(const QString& label) {
    return label.startsWith(fromUtf8(std::string(kReceiptSymbolPrefix)));
}

}  // namespace

CashierGoods::CashierGoods(api::Till& till, TillBridge& bridge, CashierScreen& screen, QObject* parent)
    : QObject(parent), m_till(till), m_bridge(bridge), m_screen(screen) {
    connect(&bridge, &TillBridge::receiptFound, this, &CashierGoods::showReceipt);
    connect(&bridge, &TillBridge::receiptMissing, this, [this](ErrorCode code) {
        m_screen.say(errorMessage(code));
        m_screen.wantAttention();
    });
    connect(&screen, &CashierScreen::saleChanged, this, &CashierGoods::showQuestion);
}

void CashierGoods::show(Page page, EntryMode mode) {
    m_typed = 0;
    m_screen.clearEntry();
    m_screen.open(page, mode);
    Q_EMIT changed();
}

void CashierGoods::leave() { m_screen.open(Page::Selling, EntryMode::Scan); }

const api::LineView* CashierGoods::line() const {
    const int target = m_screen.targetLine();
    for (const auto& line : m_screen.sale().lines) {
        if (line.number == target) return &line;
    }
    return nullptr;
}

void CashierGoods::openPrices() {
    if (m_screen.page() == Page::Price) return leave();
    if (!m_screen.hasOpenLines()) return m_screen.say(errorMessage(ErrorCode::SaleEmpty));
    choosePriceStep(PriceStep::LineDiscount);
}

void CashierGoods::choosePriceStep(PriceStep step) {
    m_priceStep = step;
    show(Page::Price, EntryMode::Price);
}

void CashierGoods::takeOffPercent(std::int64_t percent) {
    if (percent == 0) return m_screen.say(amountMissingMessage());
    if (percent < 0 || percent > kMostPercent) return m_screen.say(errorMessage(ErrorCode::DiscountInvalid));
    const int number = m_priceStep == PriceStep::ReceiptDiscount ? 0 : m_screen.targetLine();
    leave();
    m_till.discount(number, {percent * kBasisPoints, {}});
}

void CashierGoods::takeOffTyped() {
    if (m_typed == 0) return m_screen.say(amountMissingMessage());
    const int number = m_priceStep == PriceStep::ReceiptDiscount ? 0 : m_screen.targetLine();
    const Money off(m_typed, m_screen.sale().total.currency());
    leave();
    m_till.discount(number, {0, off});
}

void CashierGoods::putOnAgain() {
    const auto* target = line();
    const int number = m_screen.targetLine();
    const bool isPrice = m_priceStep == PriceStep::OtherPrice;
    const auto listPrice = target != nullptr ? target->listPrice : std::nullopt;
    if (isPrice && !listPrice) return m_screen.say(usualPriceMessage());
    const bool isWhole = m_priceStep == PriceStep::ReceiptDiscount;
    const std::string given = isWhole             ? m_screen.sale().discountText
                              : target != nullptr ? target->discountText
                                                  : std::string();
    if (!isPrice && given.empty()) return m_screen.say(noDiscountMessage());
    leave();
    if (!isPrice) return m_till.discount(isWhole ? 0 : number, {});
    m_till.changePrice(number, *listPrice, tr("Back to the usual price").toStdString());
}

void CashierGoods::changePrice(const QString& reason) {
    if (m_typed == 0) return m_screen.say(amountMissingMessage());
    const Money price(m_typed, m_screen.sale().total.currency());
    const int number = m_screen.targetLine();
    leave();
    m_till.changePrice(number, price, reason.toStdString());
}

/// The question lies over everything until it is answered.
void CashierGoods::showQuestion() {
    const auto& question = m_screen.sale().question;
    const bool isShown = m_screen.page() == Page::Question;
    if (question) {
        const bool isPrice = question->kind == api::QuestionView::Kind::Price;
        const auto mode = isPrice ? EntryMode::AskedPrice : EntryMode::Scan;
        if (!isShown || m_screen.entryMode() != mode) show(Page::Question, mode);
    } else if (isShown) {
        leave();
    }
}

void CashierGoods::answerAge(bool isOldEnough) { m_till.answerAge(isOldEnough); }

void CashierGoods::answerTypedPrice() {
    if (m_typed == 0) return m_screen.say(amountMissingMessage());
    m_till.answerPrice(Money(m_typed, m_screen.sale().total.currency()));
}

void CashierGoods::refuseQuestion() {
    const auto& question = m_screen.sale().question;
    if (question && question->kind == api::QuestionView::Kind::Age) return m_till.answerAge(false);
    m_till.dropQuestion();
}

std::int64_t CashierGoods::chosen(int line) const {
    const auto found = m_chosen.find(line);
    return found == m_chosen.end() ? 0 : found->second;
}

std::int64_t CashierGoods::chosenPieces() const {
    std::int64_t pieces = 0;
    for (const auto& [line, number] : m_chosen) pieces += number;
    return pieces;
}

void CashierGoods::openReturns() {
    if (m_screen.page() == Page::Return) return leave();
    m_returnStep = ReturnStep::Receipt;
    show(Page::Return, EntryMode::Receipt);
}

void CashierGoods::findReceipt(const QString& text) {
    if (text.isEmpty()) return m_screen.say(receiptWantedMessage());
    m_bridge.findReceipt(text);
}

void CashierGoods::showReceipt(const api::ReceiptView& receipt) {
    m_receipt = receipt;
    m_chosen.clear();
    m_returnStep = ReturnStep::Lines;
    show(Page::Return, EntryMode::Scan);
}

void CashierGoods::beginBare() {
    m_returnStep = ReturnStep::Bare;
    m_bareCode.clear();
    show(Page::Return, EntryMode::BareCode);
}

void CashierGoods::choosePieces(int line, std::int64_t pieces) {
    for (const auto& one : m_receipt.lines) {
        if (one.number != line) continue;
        if (one.returnable == 0) return m_screen.say(allCameBackMessage());
        m_chosen[line] = std::clamp<std::int64_t>(pieces, 0, one.returnable);
    }
    Q_EMIT changed();
}

void CashierGoods::chooseAll() {
    for (const auto& one : m_receipt.lines) m_chosen[one.number] = one.returnable;
    if (chosenPieces() == 0) return m_screen.say(allCameBackMessage());
    Q_EMIT changed();
}

void CashierGoods::takeBack(const QString& reason) {
    if (m_returnStep == ReturnStep::Bare) {
        if (m_bareCode.isEmpty()) return m_screen.say(goodsMissingMessage());
        leave();
        return m_till.returnWithoutReceipt(m_bareCode.toStdString(), 1, reason.toStdString());
    }
    std::vector<api::ReturnAsk> lines;
    for (const auto& [line, pieces] : m_chosen) {
        if (pieces > 0) lines.push_back({line, pieces});
    }
    if (lines.empty()) return m_screen.say(goodsMissingMessage());
    leave();
    m_till.returnGoods(m_receipt.id, std::move(lines), reason.toStdString());
}

bool CashierGoods::labelScanned(const QString& label) {
    const bool isReceipt = isReceiptSymbol(label);
    if (!isReceipt && m_screen.page() != Page::Return) return false;
    m_screen.say(labelReadMessage(label));
    if (isReceipt)
        m_bridge.findReceipt(label);
    else if (m_returnStep == ReturnStep::Bare)
        enterBareCode(label);
    else
        m_screen.say(m_returnStep == ReturnStep::Receipt ? receiptWantedMessage() : notSoldHereMessage());
    return true;
}

void CashierGoods::enterBareCode(const QString& text) {
    if (text.isEmpty()) return m_screen.say(goodsMissingMessage());
    m_bareCode = text;
    m_screen.clearEntry();
    Q_EMIT changed();
}

void CashierGoods::textEdited(const QString& text) {
    const EntryMode mode = m_screen.entryMode();
    if (mode != EntryMode::Price && mode != EntryMode::AskedPrice) return;
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    m_typed = isNumber && number > 0 ? std::min<std::int64_t>(number, kMostTyped) : 0;
    Q_EMIT changed();
}

void CashierGoods::textEntered(const QString& text) {
    switch (m_screen.entryMode()) {
        case EntryMode::Price:
            if (m_priceStep == PriceStep::OtherPrice) return m_screen.say(reasonWantedMessage());
            return takeOffTyped();
        case EntryMode::AskedPrice:
            return answerTypedPrice();
        case EntryMode::Receipt:
            return findReceipt(text);
        case EntryMode::BareCode:
            return enterBareCode(text);
        default:
            return;
    }
}

bool CashierGoods::goBack() {
    if (m_screen.page() == Page::Question) {
        refuseQuestion();
        return true;
    }
    if (m_screen.page() != Page::Return || m_returnStep == ReturnStep::Receipt) return false;
    m_returnStep = ReturnStep::Receipt;
    show(Page::Return, EntryMode::Receipt);
    return true;
}

}  // namespace kazasu::app

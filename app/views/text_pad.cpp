#include "app/views/text_pad.h"

#include <QEvent>
#include <QLocale>

#include <array>

namespace kazasu::app {
namespace {

// The fifty sounds as every Japanese keypad lays them out, read from right to left; "。" leaves a place
// empty.
const std::array<QString, 5> kKanaRows{
    QStringLiteral("わらやまはなたさかあ"), QStringLiteral("をり。みひにちしきい"),
    QStringLiteral("んるゆむふぬつすくう"), QStringLiteral("ーれ。めへねてせけえ"),
    QStringLiteral("。ろよもほのとそこお")};
const std::array<QString, 4> kLatinRows{QStringLiteral("1234567890"), QStringLiteral("qwertyuiop"),
                                        QStringLiteral("asdfghjkl-"), QStringLiteral("zxcvbnm.&'")};

// Cycles of forms; the first character follows the last.
const std::array<QString, 27> kForms{
    QStringLiteral("あぁ"),   QStringLiteral("いぃ"),   QStringLiteral("うぅゔ"), QStringLiteral("えぇ"),
    QStringLiteral("おぉ"),   QStringLiteral("かが"),   QStringLiteral("きぎ"),   QStringLiteral("くぐ"),
    QStringLiteral("けげ"),   QStringLiteral("こご"),   QStringLiteral("さざ"),   QStringLiteral("しじ"),
    QStringLiteral("すず"),   QStringLiteral("せぜ"),   QStringLiteral("そぞ"),   QStringLiteral("ただ"),
    QStringLiteral("ちぢ"),   QStringLiteral("つづっ"), QStringLiteral("てで"),   QStringLiteral("とど"),
    QStringLiteral("はばぱ"), QStringLiteral("ひびぴ"), QStringLiteral("ふぶぷ"), QStringLiteral("へべぺ"),
    QStringLiteral("ほぼぽ"), QStringLiteral("やゃ"),   QStringLiteral("ゆゅ")};

}  // namespace

QString nextKanaForm(const QString& character) {
    static const QString kYo = QStringLiteral("よょ");
    const auto next = [&character](const QString& forms) {
        const auto place = forms.indexOf(character);
        return QString(forms.at((place + 1) % forms.size()));
    };
    if (character.size() != 1) return character;
    if (kYo.contains(character)) return next(kYo);
    for (const QString& forms : kForms)
        if (forms.contains(character)) return next(forms);
    return character;
}

TextPad::TextPad(const Look& look, QWidget* parent)
    : QWidget(parent), m_look(look), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_isKana = QLocale().language() == QLocale::Japanese;
    connect(&look, &Look::changed, this, &TextPad::measure);
    build();
    measure();
}

KeyButton* TextPad::addKey(const QString& caption, int row, int column, int columns) {
    auto* key = new KeyButton(m_look, this);
    key->setWords(caption);
    key->setSizes(20, 46, 1);
    m_grid->addWidget(key, row, column, 1, columns);
    m_keys.push_back(key);
    key->show();
    return key;
}

void TextPad::build() {
    for (KeyButton* key : m_keys) key->deleteLater();
    m_keys.clear();
    const auto addRows = [this](const auto& rows) {
        int row = 0;
        for (const QString& letters : rows) {
            for (int column = 0; column < letters.size(); ++column) {
                const QString letter = letters.mid(column, 1);
                if (letter == QStringLiteral("。")) continue;
                connect(addKey(letter, row, column), &QAbstractButton::clicked, this,
                        [this, letter] { Q_EMIT typed(letter); });
            }
            ++row;
        }
        return row;
    };
    const int last = m_isKana ? addRows(kKanaRows) : addRows(kLatinRows);
    auto* other = addKey(m_isKana ? QStringLiteral("ABC 123") : QStringLiteral("かな"), last, 0, 3);
    connect(other, &QAbstractButton::clicked, this, [this] {
        m_isKana = !m_isKana;
        build();
    });
    if (m_isKana) {
        auto* form = addKey(QStringLiteral("゛゜小"), last, 3, 2);
        form->setAccessibleName(tr("Voiced, half-voiced or small"));
        connect(form, &QAbstractButton::clicked, this, &TextPad::changedForm);
    }
    auto* space = addKey(tr("Space"), last, m_isKana ? 5 : 3, m_isKana ? 3 : 5);
    connect(space, &QAbstractButton::clicked, this, [this] { Q_EMIT typed(QStringLiteral(" ")); });
    auto* erase = addKey(QStringLiteral("⌫"), last, 8, 2);
    erase->setAccessibleName(tr("Erase the last character"));
    connect(erase, &QAbstractButton::clicked, this, &TextPad::erased);
}

void TextPad::measure() { m_grid->setSpacing(m_look.px(5)); }

void TextPad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_isKana = QLocale().language() == QLocale::Japanese;
        build();
    }
    QWidget::changeEvent(event);
}

}  // namespace kazasu::app

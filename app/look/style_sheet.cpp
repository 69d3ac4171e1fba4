#include "app/look/style_sheet.h"

#include <QHash>

#include <utility>

namespace kazasu::app {
namespace {

// @name is a colour token, #n a size at 768 pixels. Roles are set on labels by the views.
const char* const kSheetTemplate = R"(
QWidget { font-family: "Noto Sans", "Noto Sans CJK JP"; font-size: #15px; color: @ink; }
QWidget#window, QWidget#left { background: @paper; }
QWidget#right, QStackedWidget { background: @mist; }
QLabel { background: transparent; }
QWidget#window[isTraining="true"] { background: @warn; }
QWidget#signIn { background: @mist; }
QLabel#training { background: @warn; color: @paper; font-size: #22px; font-weight: bold; }
QLabel[role="refusal"] { color: @danger; font-size: #16px; font-weight: 600; }
QWidget#signIn QLineEdit, QWidget#right QLineEdit { background: @paper; color: @ink; border: #2px solid @line;
    border-radius: #8px; font-size: #22px; padding: #6px #10px; }
QWidget#signIn QLineEdit:focus, QWidget#right QLineEdit:focus { border-color: @accent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: #13px; }
QLabel[role="paidDue"] { font-size: #18px; font-weight: 600; }
QLabel[role="command"] { font-family: "Noto Sans Mono", monospace; font-size: #18px; padding: #10px; border: 1px solid @line;
    border-radius: #8px; background: @mist; }
QLabel[role="totalWord"] { font-size: #22px; font-weight: bold; }
QLabel[role="shop"] { font-weight: 600; }
QLabel[role="clock"] { font-size: #18px; font-weight: 600; }
QLabel[role="happened"] { font-size: #18px; font-weight: 600; }
QLabel[role="next"] { font-size: #16px; }
QLabel[role="help"] { font-size: #16px; }
QLabel[role="helpKey"] { font-size: #16px; font-weight: bold; }
QLabel[role="todo"] { font-size: #15px; font-weight: 600; }
QLabel[role="paid"] { font-size: #26px; font-weight: bold; }
QLabel[role="phoneAmount"] { font-size: #36px; font-weight: bold; }
QLabel[role="heading"] { font-size: #20px; font-weight: bold; }
QLabel[role="sentence"] { font-size: #20px; }
QLabel[role="total"] { font-size: #56px; font-weight: bold; }
QLabel[role="change"] { font-size: #52px; font-weight: bold; }
QLabel[role="amount"] { font-size: #28px; font-weight: bold; }
QLabel[role="value"] { font-size: #20px; }
QLabel[role="tax"] { font-size: #15px; }
QFrame#entry { background: @paper; border: #2px solid @accent; border-radius: #8px; }
QFrame#entry QLineEdit { background: transparent; border: none; font-size: #22px; color: @ink;
    selection-background-color: @info; selection-color: @paper; }
QFrame#entry QLabel { color: @muted; font-size: #15px; font-weight: bold; }
QFrame#card { background: @paper; border: 1px solid @line; border-radius: #8px; }
QTableView, QListView { background: @paper; alternate-background-color: @paper; border: none; outline: none;
    font-size: #20px; color: @ink; selection-background-color: @mist; selection-color: @ink; }
QHeaderView { background: @paper; border: none; }
QHeaderView::section { background: @paper; color: @muted; border: none; border-bottom: 1px solid @line;
    font-size: #15px; font-weight: normal; padding: #2px #8px; }
QTableCornerButton::section { background: @paper; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: #10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: #5px; min-height: #40px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { height: 0; }
QToolTip { color: @ink; background: @paper; border: 1px solid @line; }
)";

QString colourNamed(const Palette& palette, QStringView name) {
    const QHash<QString, QColor> colours{
        {QStringLiteral("ink"), palette.ink},       {QStringLiteral("muted"), palette.muted},
        {QStringLiteral("paper"), palette.paper},   {QStringLiteral("mist"), palette.mist},
        {QStringLiteral("line"), palette.line},     {QStringLiteral("accent"), palette.accent},
        {QStringLiteral("danger"), palette.danger}, {QStringLiteral("warn"), palette.warn},
        {QStringLiteral("info"), palette.info},
    };
    return colours.value(name.toString()).name();
}

}  // namespace

QString styleSheetFor(const Look& look) {
    const QString sheet = QString::fromLatin1(kSheetTemplate);
    QString result;
    for (qsizetype i = 0; i < sheet.size();) {
        const QChar sign = sheet.at(i);
        const bool isSize = sign == QLatin1Char('#') && sheet.at(i + 1).isDigit();
        if (sign != QLatin1Char('@') && !isSize) {
            result += sheet.at(i++);
            continue;
        }
        qsizetype end = i + 1;
        while (end < sheet.size() && (isSize ? sheet.at(end).isDigit() : sheet.at(end).isLetter())) ++end;
        const QStringView word = QStringView(sheet).mid(i + 1, end - i - 1);
        result += isSize ? QString::number(look.px(word.toInt())) : colourNamed(look.palette(), word);
        i = end;
    }
    return result;
}

}  // namespace kazasu::app

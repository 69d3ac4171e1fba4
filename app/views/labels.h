// Small makers for labels with a role of the style sheet, and boxes without margins.
#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QString>

namespace kazasu::app {

inline QLabel* makeLabel(QWidget* parent, const char* role,
                         Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QLatin1String(role));
    label->setAlignment(alignment);
    label->setTextFormat(Qt::PlainText);  // names of goods are never markup
    return label;
}

inline QLabel* makeWrappedLabel(QWidget* parent, const char* role) {
    auto* label = makeLabel(parent, role, Qt::AlignLeft | Qt::AlignTop);
    label->setWordWrap(true);
    return label;
}

}  // namespace kazasu::app

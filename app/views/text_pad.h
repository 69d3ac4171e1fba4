// TextPad: letters for fingers: the fifty kana, or Latin. What it types goes to the search as if it came from
// a keyboard.
#pragma once

#include "app/views/key_button.h"

#include <QGridLayout>
#include <QWidget>

#include <vector>

namespace kazasu::app {

class TextPad : public QWidget {
    Q_OBJECT

public:
    explicit TextPad(const Look& look, QWidget* parent = nullptr);

Q_SIGNALS:
    void typed(const QString& text);
    void erased();
    /// The character before the cursor becomes its voiced, half-voiced or small form, as on a phone.
    void changedForm();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    KeyButton* addKey(const QString& caption, int row, int column, int columns = 1);
    void measure();

    const Look& m_look;
    QGridLayout* m_grid;
    std::vector<KeyButton*> m_keys;
    bool m_isKana = true;
};

/// は -> ば -> ぱ -> は, つ -> づ -> っ -> つ; characters without other forms stay.
QString nextKanaForm(const QString& character);

}  // namespace kazasu::app

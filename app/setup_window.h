// SetupWindow: what a till shows that has no shop yet, or whose shop could not be opened: what is the matter,
// what to do, and the very words to type. Nothing pretends to work.
#pragma once

#include "app/language.h"
#include "app/look/look.h"
#include "core/error.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QWidget>

#include <optional>

namespace kazasu::app {

class KeyButton;

class SetupWindow : public QWidget {
    Q_OBJECT

public:
    /// Without an error: no configuration was named. `program` is how this program was called.
    SetupWindow(Look& look, Language& language, QString program, std::optional<Error> error,
                QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* addCommand();
    void arrange();
    void applyLook();
    void retranslate();

    Look& m_look;
    Language& m_language;
    QString m_program;
    std::optional<Error> m_error;
    QVBoxLayout* m_column;
    QWidget* m_mark;
    QLabel* m_happened;
    QLabel* m_next;
    QLabel* m_tryWords;
    QLabel* m_tryCommand;
    QLabel* m_configWords;
    QLabel* m_configCommand;
    QLabel* m_detail;
    KeyButton* m_languageKey;
    KeyButton* m_close;
};

}  // namespace kazasu::app

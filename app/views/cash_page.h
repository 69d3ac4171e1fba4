// CashPage: what is due, what the customer gave, what goes back; likely amounts as keys, and the keypad.
#pragma once

#include "app/views/keypad.h"
#include "app/views/page_frame.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class CashPage : public PageFrame {
    Q_OBJECT

public:
    CashPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void retranslate() override;
    void measure() override;

private:
    [[nodiscard]] QFrame* makeFigures();
    void addSuggestions();
    void showDue();
    void showGivenBack();
    void showGiven();

    static constexpr std::size_t kSuggestions = 6;

    QGridLayout* m_figures;
    QLabel* m_dueWord;
    QLabel* m_due;
    QLabel* m_givenWord;
    QLabel* m_given;
    QLabel* m_changeWord;
    QLabel* m_change;
    QGridLayout* m_suggestionGrid;
    std::vector<KeyButton*> m_suggestions;
    Keypad* m_keypad;
    KeyButton* m_allCash;
    KeyButton* m_take;
};

}  // namespace kazasu::app

// SellingPage: quick keys with names, the keypad, the functions with their F-keys, and the accent key.
#pragma once

#include "app/cashier_desk.h"
#include "app/views/key_button.h"
#include "app/views/keypad.h"

#include <QGridLayout>
#include <QLabel>

#include <vector>

namespace kazasu::app {

class SellingPage : public QWidget {
    Q_OBJECT

public:
    SellingPage(const Look& look, CashierDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] Keypad* keypad() const { return m_keypad; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Intent = void (CashierDesk::*)();
    struct FunctionKey {
        KeyButton* key;
        const char* caption;
        const char* tag;
    };

    void addFunction(const char* caption, const char* tag, const char* name, Intent intent);
    void showQuickKeys(const std::vector<api::ItemView>& items);
    void showUse();
    void evenOutCaptions();
    void measure();
    void retranslate();

    static constexpr int kQuickColumns = 3;

    const Look& m_look;
    CashierDesk& m_desk;
    QGridLayout* m_quickGrid;
    std::vector<KeyButton*> m_quickKeys;
    QLabel* m_noQuickKeys;
    Keypad* m_keypad;
    QGridLayout* m_functionGrid;
    std::vector<FunctionKey> m_functions;
    KeyButton* m_pay;
};

}  // namespace kazasu::app

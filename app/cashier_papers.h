// CashierPapers: sales that are over, looked for and chosen, and the papers about one, as the panel shows
// them. No widget is in here; no rule either.
#pragma once

#include "app/cashier_screen.h"

namespace kazasu::app {

/// One: what can be done with the chosen sale. Name: whom its paper is for.
enum class PaperStep { List, One, Name };

class CashierPapers : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostFound = 40;

    CashierPapers(api::Till& till, TillBridge& bridge, CashierScreen& screen, QObject* parent = nullptr);

    [[nodiscard]] PaperStep step() const { return m_step; }
    [[nodiscard]] const std::vector<api::PastSaleView>& found() const { return m_found; }
    /// The row that Enter chooses.
    [[nodiscard]] int current() const { return m_current; }
    /// Null: none is chosen.
    [[nodiscard]] const api::PastSaleView* chosen() const;

    void toggle();
    /// Straight to the papers of the sale that was just paid.
    void openFor(const SaleId& sale);
    void choose(int row);
    void move(int rows);
    void printCopy();
    void printGift();
    void askName();
    /// For whoever was typed.
    void printNamed(const QString& purpose);

    void textEdited(const QString& text);
    void textEntered(const QString& text);
    /// One step back; false at the first.
    bool goBack();

Q_SIGNALS:
    void changed();

private:
    void show(PaperStep step, EntryMode mode);
    void showFound(const QString& text, const std::vector<api::PastSaleView>& sales);
    void print(api::PaperKind kind, const QString& name, const QString& purpose);

    api::Till& m_till;
    TillBridge& m_bridge;
    CashierScreen& m_screen;
    PaperStep m_step = PaperStep::List;
    std::vector<api::PastSaleView> m_found;
    int m_current = 0;
    std::optional<api::PastSaleView> m_chosen;
    std::optional<SaleId> m_wanted;  // to be chosen when it is found
    QString m_name;
};

}  // namespace kazasu::app

// LinesModel: the lines of the sale as a table. Voided lines stay, struck; the delegate draws what the roles
// say.
#pragma once

#include "controller/api/till.h"

#include <QAbstractTableModel>

namespace kazasu::app {

class LinesModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Name, Quantity, UnitPrice, Amount, kColumnCount };
    enum Role { IsReducedRateRole = Qt::UserRole, IsVoidedRole, IsNewestRole, LineNumberRole, NoteRole };

    explicit LinesModel(QObject* parent = nullptr);

    void show(const api::SaleView& sale);
    void retranslate();
    /// Row of the line with that number, or -1.
    [[nodiscard]] int rowOf(int lineNumber) const;
    /// Row of the line that changed last, or -1.
    [[nodiscard]] int newestRow() const { return rowOf(m_sale.lastChangedLine); }
    [[nodiscard]] const api::LineView* lineAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const api::LineView& line, int column) const;
    /// What is behind the name: came back, a discount, another price.
    [[nodiscard]] QString noteOf(const api::LineView& line) const;

    api::SaleView m_sale;
};

}  // namespace kazasu::app

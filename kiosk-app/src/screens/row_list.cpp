#include "screens/row_list.hpp"

namespace screens {

RowList::RowList(const QList<QByteArray>& roles, QObject* parent) : QAbstractListModel(parent) {
    int role = Qt::UserRole;
    for (const auto& name : roles) roles_.insert(role++, name);
}

void RowList::set_rows(QList<QVariantList> rows) {
    const bool other_count = rows.size() != rows_.size();
    if (rows == rows_) return;
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    if (other_count) emit count_changed();
}

void RowList::set_row(int row, QVariantList values) {
    if (row < 0 || row >= rows_.size() || rows_[row] == values) return;
    rows_[row] = std::move(values);
    emit dataChanged(index(row), index(row));
}

int RowList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant RowList::data(const QModelIndex& index, int role) const {
    if (index.row() < 0 || index.row() >= rows_.size()) return {};
    return rows_[index.row()].value(role - Qt::UserRole);
}

QHash<int, QByteArray> RowList::roleNames() const {
    return roles_;
}

} // namespace screens

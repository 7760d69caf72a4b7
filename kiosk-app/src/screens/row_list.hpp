// A list for a Repeater or ListView: named roles, rows of plain values.
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace screens {

class RowList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a screen")
    Q_PROPERTY(int count READ count NOTIFY count_changed)
public:
    explicit RowList(const QList<QByteArray>& roles, QObject* parent = nullptr);

    /// Replaces all rows; each has one value a role, in the order of the roles.
    void set_rows(QList<QVariantList> rows);
    /// Replaces one row and keeps the others as they stand.
    void set_row(int row, QVariantList values);
    [[nodiscard]] const QList<QVariantList>& rows() const { return rows_; }
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void count_changed();

private:
    QHash<int, QByteArray> roles_;
    QList<QVariantList> rows_;
};

} // namespace screens

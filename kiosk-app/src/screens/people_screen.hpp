// Other persons whose cards the form can take in the same visit.
#pragma once

#include "screens/row_list.hpp"

#include <QObject>

namespace screens {

class PeopleScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(screens::RowList* people READ people CONSTANT) ///< label, name, scanned, holder, reuse, removable
    Q_PROPERTY(screens::RowList* tables READ tables CONSTANT) ///< tableId, label (add one more)
public:
    explicit PeopleScreen(QObject* parent = nullptr);
    [[nodiscard]] RowList* people() { return &people_; }
    [[nodiscard]] RowList* tables() { return &tables_; }

    Q_INVOKABLE void scan(int row) { emit scan_asked(row); }
    Q_INVOKABLE void reuse(int row) { emit reuse_asked(row); }
    Q_INVOKABLE void remove(int row) { emit remove_asked(row); }
    Q_INVOKABLE void add(const QString& table) { emit add_asked(table); }
    Q_INVOKABLE void done() { emit done_asked(); }

signals:
    void scan_asked(int row);
    void reuse_asked(int row);
    void remove_asked(int row);
    void add_asked(const QString& table);
    void done_asked();

private:
    RowList people_;
    RowList tables_;
};

} // namespace screens

// Choosing a form.
#pragma once

#include "screens/row_list.hpp"

#include <QObject>

namespace screens {

class FormsScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(screens::RowList* rows READ rows CONSTANT) ///< formId, title, code, event, note
    Q_PROPERTY(QString query READ query WRITE set_query NOTIFY query_changed)
public:
    explicit FormsScreen(QObject* parent = nullptr);
    [[nodiscard]] RowList* rows() { return &rows_; }
    [[nodiscard]] const QString& query() const { return query_; }
    void set_query(const QString& query);

    /// The form on top of what a search left over; without a search nothing.
    Q_INVOKABLE void chooseFirst();
    Q_INVOKABLE void choose(const QString& id) { emit chosen(id); }

signals:
    void query_changed();
    void chosen(const QString& id);

private:
    RowList rows_;
    QString query_;
};

} // namespace screens

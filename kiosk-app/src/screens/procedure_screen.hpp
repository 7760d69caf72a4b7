// Which procedure a form is for, where it serves several.
#pragma once

#include "screens/row_list.hpp"

#include <QObject>

namespace screens {

class ProcedureScreen : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QString formTitle READ form_title NOTIFY changed)
    Q_PROPERTY(screens::RowList* rows READ rows CONSTANT) ///< code, title
public:
    explicit ProcedureScreen(QObject* parent = nullptr);
    void show(const QString& form_title, QList<QVariantList> rows);
    [[nodiscard]] const QString& form_title() const { return form_title_; }
    [[nodiscard]] RowList* rows() { return &rows_; }

    Q_INVOKABLE void choose(const QString& code) { emit chosen(code); }

signals:
    void changed();
    void chosen(const QString& code);

private:
    QString form_title_;
    RowList rows_;
};

} // namespace screens
